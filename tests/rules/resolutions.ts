import { fileURLToPath } from "node:url";
import { parseCases } from "../../lib/engine/cases.ts";
import type { Home } from "../../lib/model/home.ts";
import { resolve } from "../../lib/model/resolve/mod.ts";
import type { Attempt, Provenance, Resolution } from "../../lib/model/resolve/types.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readView } from "../../lib/model/runtimes/mod.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import { rules } from "../../rules/mod.ts";
import { pages } from "../../rules/pages.ts";
import { homeOf } from "./case_home.ts";

/** Where {@link resolutionsOfAll} is recorded. */
export const RESOLUTIONS = fileURLToPath(new URL("./resolutions.txt", import.meta.url));

/** What {@link resolutionsOf} says of all rules. */
export function resolutionsOfAll(): string {
  return rules.map(resolutionsOf).join("");
}

/**
 * What each runtime makes of the homes in the cases of a rule's page: how each
 * profile gets its credentials, where its settings stand, and why other places
 * lose. What is alike in an earlier case but for lines and the profile's name is left out.
 */
export function resolutionsOf({ meta: { name } }: Rule): string {
  const lines = [`# ${name}`];
  const seen = new Set<string>();
  for (const pageCase of parseCases(pages[name]!)) {
    const home = homeOf(pageCase);
    const own: string[] = [];
    for (const [text, runtimes] of byText(home)) {
      const [profile, ...parts] = text.split(" | ");
      const unseen = parts.filter((part) => {
        const alike = part.replaceAll(/\d+/g, "").replaceAll(profile!.split(" ", 1)[0]!, "");
        return !seen.has(alike) && seen.add(alike);
      });
      if (unseen.length > 0) own.push(`${runtimes.join(" ")}: ${[profile, ...unseen].join(" | ")}`);
    }
    if (own.length > 0) lines.push(`## ${pageCase.title}`, ...own);
  }
  return `${lines.join("\n")}\n`;
}

/** The runtimes that make the same of a profile. */
function byText(home: Home): Map<string, RuntimeName[]> {
  const found = new Map<string, RuntimeName[]>();
  for (const runtime of RUNTIMES) {
    const { profiles, error } = readView(home, runtime);
    const texts = error !== null
      ? [`refuses: ${error.text}`]
      : [...profiles.keys(), undefined].map((profile) =>
        textOf(resolve(home, { runtime, profile }))
      );
    for (const text of texts) {
      const runtimes = found.get(text);
      if (runtimes === undefined) found.set(text, [runtime]);
      else runtimes.push(runtime);
    }
  }
  return found;
}

function textOf({ profile, error, credentials, settings }: Resolution): string {
  const parts = [
    `${profile.name} by ${profile.variable ?? profile.by}`,
    ...(error === null ? [] : [`${error.stops ? "stops" : "goes on"}: ${error.text}`]),
    credentials.winner === null ? `none: ${credentials.error}` : wayOf(credentials.winner),
    ...credentials.losers.map(({ attempt, why }) => `not ${wayOf(attempt)}: ${why}`),
    ...settings.filter(({ winner, losers }) =>
      winner !== null || losers.some(({ why }) => why !== UNREAD)
    )
      .map(({ key, winner, losers, isRead }) => {
        const lost = losers.map(({ place, why }) => ` not ${placeOf(place)} (${why})`).join("");
        return `${key}${isRead ? "" : " unread"} ${winner && placeOf(winner.place)}${lost}`;
      }),
  ];
  // Names of files and sections are in the texts, with all that may stand in them.
  return JSON.stringify(parts.join(" | ")).slice(1, -1);
}

/** Said of each setting that a runtime does not know. */
const UNREAD = "this setting is not read";

function wayOf({ way, profile, places, roles, root, failure }: Attempt): string {
  const from = places.length === 0 ? "" : ` of ${places.map(placeOf).join("+")}`;
  const assumed = roles.map((role) =>
    `, role of ${role.profile} ${placeOf(role.place)}${role.source && ` ${placeOf(role.source)}`}`
  );
  const by = root === null ? "" : `, by ${wayOf(root)}`;
  const failed = failure === null ? "" : ` fails (${failure.then}): ${failure.text}`;
  return `${way}${profile === null ? "" : ` ${profile}`}${from}${assumed.join("")}${by}${failed}`;
}

function placeOf(place: Provenance): string {
  return place.from === "file" ? `${place.file.kind}:${place.line}` : place.name;
}
