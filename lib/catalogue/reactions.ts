/**
 * What each runtime does about a value that it cannot use.
 *
 * Sources: observed with botocore 1.43.107, AWS CLI 2.9.19 and 2.36.7 and the
 * JavaScript SDK 3 of 2026-11 (whose `loadConfig` passes over what a selector
 * throws, so that a default takes its place); read in Go `config/shared_config.go`
 * and `env_config.go` and Rust `aws-config/src/default_provider`. Of the Java
 * SDK nothing is known well enough to be said. 2026-11.
 *
 * @module
 */
import type { RuntimeName } from "../model/runtime.ts";
import type { SettingFact } from "./settings.ts";
import { runtimesOf } from "./table.ts";

/** What a runtime does: it stops, perhaps with a text, or it goes on as if the value were another one. */
export interface Reaction {
  readonly does: "stops" | "ignores" | "false" | "true";
  /** What it prints, with `{}` for the value; null where that is not known, or says nothing. */
  readonly text: string | null;
}

// What is wrong (a key or type; `+range` for a number out of range), runtimes, what they do, what they print.
const TABLE = `
boolean|cli,boto3,go|false
boolean|js,rust|ignores
ec2_metadata_v1_disabled|js|true
endpoint_discovery_enabled|js|true
endpoint_discovery_enabled|cli,boto3,go|ignores
s3_disable_express_session_auth|cli,boto3|stops|Invalid value "{}" for s3_disable_express_session_auth. Value must be a boolean
disable_request_compression|go|stops|invalid value for shared config profile field, disable_request_compression={}, need true or false
output|cli,boto3|stops|Unknown output type: {}
retry_mode|cli|stops|Invalid value provided to "mode": "{}" must be one of: "standard" or "adaptive"
retry_mode|boto3|stops|Invalid value provided to "mode": "{}" must be one of: ('legacy', 'standard', 'adaptive')
retry_mode|go,rust|stops
retry_mode|js|ignores
max_attempts|cli,boto3|stops|invalid literal for int() with base 10: '{}'
max_attempts|go|stops|invalid value max_attempts={}, expect integer
max_attempts|rust|stops
max_attempts|js|ignores
max_attempts+range|cli,boto3|stops|Value provided to "max_attempts": {} must be an integer greater than or equal to 1.
max_attempts+range|rust|stops
defaults_mode|boto3|stops|Client configured with invalid defaults mode: {}
defaults_mode|js|stops|Invalid parameter for "defaultsMode", expect in-region, cross-region, mobile, standard, legacy, got {}
defaults_mode|go|stops|failed to load defaults_mode from shared config, invalid value: {}
sts_regional_endpoints|boto3|stops|STS regional endpoints option {} is invalid. Valid options are: "legacy", "regional"
s3_us_east_1_regional_endpoint|boto3|stops|S3 us-east-1 regional endpoint option {} is invalid. Valid options are: "legacy", "regional"
s3.us_east_1_regional_endpoint|boto3|stops|S3 us-east-1 regional endpoint option {} is invalid. Valid options are: "legacy", "regional"
s3.addressing_style|cli,boto3|stops|S3 addressing style {} is invalid. Valid options are: 'auto', 'virtual', and 'path'
s3.preferred_transfer_client|cli|stops|Invalid value: "{}" for configuration option: "preferred_transfer_client"
s3.max_concurrent_requests|cli,boto3|stops|Value for max_concurrent_requests must be a positive integer: {}
s3.max_concurrent_requests+range|cli,boto3|stops|Value for max_concurrent_requests must be a positive integer: {}
s3.max_queue_size|cli,boto3|stops|Value for max_queue_size must be a positive integer: {}
s3.max_queue_size+range|cli,boto3|stops|Value for max_queue_size must be a positive integer: {}
size|cli,boto3|stops|Invalid size value: {}
rate|cli,boto3|stops|Invalid rate: {}
s3|cli,boto3|stops|'str' object has no attribute 'get'
api_versions|boto3|stops|'str' object has no attribute 'get'
request_min_compression_size_bytes|cli,boto3|stops|Invalid value "{}" for request_min_compression_size_bytes. Value must be an integer.
request_min_compression_size_bytes+range|cli,boto3|stops|Invalid value "{}" for request_min_compression_size_bytes. Value must be between 1 and 1048576.
request_min_compression_size_bytes|go|stops|invalid value for min request compression size bytes {}, need int64
request_min_compression_size_bytes+range|go|stops|invalid range for min request compression size bytes {}, must be within 0 and 10485760 inclusively
request_min_compression_size_bytes+range|js|stops|The value for requestMinCompressionSizeBytes must be between 0 and 10485760 inclusive
request_min_compression_size_bytes|js,rust|ignores
account_id_endpoint_mode|cli,boto3|stops|The configured value '{}' for 'account_id_endpoint_mode' is invalid. Valid values are: ('preferred', 'disabled', 'required').
account_id_endpoint_mode|go|stops|invalid value for shared config profile field, account_id_endpoint_mode={}, must be preferred/required/disabled
account_id_endpoint_mode|js,rust|ignores
request_checksum_calculation|cli,boto3|stops|Unsupported configuration value for request_checksum_calculation. Expected one of ('when_supported', 'when_required') but got {}.
request_checksum_calculation|go|stops|invalid value for shared config profile field, request_checksum_calculation={}, must be when_supported/when_required
request_checksum_calculation|js,rust|ignores
response_checksum_validation|cli,boto3|stops|Unsupported configuration value for response_checksum_validation. Expected one of ('when_supported', 'when_required') but got {}.
response_checksum_validation|go|stops|invalid value for shared config profile field, response_checksum_validation={}, must be when_supported/when_required
response_checksum_validation|js,rust|ignores
ec2_metadata_service_endpoint_mode|cli,boto3|stops|Invalid EC2 Instance Metadata endpoint mode: {}
ec2_metadata_service_endpoint_mode|go|stops|unknown EC2 IMDS endpoint mode, must be either IPv4 or IPv6
ec2_metadata_service_endpoint_mode|js|stops|Unsupported endpoint mode: {}
ec2_metadata_service_endpoint|cli,boto3|stops|Invalid endpoint EC2 Instance Metadata endpoint: {}
metadata_service_timeout|cli,boto3|stops|invalid literal for int() with base 10: '{}'
metadata_service_num_attempts|cli,boto3|stops|invalid literal for int() with base 10: '{}'
endpoint_url|cli,boto3|stops|Invalid endpoint: {}
role_session_name|all|stops
external_id|all|stops
sso_role_name|all|stops
cli_timestamp_format|cli,boto3|stops|Unknown cli_timestamp_format value: {}
cli_binary_format|cli|stops|'{}'
credential_process|cli,boto3|stops|No closing quotation
cli_auto_prompt|cli|ignores
cli_history|cli,boto3|ignores
`;

