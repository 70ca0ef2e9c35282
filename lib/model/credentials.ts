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
const WAY_KEYS: ReadonlySet<string> = new Set([
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
    if (WAY_KEYS.has(setting.key) && (setting.writtenValue !== "" || setting.children.length > 0)) {
      return true;
    }
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

/** The names that any section refers to as its source profile. */
export function sourceProfileNames(home: Home): ReadonlySet<string> {
  return new Set(referencesOf(home).names("profile").keys());
}

/** Tells whether the environment supplies credentials to every profile: keys, a web identity or a container's. */
export function environmentHasCredentials(home: Home): boolean {
  const environment = home.environment;
  if (environment === null) return false;
  return ENVIRONMENT_WAYS.some((variables) => variables.every((name) => environment.has(name)));
}

const ENVIRONMENT_WAYS: readonly (readonly string[])[] = [
  ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
  ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"],
  ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"],
  ["AWS_CONTAINER_CREDENTIALS_FULL_URI"],
];
