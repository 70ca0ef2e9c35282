/**
 * What is known of each environment variable that some AWS tool reads.
 *
 * Sources: botocore 1.43.67 (`configprovider.py`, `credentials.py`), AWS CLI
 * 2.36.7, "Environment variables" of the "AWS SDKs and Tools Reference Guide",
 * Go `config/env_config.go`, Java `SdkSystemSetting`, Rust `aws-config`, the
 * JavaScript SDK's `node-config-provider` users. 2026-11.
 *
 * @module
 */
import type { RuntimeName } from "../model/runtime.ts";
import { settingFact, type SettingType } from "./settings.ts";
import { attributeOf, indexRows, listOf, runtimesOf } from "./table.ts";

/** What is known of one variable. */
export interface EnvironmentFact {
  readonly name: string;
  /** The setting that it stands for, as in the files; null for one that only the environment knows. */
  readonly setting: string | null;
  readonly type: SettingType;
  /** Legal values of a variable that stands for no setting; those of others are the setting's. */
  readonly values: readonly string[];
  /** The runtimes that read it. */
  readonly runtimes: readonly RuntimeName[];
  /** `web-identity`: it counts only where AWS_WEB_IDENTITY_TOKEN_FILE is set; `fallback`: after the files. */
  readonly counts: "always" | "web-identity" | "fallback";
  /** `deprecated`: superseded; `legacy`: only old tools read it. */
  readonly status: "current" | "deprecated" | "legacy";
  /** The variable to use instead, or null. */
  readonly supersededBy: string | null;
}