let table: ReadonlyMap<string, readonly (readonly [readonly RuntimeName[], Reaction])[]> | null =
  null;

/**
 * What a runtime does about a value that it cannot use, or null where that is
 * not known.
 *
 * @param isRange true for a number that is one, but too small or too large
 */
export function reactionOf(
  fact: SettingFact,
  runtime: RuntimeName,
  isRange = false,
): Reaction | null {
  table ??= parse();
  // A fault of its form is not what a runtime says of a range, nor the reverse.
  const names = isRange ? [`${fact.key}+range`] : [fact.key, fact.type];
  for (const name of names) {
    for (const [runtimes, reaction] of table.get(name) ?? []) {
      if (runtimes.includes(runtime)) return reaction;
    }
  }
  return null;
}

/**
 * What a runtime does about the value of a variable, from what it does about
 * that of the setting. Go checks them apart (`config/env_config.go`): it stops
 * at any word that is no boolean, and says which variable it is.
 */
export function toVariable(
  fact: SettingFact,
  variable: string,
  runtime: RuntimeName,
  reaction: Reaction | null,
): Reaction | null {
  if (runtime !== "go") return reaction;
  const start = `invalid value for environment variable, ${variable}={}`;
  if (fact.type === "boolean") return { does: "stops", text: `${start}, need true or false` };
  if (reaction === null || reaction.text === null) return reaction;
  const field = `shared config profile field, ${fact.key}=`;
  const text = reaction.text.replace(field, `environment variable, ${variable}=`);
  // What is left speaks of the file only.
  return { does: reaction.does, text: text.includes("shared config") ? null : text };
}

function parse() {
  const byName = new Map<string, (readonly [readonly RuntimeName[], Reaction])[]>();
  for (const line of TABLE.trim().split("\n")) {
    const [name, runtimes, does, text = null] = line.split("|") as [
      string,
      string,
      string,
      string?,
    ];
    const entry = [runtimesOf(runtimes), { does: does as Reaction["does"], text }] as const;
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [entry]);
    else list.push(entry);
  }
  return byName;
}
