import type { Home } from "./home.ts";

const known = new WeakMap<Home, ReadonlyMap<string, readonly string[]>>();

/**
 * The names of profiles that differ from each other by case alone, by what
 * they are in lower case. All runtimes compare names with their case.
 */
export function profileCaseTwins(home: Home): ReadonlyMap<string, readonly string[]> {
  let twins = known.get(home);
  if (twins === undefined) known.set(home, twins = caseTwins(home.profiles));
  return twins;
}

/** The names of a map that differ from each other by case alone, by what they are in lower case. */
export function caseTwins(named: ReadonlyMap<string, unknown>): Map<string, readonly string[]> {
  const capitals: string[] = [];
  for (const name of named.keys()) if (name !== name.toLowerCase()) capitals.push(name);
  const twins = new Map<string, readonly string[]>();
  if (capitals.length === 0) return twins;
  const groups = Map.groupBy(capitals, (name) => name.toLowerCase());
  for (const [lower, names] of groups) {
    const all = named.has(lower) ? [lower, ...names] : names;
    if (all.length > 1) twins.set(lower, all);
  }
  return twins;
}

/**
 * Tells whether a profile stands in one file alone, and one whose name differs
 * by case in the other file alone: most likely they are meant to be one.
 */
export function isSplitByCase(home: Home, name: string): boolean {
  const twins = profileCaseTwins(home).get(name.toLowerCase()) ?? [];
  if (twins.length !== 2) return false;
  const [a, b] = twins.map((twin) => home.profiles.get(twin)!);
  return a!.config.length === 0 && b!.credentials.length === 0 ||
    b!.config.length === 0 && a!.credentials.length === 0;
}
