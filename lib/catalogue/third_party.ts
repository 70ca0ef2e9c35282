/**
 * Beginnings of keys that other tools keep in the AWS files; a profile with one
 * gets its credentials from that tool. From the documentation of granted,
 * aws-sso-util, saml2aws, aws-adfs, aws-okta, aws-azure-login, aws-mfa, awsume,
 * onelogin and aws-vault, 2026-11.
 */
const PREFIXES = [
  "granted_",
  "sso_auto_populated",
  "sso_interactive_",
  "adfs_",
  "okta_",
  "azure_",
  "x_security_token_",
  "x_principal_",
  "aws_saml_",
  "saml",
  "onelogin_",
  "autoawsume",
  "awsume_",
  "include_profile",
  "assume_role_",
  "long_term_",
  "yubikey_",
  "google_config",
] as const;

/** Tells whether a setting (key in lower case) belongs to a tool that is not of AWS. */
export function isThirdPartyKey(key: string): boolean {
  return PREFIXES.some((prefix) => key.startsWith(prefix));
}
