import type { Home } from "./home.ts";
import type { RuntimeName } from "./runtime.ts";
import { lookUp } from "./sources.ts";

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
  return runtimes.filter((runtime) => lookUp(home, profile, "region", runtime).length === 0);
}
