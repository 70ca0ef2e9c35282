import { suppliesCredentials } from "../catalogue/third_party.ts";
import type { Home, Profile } from "./home.ts";
import { mentions } from "./mentions.ts";
import { referencesOf } from "./references.ts";
import type { AwsSection } from "./source_file.ts";

/** The settings that hold credentials themselves. */
export const SECRET_KEYS = [
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "aws_security_token",
] as const;

/** The settings that name a way to credentials: keys, a role, a web identity, SSO, a process or a login. */
export const WAY_KEYS: ReadonlySet<string> = new Set([
  "aws_access_key_id",
  "aws_secret_access_key",
  "role_arn",
  "web_identity_token_file",
  "sso_session",
  "sso_start_url",
  "sso_account_id",
  "sso_role_name",
  "credential_process",
  "login_session",
]);

/** The settings on which it depends where a runtime takes the credentials of a profile from. */
export const CREDENTIAL_INPUTS: ReadonlySet<string> = new Set([
  ...SECRET_KEYS,
  ...WAY_KEYS,
  "source_profile",
  "credential_source",
  "sso_region",
]);

/**
 * Tells whether a profile's own settings name a way to credentials. One that
 * is named incompletely counts: what it lacks is for other rules to say.
 */
export function hasCredentialWay(profile: Profile): boolean {
  return profile.config.some(namesCredentialWay) || profile.credentials.some(namesCredentialWay);
}

/** Tells whether a section names a way to credentials, if incompletely. */
export function namesCredentialWay(section: AwsSection): boolean {
  for (const setting of section.settings) {
    if (WAY_KEYS.has(setting.key) && setting.hasValue) return true;
  }
  return false;
}

/**
 * Tells whether a profile is meant to have a way to credentials, though what
 * names it may be empty, swallowed by its indent, or under a header without the
 * word `profile`.
 */
export function meansCredentialWay(home: Home, profile: Profile): boolean {
  return mentions(home, profile, WAY_KEYS);
}

const SOURCE_KEYS: ReadonlySet<string> = new Set(["source_profile", "credential_source"]);

/**
 * Tells whether nobody will miss a way to credentials that a profile does not
 * name: the default profile may hold settings for a container or an instance,
 * another tool may hold the credentials of a profile with settings of its own,
 * and what is meant for a way, or a source without a role, is for other rules.
 */
export function needsNoCredentials(home: Home, profile: Profile): boolean {
  if (profile.name === "default") return true;
  const isOfOtherTool = profile.sections.some(({ settings }) =>
    settings.some(({ key }) => suppliesCredentials(key))
  );
  return isOfOtherTool || mentions(home, profile, SOURCE_KEYS) || meansCredentialWay(home, profile);
}

/** The names that any section refers to as its source profile. */
export function sourceProfileNames(home: Home): ReadonlySet<string> {
  return referencesOf(home).names("profile");
}
