import { isPlaceholder } from "../catalogue/placeholders.ts";
import type { Setting } from "../syntax/document.ts";
import type { Home, Profile } from "./home.ts";
import { isPair, keyedProfiles, mainKeys } from "./key_settings.ts";
import { profilesWhere } from "./profile_kinds.ts";
import type { AwsSection, SourceFile } from "./source_file.ts";

/** What can supply the credentials of a profile, in words for the middle of a sentence. */
export type WayName = "a role" | "SSO" | "credential_process" | "a login session" | "keys";

/** A source of credentials that is set up whole, and the setting that tells best. */
export interface CredentialWay {
  readonly name: WayName;
  readonly file: SourceFile;
  readonly setting: Setting;
}

/** The settings that tell of a source other than keys. */
const TELLING: ReadonlyMap<string, WayName> = new Map([
  ["role_arn", "a role"],
  ["sso_role_name", "SSO"],
  ["credential_process", "credential_process"],
  ["login_session", "a login session"],
]);

/** The profiles that may have more than one source of credentials, by what keys they have. */
export function profilesWithWays(home: Home): readonly Profile[] {
  return profilesWhere(home, ({ config, credentials }) => {
    const keys = new Set<string>();
    for (const section of config) collectTelling(section, keys);
    for (const section of credentials) collectTelling(section, keys);
    return keys.size > 1;
  });
}

function collectTelling({ settings }: AwsSection, keys: Set<string>): void {
  for (const { key } of settings) {
    if (key === "aws_access_key_id" || TELLING.has(key)) keys.add(key);
  }
}

/**
 * The sources of credentials that a profile has, each once, as their author
 * meant them. One that is set up but in part, or by a placeholder, is for other
 * rules; so are the parts of a role that exclude each other.
 */
export function credentialWays(home: Home, profile: Profile): CredentialWay[] {
  const names = new Set<WayName>();
  for (const section of profile.config) collect(section, names);
  for (const section of profile.credentials) collect(section, names);
  names.add("keys");
  return [...names].flatMap((name) => {
    const setting = FINDERS[name](home, profile);
    return setting === undefined ? [] : [{ name, setting, file: fileOf(home, setting) }];
  });
}

function collect({ settings }: AwsSection, names: Set<WayName>): void {
  for (const setting of settings) {
    const name = TELLING.get(setting.key);
    if (name !== undefined) names.add(name);
  }
}

type Finder = (home: Home, profile: Profile) => Setting | undefined;

const FINDERS: Readonly<Record<WayName, Finder>> = {
  "a role": (_, profile) => {
    const isWhole = ["source_profile", "credential_source", "web_identity_token_file"]
      .some((key) => profile.has(key));
    return isWhole ? filled(profile, "role_arn") : undefined;
  },
  SSO: (_, profile) => profile.has("sso_account_id") ? filled(profile, "sso_role_name") : undefined,
  credential_process: (_, profile) => filled(profile, "credential_process"),
  "a login session": (_, profile) => filled(profile, "login_session"),
  keys: (home, profile) => {
    const keyed = keyedProfiles(home).get(profile.name);
    const keys = keyed === undefined ? null : mainKeys(keyed);
    if (keys === null || !isPair(keys)) return undefined;
    return isPlaceholder(keys.id!.value) || isPlaceholder(keys.secret!.value) ? undefined : keys.id;
  },
};

function filled(profile: Profile, key: string): Setting | undefined {
  return profile.has(key) ? profile.get(key) : undefined;
}

function fileOf({ config, credentials }: Home, { section }: Setting): SourceFile {
  return credentials?.document === section.document ? credentials : config!;
}
