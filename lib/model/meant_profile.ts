import type { Home } from "./home.ts";

/**
 * Tells whether some section is meant to be the profile of a name, though its
 * header may keep AWS tools from seeing it: other rules say so, at the header.
 */
export function isMeantProfile(home: Home, name: string): boolean {
  if (home.profiles.has(name) || home.unprefixed.has(name)) return true;
  return home.files.some(({ sections }) =>
    sections.some((section) => section.type === "unknown" && section.name === name)
  );
}
