/**
 * Names that people write for a setting by analogy with an option, a variable
 * or a name of the API, and that are too far from it for a comparison of
 * letters. `aws_access_key` comes from a report (aws/aws-cli#351), the others
 * from names that AWS itself uses elsewhere. 2026-11.
 *
 * @module
 */
const MISTAKES = `
aws_access_key_id aws_access_key access_key_id access_key accesskeyid accesskey aws_key awsaccesskeyid aws_access_id
aws_secret_access_key aws_secret_key secret_access_key secret_key secretaccesskey secretkey aws_secret aws_secret_access_key_id awssecretkey
aws_session_token session_token sessiontoken aws_session aws_token
region default_region aws_region aws_default_region region_name
output default_output output_format aws_default_output aws_output
source_profile profile_source sourceprofile base_profile
credential_source credentials_source
credential_process credentials_process
role_arn rolearn role assume_role_arn aws_role_arn
mfa_serial mfa mfa_arn mfa_serial_number mfa_device serial_number
role_session_name session_name aws_role_session_name
duration_seconds duration session_duration
external_id externalid
sso_start_url sso_url start_url
sso_account_id sso_account
sso_role_name sso_role
web_identity_token_file web_identity_token aws_web_identity_token_file
endpoint_url endpoint aws_endpoint_url
max_attempts max_attempt retries max_retries
ca_bundle aws_ca_bundle
cli_pager pager aws_pager
use_fips_endpoint use_fips fips
use_dualstack_endpoint use_dualstack dualstack
`;

let byMistake: ReadonlyMap<string, string> | null = null;

/** The setting that a well-known wrong key (in lower case) means, `-` and `_` being the same; or undefined. */
export function settingMeantBy(key: string): string | undefined {
  return (byMistake ??= indexMistakes(MISTAKES)).get(key.replaceAll("-", "_"));
}

function indexMistakes(table: string): ReadonlyMap<string, string> {
  return new Map(
    table.trim().split("\n").flatMap((line) => {
      const [meant, ...wrong] = line.split(" ") as [string, ...string[]];
      return wrong.map((one) => [one, meant] as const);
    }),
  );
}

/**
 * Names that people set for a variable of the SDKs and that are too far from it
 * for a comparison of letters. No AWS tool reads them (searched for in the
 * sources of botocore 1.43 and AWS CLI 2.36). 2026-11.
 */
const VARIABLES = `
AWS_ACCESS_KEY_ID AWS_DEFAULT_ACCESS_KEY_ID AWS_KEY_ID AWS_ACCESS_ID
AWS_SECRET_ACCESS_KEY AWS_SECRET_KEY_ID AWS_SECRET_ACCESS_KEY_ID AWS_DEFAULT_SECRET_ACCESS_KEY AWS_ACCESS_SECRET_KEY AWS_ACCESS_KEY_SECRET AWS_SECRET
AWS_SESSION_TOKEN AWS_ACCESS_TOKEN AWS_TOKEN AWS_DEFAULT_SESSION_TOKEN
AWS_DEFAULT_OUTPUT AWS_OUTPUT AWS_OUTPUT_FORMAT AWS_CLI_OUTPUT
AWS_PAGER AWS_CLI_PAGER
AWS_SHARED_CREDENTIALS_FILE AWS_CREDENTIALS_FILE AWS_CREDENTIALS_PATH AWS_SHARED_CREDENTIALS
AWS_CONFIG_FILE AWS_SHARED_CONFIG_FILE AWS_CONFIG_PATH
AWS_MAX_ATTEMPTS AWS_RETRY_MAX_ATTEMPTS AWS_MAX_RETRIES
AWS_USE_FIPS_ENDPOINT AWS_USE_FIPS
AWS_USE_DUALSTACK_ENDPOINT AWS_USE_DUALSTACK
AWS_EC2_METADATA_DISABLED AWS_METADATA_DISABLED AWS_IMDS_DISABLED
AWS_CA_BUNDLE AWS_CA_BUNDLE_PATH AWS_CERT_BUNDLE
`;

let variables: ReadonlyMap<string, string> | null = null;

/** The variable that a well-known wrong name means, or undefined. */
export function variableMeantBy(name: string): string | undefined {
  return (variables ??= indexMistakes(VARIABLES)).get(name);
}