// name, the setting or `-`, the runtimes (`same`: those of the setting). Of one
// setting the strongest comes first; `first` names runtimes for which it is another.
const TABLE = `
AWS_PROFILE - all type=profile
AWS_DEFAULT_PROFILE - cli,boto3,go first=boto3 type=profile
AWS_CONFIG_FILE - all type=path
AWS_SHARED_CREDENTIALS_FILE - all type=path
AWS_ACCESS_KEY_ID aws_access_key_id all
AWS_ACCESS_KEY aws_access_key_id go status=deprecated by=AWS_ACCESS_KEY_ID
AWS_SECRET_ACCESS_KEY aws_secret_access_key all
AWS_SECRET_KEY aws_secret_access_key go status=deprecated by=AWS_SECRET_ACCESS_KEY
AWS_SESSION_TOKEN aws_session_token all
AWS_SECURITY_TOKEN aws_session_token botocore first=cli,boto3 status=deprecated by=AWS_SESSION_TOKEN
AWS_ACCOUNT_ID aws_account_id same
AWS_CREDENTIAL_SCOPE aws_credential_scope same
AWS_CREDENTIAL_EXPIRATION - cli,boto3,js type=date
AWS_CREDENTIAL_FILE - botocore type=path status=legacy by=AWS_SHARED_CREDENTIALS_FILE
BOTO_CONFIG - botocore type=path status=legacy by=AWS_SHARED_CREDENTIALS_FILE
AWS_WEB_IDENTITY_TOKEN_FILE web_identity_token_file same counts=web-identity
AWS_ROLE_ARN role_arn same counts=web-identity
AWS_ROLE_SESSION_NAME role_session_name same counts=web-identity
AWS_CONTAINER_CREDENTIALS_RELATIVE_URI - all type=text
AWS_CONTAINER_CREDENTIALS_FULL_URI - all type=url
AWS_CONTAINER_AUTHORIZATION_TOKEN - all type=secret
AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE - all type=path
AWS_LOGIN_CACHE_DIRECTORY - cli,boto3,js,java,rust type=path
AWS_REGION region cli,js,go,java,rust
AWS_DEFAULT_REGION region cli,boto3,go,rust
AWS_DEFAULT_OUTPUT output same
AWS_CA_BUNDLE ca_bundle same
REQUESTS_CA_BUNDLE ca_bundle botocore counts=fallback
AWS_ENDPOINT_URL endpoint_url same
AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ignore_configured_endpoint_urls same
AWS_USE_DUALSTACK_ENDPOINT use_dualstack_endpoint same
AWS_USE_FIPS_ENDPOINT use_fips_endpoint same
AWS_RETRY_MODE retry_mode same
AWS_MAX_ATTEMPTS max_attempts same
AWS_DEFAULTS_MODE defaults_mode same
AWS_STS_REGIONAL_ENDPOINTS sts_regional_endpoints same status=legacy
AWS_SDK_UA_APP_ID sdk_ua_app_id same
BOTOCORE_TCP_KEEPALIVE tcp_keepalive boto3
AWS_DATA_PATH data_path same
AWS_METADATA_SERVICE_TIMEOUT metadata_service_timeout same
AWS_METADATA_SERVICE_NUM_ATTEMPTS metadata_service_num_attempts same
AWS_EC2_METADATA_DISABLED - all type=boolean
AWS_EC2_METADATA_SERVICE_ENDPOINT ec2_metadata_service_endpoint same
AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE ec2_metadata_service_endpoint_mode same
AWS_EC2_METADATA_V1_DISABLED ec2_metadata_v1_disabled same
AWS_IMDS_USE_IPV6 imds_use_ipv6 same status=deprecated by=AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE
AWS_ENDPOINT_DISCOVERY_ENABLED endpoint_discovery_enabled cli,boto3,js
AWS_ENABLE_ENDPOINT_DISCOVERY endpoint_discovery_enabled js,go first=js
AWS_REQUEST_CHECKSUM_CALCULATION request_checksum_calculation same
AWS_RESPONSE_CHECKSUM_VALIDATION response_checksum_validation same
AWS_DISABLE_REQUEST_COMPRESSION disable_request_compression same
AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES request_min_compression_size_bytes same
AWS_ACCOUNT_ID_ENDPOINT_MODE account_id_endpoint_mode same
AWS_SIGV4A_SIGNING_REGION_SET sigv4a_signing_region_set same
AWS_AUTH_SCHEME_PREFERENCE auth_scheme_preference same
AWS_DISABLE_CLOCK_SKEW_CORRECTION disable_clock_skew_correction same
AWS_DISABLE_HOST_PREFIX_INJECTION disable_host_prefix_injection same
AWS_S3_USE_ARN_REGION s3_use_arn_region same
AWS_S3_US_EAST_1_REGIONAL_ENDPOINT s3_us_east_1_regional_endpoint same
AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS s3_disable_multiregion_access_points no-rust
AWS_S3_DISABLE_EXPRESS_SESSION_AUTH s3_disable_express_session_auth same
AWS_CSM_ENABLED csm_enabled same
AWS_CSM_HOST csm_host same
AWS_CSM_PORT csm_port same
AWS_CSM_CLIENT_ID csm_client_id same
AWS_PAGER cli_pager same
PAGER cli_pager same counts=fallback
AWS_CLI_AUTO_PROMPT cli_auto_prompt same
AWS_CLI_ERROR_FORMAT cli_error_format same
AWS_CLI_FILE_ENCODING - cli type=text
AWS_CLI_OUTPUT_ENCODING - cli type=text
AWS_CLI_HISTORY_FILE - botocore type=path
AWS_CLI_S3_MV_VALIDATE_SAME_S3_PATHS - botocore type=boolean
AWS_CLI_UPGRADE_DEBUG_MODE - botocore type=boolean
AWS_EXECUTION_ENV - all type=text
AWS_LAMBDA_FUNCTION_NAME - all type=text
AWS_NEW_RETRIES_2026 - botocore type=boolean
AWS_SDK_LOAD_CONFIG - none type=boolean status=legacy
BOTO_DISABLE_CRT - botocore type=boolean
`;

/** Families whose last part is a service id in capitals, such as AWS_ENDPOINT_URL_DYNAMODB. */
const SERVICE_FAMILIES: Readonly<Record<string, string>> = {
  AWS_ENDPOINT_URL_: "AWS_ENDPOINT_URL_* endpoint_url same",
  AWS_BEARER_TOKEN_: "AWS_BEARER_TOKEN_* - all type=secret",
};

