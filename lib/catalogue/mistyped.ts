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
  byMistake ??= new Map(
    MISTAKES.trim().split("\n").flatMap((line) => {
      const [setting, ...wrong] = line.split(" ") as [string, ...string[]];
      return wrong.map((one) => [one, setting] as const);
    }),
  );
  return byMistake.get(key.replaceAll("-", "_"));
}
