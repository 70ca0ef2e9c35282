import type { Home } from "../model/home.ts";
import { editDistance } from "./did_you_mean.ts";

/** What a header may have been meant to start. */
export type MeantType = "profile" | "sso-session" | "services";

const known = new WeakMap<Home, Readonly<Record<MeantType, ReadonlySet<string>>>>();

/**
 * Tells whether a section of some name is there, though its header is not quite
 * one of the type: `[dev]`, `[Profile dev]`, `[sso_session corp]`, or one that
 * stands in the wrong file. That is what the user has to repair, rather than
 * what refers to it.
 */
export function isMisnamed(home: Home, type: MeantType, name: string): boolean {
  let names = known.get(home);
  if (names === undefined) known.set(home, names = collect(home));
  return names[type].has(name);
}

function collect(home: Home): Readonly<Record<MeantType, ReadonlySet<string>>> {
  const names = {
    "profile": new Set<string>(),
    "sso-session": new Set<string>(),
    "services": new Set<string>(),
  };
  for (const file of home.files) {
    for (const { type, name, keyword } of file.sections) {
      if (type === "magic-default") names.profile.add("default");
      else if (type === "unprefixed") names.profile.add(profileMeantBy(name));
      else if (type === "unknown" && keyword !== null) {
        const meant = typeMeantBy(keyword);
        if (meant !== null) names[meant].add(name);
      } else if (file.kind === "credentials" && type !== "profile" && type in names) {
        names[type as MeantType].add(name);
      }
    }
  }
  return names;
}

function profileMeantBy(name: string): string {
  return name.toLowerCase() === "default" ? "default" : name.replace(/^profile\./, "");
}

function typeMeantBy(keyword: string): MeantType | null {
  const word = keyword.toLowerCase().replaceAll("_", "-");
  for (const type of ["profile", "sso-session", "services"] as const) {
    if (word.length <= 20 && editDistance(word, type) <= 2) return type;
  }
  return word === "sso" ? "sso-session" : null;
}