let rows: Map<string, string> | null = null;
const facts = new Map<string, EnvironmentFact>();
let bySetting: Map<string, readonly string[]> | null = null;
const order = new Map<string, readonly string[]>();

/**
 * What is known of a variable, or undefined for one that no AWS tool reads. Of
 * the variables of one service, such as AWS_ENDPOINT_URL_S3, the service's name
 * is not looked at.
 */
export function environmentFact(name: string): EnvironmentFact | undefined {
  const known = facts.get(name);
  if (known !== undefined) return known;
  const row = (rows ??= indexRows(TABLE)).get(name) ?? familyRow(name);
  if (row === undefined) return undefined;
  const fact = parse(name, row.split(" "));
  facts.set(name, fact);
  return fact;
}

/** The names of all variables but those of single services, in a lasting order. */
export function environmentNames(): readonly string[] {
  return [...(rows ??= indexRows(TABLE)).keys()];
}

/**
 * The variables that a runtime reads a setting (key in lower case) from, the
 * strongest first. Those of a web identity are not among them, as they count
 * together or not at all.
 */
export function variablesOf(key: string, runtime: RuntimeName): readonly string[] {
  const id = `${runtime} ${key}`;
  let names = order.get(id);
  if (names === undefined) order.set(id, names = orderFor(factsOf(key), runtime));
  return names;
}

/** The variables that a runtime reads the profile's name from, the strongest first. */
export function profileVariables(runtime: RuntimeName): readonly string[] {
  return variablesOf(PROFILE, runtime);
}

/** The settings that {@link variablesOf} knows a variable of for some runtime. */
export function settingsWithVariables(): readonly string[] {
  bySetting ??= groupBySetting();
  return [...bySetting.keys()].filter((key) => key !== PROFILE);
}

// No setting is called so: it groups the two variables.
const PROFILE = "$profile";

function factsOf(key: string): readonly EnvironmentFact[] {
  const names = (bySetting ??= groupBySetting()).get(key) ?? [];
  return names.map((name) => environmentFact(name)!);
}

/** By plain searches in the rows: the plain lint asks for two settings and must not pay for all. */
function groupBySetting(): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, row] of rows ??= indexRows(TABLE)) {
    if (row.includes("counts=")) continue;
    const start = name.length + 1;
    const setting = row.slice(start, row.indexOf(" ", start));
    const key = setting === "-" && row.endsWith("type=profile") ? PROFILE : setting;
    const names = groups.get(key);
    if (names === undefined) groups.set(key, [name]);
    else names.push(name);
  }
  groups.delete("-");
  return groups;
}

function orderFor(own: readonly EnvironmentFact[], runtime: RuntimeName): readonly string[] {
  const names = own.filter((fact) => fact.runtimes.includes(runtime)).map((fact) => fact.name);
  const first = (name: string) =>
    listOf(attributeOf(rows!.get(name)!.split(" "), "first")).includes(runtime) ? 0 : 1;
  return names.sort((a, b) => first(a) - first(b));
}

function familyRow(name: string): string | undefined {
  // All service families begin so.
  if (!name.startsWith("AWS_")) return undefined;
  const family = Object.keys(SERVICE_FAMILIES).find((prefix) =>
    name.startsWith(prefix) && /^[A-Z0-9_]+$/.test(name.slice(prefix.length))
  );
  return family === undefined ? undefined : SERVICE_FAMILIES[family];
}

function parse(name: string, row: readonly string[]): EnvironmentFact {
  const setting = row[1] === "-" ? null : row[1]!;
  const fact = setting === null ? undefined : settingFact(setting)!;
  return {
    name,
    setting,
    type: fact?.type ?? attributeOf(row, "type") as SettingType,
    values: listOf(attributeOf(row, "values")),
    runtimes: row[2] === "same" ? fact!.runtimes : runtimesOf(row[2]!),
    counts: (attributeOf(row, "counts") ?? "always") as EnvironmentFact["counts"],
    status: (attributeOf(row, "status") ?? "current") as EnvironmentFact["status"],
    supersededBy: attributeOf(row, "by"),
  };
}
