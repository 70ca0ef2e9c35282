import { profileVariables } from "../../catalogue/environment.ts";
import type { Home } from "../home.ts";
import type { RuntimeName } from "../runtime.ts";
import type { View } from "../runtimes/mod.ts";
import type { ProfileChoice } from "./types.ts";

/** The runtimes to which an empty variable is not set; the others look for a profile without a name. */
const EMPTY_IS_UNSET: ReadonlySet<RuntimeName> = new Set(["js", "go"]);

/** Tells which profile a runtime reads, and why. A profile that was asked for counts as chosen by AWS_PROFILE. */
export function chooseProfile(home: Home, view: View, asked: string | undefined): ProfileChoice {
  const own = ownChoice(home, view.runtime);
  const choice = asked === undefined || asked === own.name
    ? own
    : { name: asked, by: "asked" as const, variable: null };
  return { ...choice, exists: view.profiles.has(choice.name) };
}

/** Tells which profile a runtime reads by itself, whether it is there or not. No file is read. */
export function ownChoice(home: Home, runtime: RuntimeName): Omit<ProfileChoice, "exists"> {
  const parameter = home.explicit.profile;
  if (parameter !== undefined) return { name: parameter, by: "parameter", variable: null };
  const { environment } = home;
  for (const variable of environment?.isAboutAws ? profileVariables(runtime) : []) {
    const name = environment!.get(variable);
    if (name === undefined || (name === "" && EMPTY_IS_UNSET.has(runtime))) continue;
    return { name, by: "variable", variable };
  }
  return { name: "default", by: "default", variable: null };
}

/**
 * What each runtime does about a profile that is not there; null where that is
 * no trouble. Nobody minds a missing default profile that nobody asked for,
 * except Rust where there are other profiles (profile/credentials/repr.rs).
 */
export function missingProfile(
  choice: ProfileChoice,
  view: View,
): { text: string; stops: boolean } | null {
  if (choice.exists) return null;
  const { name } = choice;
  const named = choice.by !== "default";
  switch (view.runtime) {
    case "cli":
    case "boto3":
      return named
        ? { text: `The config profile (${name}) could not be found`, stops: true }
        : null;
    case "go": {
      // Only AWS_PROFILE makes `resolveConfigLoaders` insist.
      const insists = named && choice.variable !== "AWS_DEFAULT_PROFILE";
      return insists ? { text: `failed to get shared config profile, ${name}`, stops: true } : null;
    }
    case "rust":
      return view.profiles.size === 0 ? null : {
        text: `profile \`${name}\` was not defined: could not find source profile ${name} ` +
          "referenced from the root profile",
        stops: true,
      };
    case "java":
      return named
        ? { text: `Profile file contained no credentials for profile '${name}'`, stops: false }
        : null;
    case "js":
      return named
        ? {
          text: `Could not resolve credentials using profile: [${name}] in ` +
            "configuration/credentials file(s)",
          stops: false,
        }
        : null;
  }
}
