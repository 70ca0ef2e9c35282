/**
 * Settings that tools which are not of AWS keep in the AWS files, and settings
 * of AWS SDKs that are no runtime of ours.
 *
 * Sources: the documentation or source of each tool, 2026-11.
 *
 * @module
 */

/**
 * Each tool and its settings; those behind `|` say that the tool supplies the
 * profile's credentials. What many scripts in public repositories write is `scripts`.
 */
const TOOLS = `
aws-vault parent_profile mfa_process session_tags transitive_session_tags source_identity sso_use_stdout|include_profile web_identity_token_process
granted |granted_sso_start_url granted_sso_region granted_sso_account_id granted_sso_role_name granted_sso_registration_scopes granted_skip_credential_process_validation common_fate_generated_from
awsume role_duration session_token_duration manager is_interactive expiration source_expiration|autoawsume principal_arn awsumepy_command
saml2aws |x_principal_arn x_security_token_expires
aws-sso-util sso_account_name|sso_interactive_auth sso_auto_populated
aws-extend-switch-roles color image role_name aws_account_alias target_role_name target_region group
aws-mfa aws_mfa_device assume_role assumed_role assumed_role_arn expiration
aws-okta mfa_provider mfa_factor_type session_ttl assume_role_ttl|aws_saml_url
aws-azure-login aws_expiration|azure_tenant_id azure_app_id_uri azure_default_username azure_default_role_arn azure_default_duration_hours azure_default_remember_me azure_default_password
aws-runas mfa_type credentials_duration|saml_auth_url saml_username saml_provider web_identity_auth_url web_identity_username web_identity_provider web_identity_client_id web_identity_redirect_uri jump_role_arn federated_username
awscli-mfa aws_session_expiry sessmax
scripts aws_session_expiration aws_session_token_expiration aws_credential_expiration
aws-toolkit toolkit_artifact_guid endpoint_name user_identity
`;

/** Beginnings of the settings of tools that have many, or for which no list is known; all supply credentials. */
const PREFIXES = [
  "granted_",
  "common_fate_",
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
  "awsume",
  "include_profile",
  "assume_role_",
  "long_term_",
  "yubikey_",
  "google_config",
] as const;

/** A setting of a tool. */
export interface ThirdPartyFact {
  readonly key: string;
  readonly tool: string;
  /** True if a profile with this setting gets its credentials from that tool. */
  readonly suppliesCredentials: boolean;
}

let facts: ReadonlyMap<string, ThirdPartyFact> | null = null;

/** What is known of a setting (key in lower case) of a tool that is not of AWS, or undefined. */
export function thirdPartyFact(key: string): ThirdPartyFact | undefined {
  return allFacts().get(key);
}

/** The keys of all settings of such tools that are known one by one. */
export function thirdPartyKeys(): readonly string[] {
  return [...allFacts().keys()];
}

/** Tells whether a setting (key in lower case) belongs to a tool that is not of AWS, by its name or its beginning. */
export function isThirdPartyKey(key: string): boolean {
  return allFacts().has(key) || hasThirdPartyPrefix(key);
}

/** Tells whether a profile with this setting (key in lower case) gets its credentials from a tool that is not of AWS. */
export function suppliesCredentials(key: string): boolean {
  return allFacts().get(key)?.suppliesCredentials ?? hasThirdPartyPrefix(key);
}

/** Tells whether awscli_plugin_endpoint reads a setting (key in lower case) from the block of a service in a profile. */
export function isPluginSetting(key: string): boolean {
  return key === "endpoint_url" || key === "verify_ssl" || key === "ca_bundle";
}

function hasThirdPartyPrefix(key: string): boolean {
  return PREFIXES.some((prefix) => key.startsWith(prefix));
}

function allFacts(): ReadonlyMap<string, ThirdPartyFact> {
  return facts ??= new Map(
    TOOLS.trim().split("\n").flatMap((line): (readonly [string, ThirdPartyFact])[] => {
      const blank = line.indexOf(" ");
      const tool = line.slice(0, blank);
      return line.slice(blank + 1).split("|").flatMap((keys, index) =>
        keys.split(" ").filter((key) => key !== "").map((key) =>
          [key, { key, tool, suppliesCredentials: index === 1 }] as const
        )
      );
    }),
  );
}
