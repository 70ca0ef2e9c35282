import type { Home, Profile } from "./home.ts";

/** The settings that hold credentials themselves. */
export const SECRET_KEYS = [
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "aws_security_token",
] as const;

/** A way in which a profile gets credentials, as far as its settings tell. */
export type CredentialWay = "static" | "role" | "web-identity" | "sso" | "process" | "login";

const WAY_KEYS: readonly (readonly [CredentialWay, readonly string[]])[] = [
  ["static", ["aws_access_key_id", "aws_secret_access_key"]],
  ["role", ["role_arn"]],
  ["web-identity", ["web_identity_token_file"]],
  ["sso", ["sso_session", "sso_start_url", "sso_account_id", "sso_role_name"]],
  ["process", ["credential_process"]],
  ["login", ["login_session"]],
];

/**
 * The ways to credentials that a profile's own settings name. A way that is
 * named incompletely counts: what it lacks is for other rules to say.
 */
export function credentialWays(profile: Profile): CredentialWay[] {
  return WAY_KEYS.filter(([, keys]) => keys.some((key) => profile.has(key))).map(([way]) => way);
}

/** The names that any section refers to as its source profile. */
export function sourceProfileNames(home: Home): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of home.files) {
    for (const setting of file.settings("source_profile")) names.add(setting.value);
  }
  return names;
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
