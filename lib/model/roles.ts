import type { Home, Profile } from "./home.ts";
import { type ProfileSetting, profileSettings } from "./profile_settings.ts";

/** The settings that say whose credentials assume a role; a profile with a role needs one of them. */
export const SOURCE_KEYS = [
  "source_profile",
  "credential_source",
  "web_identity_token_file",
] as const;

/** A setting that says whose credentials assume a role. */
export type SourceKey = typeof SOURCE_KEYS[number];

/** A profile with `role_arn`, which it has as `setting`. */
export interface Role extends ProfileSetting {
  /** Those of {@link SOURCE_KEYS} that the profile sets. */
  readonly sources: readonly SourceKey[];
}

const known = new WeakMap<Home, ReadonlyMap<Profile, Role>>();

/** The profiles with a role, found once for as long as the home lives. */
export function rolesOf(home: Home): ReadonlyMap<Profile, Role> {
  let roles = known.get(home);
  if (roles === undefined) {
    roles = new Map(
      profileSettings(home, "role_arn").map((found) => [found.profile, toRole(found)]),
    );
    known.set(home, roles);
  }
  return roles;
}

// Most roles have one source, and there may be ten thousand of them.
const ALONE = SOURCE_KEYS.map((key) => [key]);

function toRole({ profile, section, setting }: ProfileSetting): Role {
  const set = SOURCE_KEYS.filter((key) => profile.has(key));
  const sources = set.length === 1 ? ALONE[SOURCE_KEYS.indexOf(set[0]!)]! : set;
  return { profile, section, setting, sources };
}

/** The role of a profile whose credentials come from one source alone, named by a certain setting; otherwise undefined. */
export function roleBy(home: Home, profile: Profile, source: SourceKey): Role | undefined {
  const role = rolesOf(home).get(profile);
  return role?.sources.length === 1 && role.sources[0] === source ? role : undefined;
}
