import type { Home, Profile } from "./home.ts";
import type { Setting } from "../syntax/document.ts";
import type { AwsSection } from "./source_file.ts";

/** The settings of a profile that say how to get credentials by SSO, in the order in which they are named to people. */
export const SSO_KEYS = [
  "sso_session",
  "sso_account_id",
  "sso_role_name",
  "sso_start_url",
  "sso_region",
] as const;

/** A setting of SSO. */
export type SsoKey = typeof SSO_KEYS[number];

/** A profile with settings of SSO that are not just a session, or a session with an account and a role. */
export class SsoProfile {
  readonly profile: Profile;
  // A bit for each key: there may be ten thousand of these.
  readonly #bits: number;

  constructor(profile: Profile, bits: number) {
    this.profile = profile;
    this.#bits = bits;
  }

  /** Tells whether some section of the profile sets a key to something. */
  has(key: SsoKey): boolean {
    return (this.#bits & bitOf(key)) !== 0;
  }
}

const known = new WeakMap<Home, readonly SsoProfile[]>();

/**
 * The profiles with settings of SSO of which there may be something to say, in
 * the order of the files: a session alone, or a session with an account and a
 * role, is as it should be. Found once for as long as the home lives.
 */
export function ssoProfiles(home: Home): readonly SsoProfile[] {
  let found = known.get(home);
  if (found === undefined) known.set(home, found = find(home));
  return found;
}

function find(home: Home): SsoProfile[] {
  const found: SsoProfile[] = [];
  if (!home.files.some((file) => SSO_KEYS.some((key) => file.settings(key).length > 0))) {
    return found;
  }
  for (const profile of home.profiles.values()) {
    let bits = 0;
    for (const section of profile.config) bits |= bitsOf(section);
    for (const section of profile.credentials) bits |= bitsOf(section);
    if (bits !== 0 && bits !== SESSION && bits !== COMPLETE) {
      found.push(new SsoProfile(profile, bits));
    }
  }
  return found;
}

function bitsOf({ settings }: AwsSection): number {
  let bits = 0;
  for (const setting of settings) {
    const bit = bitOf(setting.key);
    if (bit > 0 && setting.hasValue) bits |= bit;
  }
  return bits;
}

/** A bit for each of {@link SSO_KEYS}, 0 for any other key. */
function bitOf(key: string): number {
  // The lengths tell most keys apart, which is cheaper to see than the letters.
  switch (key.length) {
    case 10:
      return key === "sso_region" ? 16 : 0;
    case 11:
      return key === "sso_session" ? SESSION : 0;
    case 13:
      return key === "sso_role_name" ? 4 : key === "sso_start_url" ? 8 : 0;
    case 14:
      return key === "sso_account_id" ? 2 : 0;
    default:
      return 0;
  }
}

const SESSION = 1;
const COMPLETE = SESSION | 2 | 4;

/** What all sections of an sso-session together say for a key (in lower case): the last that sets it wins; undefined where none does. */
export function sessionSetting(
  sections: readonly AwsSection[],
  key: string,
): { readonly section: AwsSection; readonly setting: Setting } | undefined {
  for (const section of sections.toReversed()) {
    const setting = section.get(key);
    if (setting?.hasValue) return { section, setting };
  }
  return undefined;
}
