import { type RuntimeName, RUNTIMES } from "../runtime.ts";
import { REGION_VARIABLES } from "../sources.ts";

const BOTOCORE: readonly RuntimeName[] = ["cli", "boto3"];
const NOT_RUST: readonly RuntimeName[] = ["cli", "boto3", "js", "go", "java"];

/** The variable of a setting where only the runtimes that read the setting read it, and what these are. */
type Row = readonly [variable: string | null, runtimes: readonly RuntimeName[]];

/**
 * Settings with a variable, or that not all runtimes read: botocore
 * configprovider.py 1.43 and the AWS CLI 2.36 (boto3 stands for CLI v1 too),
 * Go config/env_config.go and shared_config.go, the JavaScript and Rust SDKs'
 * sources. Java's reading list is known less well than the others'.
 */
const TABLE: Readonly<Record<string, Row>> = {
  output: ["AWS_DEFAULT_OUTPUT", BOTOCORE],
  ca_bundle: ["AWS_CA_BUNDLE", ["cli", "boto3", "go"]],
  endpoint_url: ["AWS_ENDPOINT_URL", RUNTIMES],
  ignore_configured_endpoint_urls: ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", RUNTIMES],
  use_dualstack_endpoint: ["AWS_USE_DUALSTACK_ENDPOINT", RUNTIMES],
  use_fips_endpoint: ["AWS_USE_FIPS_ENDPOINT", RUNTIMES],
  retry_mode: ["AWS_RETRY_MODE", RUNTIMES],
  max_attempts: ["AWS_MAX_ATTEMPTS", RUNTIMES],
  defaults_mode: ["AWS_DEFAULTS_MODE", ["boto3", "js", "go", "java"]],
  sts_regional_endpoints: ["AWS_STS_REGIONAL_ENDPOINTS", ["boto3"]],
  sdk_ua_app_id: ["AWS_SDK_UA_APP_ID", RUNTIMES],
  tcp_keepalive: [null, BOTOCORE],
  data_path: ["AWS_DATA_PATH", BOTOCORE],
  metadata_service_timeout: ["AWS_METADATA_SERVICE_TIMEOUT", BOTOCORE],
  metadata_service_num_attempts: ["AWS_METADATA_SERVICE_NUM_ATTEMPTS", BOTOCORE],
  ec2_metadata_service_endpoint: ["AWS_EC2_METADATA_SERVICE_ENDPOINT", RUNTIMES],
  ec2_metadata_service_endpoint_mode: ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", RUNTIMES],
  ec2_metadata_v1_disabled: ["AWS_EC2_METADATA_V1_DISABLED", NOT_RUST],
  imds_use_ipv6: ["AWS_IMDS_USE_IPV6", BOTOCORE],
  endpoint_discovery_enabled: ["AWS_ENDPOINT_DISCOVERY_ENABLED", NOT_RUST],
  request_checksum_calculation: ["AWS_REQUEST_CHECKSUM_CALCULATION", RUNTIMES],
  response_checksum_validation: ["AWS_RESPONSE_CHECKSUM_VALIDATION", RUNTIMES],
  disable_request_compression: ["AWS_DISABLE_REQUEST_COMPRESSION", RUNTIMES],
  request_min_compression_size_bytes: ["AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", RUNTIMES],
  account_id_endpoint_mode: ["AWS_ACCOUNT_ID_ENDPOINT_MODE", RUNTIMES],
  sigv4a_signing_region_set: ["AWS_SIGV4A_SIGNING_REGION_SET", ["cli", "boto3", "js", "rust"]],
  auth_scheme_preference: ["AWS_AUTH_SCHEME_PREFERENCE", RUNTIMES],
  disable_host_prefix_injection: ["AWS_DISABLE_HOST_PREFIX_INJECTION", BOTOCORE],
  s3_use_arn_region: ["AWS_S3_USE_ARN_REGION", NOT_RUST],
  s3_us_east_1_regional_endpoint: ["AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", ["boto3"]],
  s3_disable_multiregion_access_points: [
    "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
    ["js", "go", "java"],
  ],
  s3_disable_express_session_auth: ["AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", RUNTIMES],
  csm_enabled: ["AWS_CSM_ENABLED", BOTOCORE],
  csm_host: ["AWS_CSM_HOST", BOTOCORE],
  csm_port: ["AWS_CSM_PORT", BOTOCORE],
  csm_client_id: ["AWS_CSM_CLIENT_ID", BOTOCORE],
  aws_account_id: ["AWS_ACCOUNT_ID", RUNTIMES],
  cli_pager: ["AWS_PAGER", ["cli"]],
  cli_auto_prompt: ["AWS_CLI_AUTO_PROMPT", ["cli"]],
  cli_error_format: ["AWS_CLI_ERROR_FORMAT", ["cli"]],
  cli_binary_format: [null, ["cli"]],
  cli_help_output: [null, ["cli"]],
  cli_timestamp_format: [null, BOTOCORE],
  cli_history: [null, BOTOCORE],
  parameter_validation: [null, BOTOCORE],
  api_versions: [null, ["boto3"]],
  login_session: [null, ["cli", "boto3", "js", "java", "rust"]],
  mfa_serial: [null, ["cli", "boto3", "js", "go"]],
  duration_seconds: [null, NOT_RUST],
};

/** The one setting whose variable Go calls differently. */
const GO_VARIABLES: Readonly<Record<string, string>> = {
  endpoint_discovery_enabled: "AWS_ENABLE_ENDPOINT_DISCOVERY",
};

/** The variables that a runtime reads a setting from, the strongest first. */
export function settingVariables(key: string, runtime: RuntimeName): readonly string[] {
  if (key === "region") return REGION_VARIABLES[runtime];
  const row = Object.hasOwn(TABLE, key) ? TABLE[key] : undefined;
  if (row === undefined || row[0] === null || !row[1].includes(runtime)) return [];
  const own = runtime === "go" && Object.hasOwn(GO_VARIABLES, key) ? GO_VARIABLES[key] : undefined;
  return [own ?? row[0]];
}

/** Tells whether a runtime reads a setting at all, as far as is known. A nested one has its block's name before a dot. */
export function readsSetting(key: string, runtime: RuntimeName): boolean {
  const block = key.indexOf(".");
  // Indented blocks of a profile are botocore's; the other SDKs have settings of the top level.
  if (block > 0 && key.startsWith("s3.")) return BOTOCORE.includes(runtime);
  const name = block > 0 ? key.slice(0, block) : key;
  return !Object.hasOwn(TABLE, name) || TABLE[name]![1].includes(runtime);
}

/** Every setting that has a variable. */
export const SETTINGS_WITH_VARIABLES: readonly string[] = [
  "region",
  ...Object.keys(TABLE).filter((key) => TABLE[key]![0] !== null),
];
