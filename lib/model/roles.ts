import type { Setting } from "../syntax/document.ts";
import type { Home, Profile } from "./home.ts";

/** The settings that say whose credentials assume a role; a profile with a role needs one of them. */
export const SOURCE_KEYS = [
  "source_profile",
  "credential_source",
  "web_identity_token_file",
] as const;

/** A setting that says whose credentials assume a role. */
export type SourceKey = typeof SOURCE_KEYS[number];

/** A profile with `role_arn`. */
export interface Role {
  readonly profile: Profile;
  /** Those of {@link SOURCE_KEYS} that the profile sets. */
  readonly sources: readonly SourceKey[];
}

const known = new WeakMap<Home, readonly Role[]>();

/** The profiles with a role, in the order of the files; found once for as long as the home lives. */
export function rolesOf(home: Home): readonly Role[] {
  let roles = known.get(home);
  if (roles === undefined) known.set(home, roles = find(home));
  return roles;
}

/** Tells whether a profile has a role whose credentials come from one source alone, named by a certain setting. */
export function isRoleBy(profile: Profile, source: SourceKey): boolean {
  return profile.has("role_arn") &&
    SOURCE_KEYS.every((key) => profile.has(key) === (key === source));
}

/** A bit for the role itself, behind one for each of {@link SOURCE_KEYS}. */
const ROLE = 1 << SOURCE_KEYS.length;

function find(home: Home): Role[] {
  const roles: Role[] = [];
  if (!home.files.some((file) => file.settings("role_arn").length > 0)) return roles;
  // The sources that each number of bits stands for: there may be ten thousand roles.
  const sources = Array.from(
    { length: ROLE },
    (_, bits) => SOURCE_KEYS.filter((_, index) => (bits & 1 << index) !== 0),
  );
  for (const profile of home.profiles.values()) {
    const bits = bitsOf(profile);
    if (bits >= ROLE) roles.push({ profile, sources: sources[bits - ROLE]! });
  }
  return roles;
}

function bitsOf(profile: Profile): number {
  const { config, credentials } = profile;
  if (config.length === 1 && credentials.length === 0) return bitsIn(config[0]!.settings);
  let bits = profile.has("role_arn") ? ROLE : 0;
  if (bits > 0) SOURCE_KEYS.forEach((key, index) => bits |= profile.has(key) ? 1 << index : 0);
  return bits;
}

/** The same for the one section that most profiles have; the last setting of a key wins. */
function bitsIn(settings: readonly Setting[]): number {
  let bits = 0;
  for (const setting of settings) {
    const bit = bitOf(setting.key);
    if (bit > 0) bits = setting.hasValue ? bits | bit : bits & ~bit;
  }
  return bits;
}

function bitOf(key: string): number {
  // The lengths differ, which is cheaper to see than the letters.
  switch (key.length) {
    case 8:
      return key === "role_arn" ? ROLE : 0;
    case 14:
      return key === SOURCE_KEYS[0] ? 1 : 0;
    case 17:
      return key === SOURCE_KEYS[1] ? 2 : 0;
    case 23:
      return key === SOURCE_KEYS[2] ? 4 : 0;
    default:
      return 0;
  }
}
