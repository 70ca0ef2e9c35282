import type { Home, Profile } from "./home.ts";
import type { Setting } from "../syntax/document.ts";
import { profilesWhere } from "./profile_kinds.ts";
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

/** A profile with settings of SSO. */
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
    return (this.#bits & BITS.get(key)!) !== 0;
  }
}

const BITS: ReadonlyMap<string, number> = new Map(SSO_KEYS.map((key, index) => [key, 1 << index]));

/**
 * The profiles with settings of SSO that pass a test, in the order of the files.
 *
 * @param test may depend on nothing but which of the settings there are
 */
export function ssoProfilesWhere(home: Home, test: (sso: SsoProfile) => boolean): SsoProfile[] {
  if (!home.files.some((file) => SSO_KEYS.some((key) => file.settings(key).length > 0))) return [];
  return profilesWhere(home, (profile) => {
    const bits = bitsOfProfile(profile);
    return bits !== 0 && test(new SsoProfile(profile, bits));
  }).map((profile) => new SsoProfile(profile, bitsOfProfile(profile)));
}

function bitsOfProfile({ config, credentials }: Profile): number {
  let bits = 0;
  for (const section of config) bits |= bitsOf(section);
  for (const section of credentials) bits |= bitsOf(section);
  return bits;
}

function bitsOf({ settings }: AwsSection): number {
  let bits = 0;
  for (const setting of settings) {
    if (setting.key.startsWith("sso_") && setting.hasValue) bits |= BITS.get(setting.key) ?? 0;
  }
  return bits;
}

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
