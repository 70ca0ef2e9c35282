import type { Home, Profile } from "./home.ts";
import { mentions } from "./mentions.ts";
import type { RuntimeName } from "./runtime.ts";
import { findsSetting } from "./resolve/mod.ts";

/** Tells whether a text has the shape of a region, so that nothing else is ever written into a file. */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,4}(?:-[a-z]+){1,3}-\d{1,2}$/.test(text);
}

/** Those of some runtimes that find no region for a profile, neither in the files nor in the environment. */
export function runtimesWithoutRegion(
  home: Home,
  profile: string,
  runtimes: readonly RuntimeName[],
): RuntimeName[] {
  return runtimes.filter((runtime) => !findsSetting(home, runtime, profile, "region"));
}

/**
 * Tells whether a region stands somewhere in a profile, though it may be empty,
 * swallowed by its indent, or under a header without the word `profile`.
 */
export function mentionsRegion(home: Home, profile: Profile): boolean {
  return mentions(home, profile, REGION);
}

const REGION: ReadonlySet<string> = new Set(["region"]);
