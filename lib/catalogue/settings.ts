/**
 * What is known of each setting that some AWS tool reads.
 *
 * Sources: botocore 1.43.67 and 1.43.107 (`configprovider.py`, `credentials.py`,
 * `args.py`), AWS CLI 1.45.55 and 2.36.7, the settings reference of the "AWS
 * SDKs and Tools Reference Guide", and the sources of the SDKs for JavaScript
 * (smithy-typescript), Go (`config/shared_config.go`), Rust (smithy-rs) and Java
 * (`ProfileProperty`; which settings Java reads is known less well than for the
 * others). 2026-11. Dates of `since` are of the first appearance in botocore or
 * the AWS CLI.
 *
 * @module
 */
import type { RuntimeName } from "../model/runtime.ts";
import { attributeOf, indexRows, listOf, runtimesOf } from "./table.ts";

/** What a value has to look like. `integer` covers `range`, `text` covers `length`. */
export type SettingType =
  | "access-key-id"
  | "account-id"
  | "arn"
  | "block"
  | "boolean"
  | "choice"
  | "command"
  | "date"
  | "integer"
  | "list"
  | "mfa-serial"
  | "path"
  | "profile"
  | "rate"
  | "region"
  | "role-arn"
  | "secret"
  | "services"
  | "size"
  | "sso-session"
  | "text"
  | "url";

/** Sections that a setting may stand in. */
export type SettingSection = "profile" | "sso-session" | "plugins";

/** One of the values that a setting may have, and the runtimes that know it. */
export interface LegalValue {
  readonly value: string;
  readonly runtimes: readonly RuntimeName[];
}

/** What is known of one setting. */
export interface SettingFact {
  /** In lower case; a nested one has its block's name before a dot, as in `s3.addressing_style`. */
  readonly key: string;
  readonly type: SettingType;
  /** The runtimes that read it. */
  readonly runtimes: readonly RuntimeName[];
  readonly sections: readonly SettingSection[];
  /** Which file it belongs into; `either` where both are usual. */
  readonly file: "config" | "either";
  /** The legal values of a `choice`, and of a `boolean` that knows more than two. */
  readonly values: readonly LegalValue[];
  /** The runtimes that compare the values without their case. */
  readonly anyCase: readonly RuntimeName[];
  /** The smallest and largest number, or null where there is no such limit. */
  readonly min: number | null;
  readonly max: number | null;
  /** The smallest and largest number of characters, or null. */
  readonly minLength: number | null;
  readonly maxLength: number | null;
  /** Each entry names alternatives of which one is needed; an alternative may need several keys. */
  readonly requires: readonly (readonly (readonly string[])[])[];
  /** Settings of the same section that must not stand beside it. */
  readonly conflicts: readonly string[];
  /** `deprecated`: superseded; `legacy`: only old tools read it; `internal`: undocumented. */
  readonly status: "current" | "deprecated" | "legacy" | "internal";
  /** The setting that took its place, or null. */
  readonly supersededBy: string | null;
  /** Year and month of its first appearance, where that is known. */
  readonly since: string | null;
}

// key type runtimes, then what differs from: in=profile file=config, no limits.
const TABLE = `
aws_access_key_id access-key-id all file=either requires=aws_secret_access_key
aws_secret_access_key secret all file=either requires=aws_access_key_id
aws_session_token secret all file=either requires=aws_access_key_id,aws_secret_access_key
aws_security_token secret botocore file=either status=deprecated by=aws_session_token
aws_account_id account-id all file=either since=2025-02
aws_credential_scope text js file=either status=internal
credential_process command all file=either conflicts=source_profile,credential_source,web_identity_token_file since=2016-12
login_session arn cli,boto3,js,java,rust since=2025-11
role_arn role-arn all requires=source_profile|credential_source|web_identity_token_file
source_profile profile all requires=role_arn conflicts=credential_source,web_identity_token_file,credential_process
credential_source choice all values=Environment,Ec2InstanceMetadata,EcsContainer requires=role_arn conflicts=source_profile,web_identity_token_file,credential_process since=2017-08
web_identity_token_file path all requires=role_arn conflicts=source_profile,credential_source,credential_process since=2019-06
role_session_name text all length=2..64 requires=role_arn
external_id text all length=2..1224 requires=role_arn
mfa_serial mfa-serial cli,boto3,js,go length=9..256 requires=role_arn
duration_seconds integer no-rust range=900..43200 requires=role_arn since=2018-11
sso_session sso-session all since=2022-04
sso_account_id account-id all requires=sso_role_name,sso_session|sso_start_url+sso_region since=2020-06
sso_role_name text all length=1..64 requires=sso_account_id,sso_session|sso_start_url+sso_region since=2020-06
sso_start_url url all in=profile,sso-session requires=sso_region since=2020-06
sso_region region all in=profile,sso-session requires=sso_start_url since=2020-06
sso_registration_scopes list cli in=sso-session
region region all file=either
output choice botocore values=json,text,table,yaml@cli,yaml-stream@cli,off@cli
ca_bundle path cli,boto3,go
services services all since=2023-05
endpoint_url url all since=2023-05
ignore_configured_endpoint_urls boolean all since=2023-05
use_dualstack_endpoint boolean all since=2021-10
use_fips_endpoint boolean all since=2021-10
retry_mode choice all values=legacy@boto3+java,standard,adaptive anycase=rust since=2020-01
max_attempts integer all range=1.. since=2020-01
defaults_mode choice boto3,js,go,java values=legacy,standard,in-region,cross-region,mobile,auto anycase=all since=2021-12
sts_regional_endpoints choice boto3 values=legacy,regional status=legacy since=2019-08
sdk_ua_app_id text all length=..50 since=2023-06
sdk-ua-app-id text js status=deprecated by=sdk_ua_app_id
parameter_validation boolean botocore
tcp_keepalive boolean botocore since=2018-09
api_versions block boto3
data_path path botocore
metadata_service_timeout integer botocore range=1..
metadata_service_num_attempts integer botocore range=1..
ec2_metadata_service_endpoint url all
ec2_metadata_service_endpoint_mode choice all values=IPv4,IPv6 anycase=cli,boto3,go,java,rust since=2021-06
ec2_metadata_v1_disabled boolean no-rust since=2023-11
imds_use_ipv6 boolean botocore status=deprecated by=ec2_metadata_service_endpoint_mode since=2020-09
endpoint_discovery_enabled boolean cli,boto3,js,go values=true,false,auto since=2018-12
aws_endpoint_discovery_enabled boolean java
request_checksum_calculation choice all values=when_supported,when_required anycase=all since=2025-01
response_checksum_validation choice all values=when_supported,when_required anycase=all since=2025-01
disable_request_compression boolean all since=2023-07
request_min_compression_size_bytes integer all range=0..10485760 since=2023-07
account_id_endpoint_mode choice all values=preferred,disabled,required anycase=cli,boto3,java,rust since=2025-02
sigv4a_signing_region_set list cli,boto3,js,rust since=2024-08
auth_scheme_preference list all since=2025-06
disable_clock_skew_correction boolean js
disable_host_prefix_injection boolean botocore since=2025-02
s3_use_arn_region boolean no-rust
s3_us_east_1_regional_endpoint choice boto3,java values=legacy,regional
s3_disable_multiregion_access_points boolean js,go,java
s3_disable_express_session_auth boolean all since=2026-03
csm_enabled boolean botocore status=internal
csm_host text botocore status=internal
csm_port integer botocore range=1..65535 status=internal
csm_client_id text botocore status=internal
proxy_ca_bundle path botocore
proxy_client_cert path botocore
proxy_use_forwarding_for_https boolean botocore
cli_timestamp_format choice botocore values=wire,iso8601,none@boto3
cli_pager command cli
cli_auto_prompt choice cli values=on,on-partial,off anycase=cli
cli_binary_format choice cli values=base64,raw-in-base64-out
cli_history choice botocore values=enabled,disabled
cli_help_output choice cli values=terminal,browser,url
cli_error_format choice cli values=enhanced,legacy,json,yaml,text,table
cli_follow_urlparam boolean boto3 status=legacy
cli_legacy_plugin_path path cli in=plugins
s3 block botocore
s3.addressing_style choice botocore values=auto,virtual,path
s3.use_accelerate_endpoint boolean botocore conflicts=s3.use_dualstack_endpoint
s3.use_dualstack_endpoint boolean botocore conflicts=s3.use_accelerate_endpoint
s3.payload_signing_enabled boolean botocore
s3.signature_version text botocore
s3.use_arn_region boolean botocore
s3.us_east_1_regional_endpoint choice boto3 values=legacy,regional
s3.s3_disable_multiregion_access_points boolean botocore
s3.max_concurrent_requests integer botocore range=1..
s3.max_queue_size integer botocore range=1..
s3.multipart_threshold size botocore
s3.multipart_chunksize size botocore
s3.max_bandwidth rate botocore
s3.io_chunksize size cli
s3.preferred_transfer_client choice cli values=auto,classic,default,crt
s3.target_bandwidth rate cli
s3.should_stream boolean cli
s3.disk_throughput rate cli
s3.direct_io boolean cli
emr block botocore
emr.service_role text botocore
emr.instance_profile text botocore
emr.log_uri text botocore
emr.enable_debugging text botocore
emr.key_name text botocore
emr.key_pair_file path botocore
`;

let rows: Map<string, string> | null = null;
const facts = new Map<string, SettingFact>();

/**
 * What is known of a setting, or undefined for one that no AWS tool reads.
 *
 * @param key in lower case; a nested one has its block's name before a dot
 */
export function settingFact(key: string): SettingFact | undefined {
  const known = facts.get(key);
  if (known !== undefined) return known;
  const row = (rows ??= indexRows(TABLE)).get(key);
  if (row === undefined) return undefined;
  const fact = parse(row);
  facts.set(key, fact);
  return fact;
}

/** The keys of all settings, those of blocks as `block.key`, in a lasting order. */
export function settingKeys(): readonly string[] {
  return [...(rows ??= indexRows(TABLE)).keys()];
}

/** Tells whether a runtime reads a setting; false for one that nobody reads. */
export function isReadBy(key: string, runtime: RuntimeName): boolean {
  return settingFact(key)?.runtimes.includes(runtime) ?? false;
}

/** The values that a setting may have in a runtime; empty where any value will do. */
export function valuesFor(fact: SettingFact, runtime: RuntimeName): readonly string[] {
  return fact.values.filter((one) => one.runtimes.includes(runtime)).map((one) => one.value);
}

function parse(line: string): SettingFact {
  const row = line.split(" ");
  const [key, type, names] = row as [string, SettingType, string];
  const runtimes = runtimesOf(names);
  const anyCase = attributeOf(row, "anycase");
  const [min, max] = rangeOf(attributeOf(row, "range"));
  const [minLength, maxLength] = rangeOf(attributeOf(row, "length"));
  return {
    key,
    type,
    runtimes,
    sections: listOf(attributeOf(row, "in") ?? "profile") as SettingSection[],
    file: (attributeOf(row, "file") ?? "config") as SettingFact["file"],
    values: listOf(attributeOf(row, "values")).map((text) => valueOf(text, runtimes)),
    anyCase: anyCase === null ? [] : runtimesOf(anyCase),
    min,
    max,
    minLength,
    maxLength,
    requires: listOf(attributeOf(row, "requires")).map((one) =>
      one.split("|").map((alternative) => alternative.split("+"))
    ),
    conflicts: listOf(attributeOf(row, "conflicts")),
    status: (attributeOf(row, "status") ?? "current") as SettingFact["status"],
    supersededBy: attributeOf(row, "by"),
    since: attributeOf(row, "since"),
  };
}

function valueOf(text: string, runtimes: readonly RuntimeName[]): LegalValue {
  const at = text.indexOf("@");
  if (at < 0) return { value: text, runtimes };
  return { value: text.slice(0, at), runtimes: text.slice(at + 1).split("+") as RuntimeName[] };
}

function rangeOf(text: string | null): readonly [number | null, number | null] {
  if (text === null) return [null, null];
  const [low, high] = text.split("..") as [string, string];
  return [low === "" ? null : Number(low), high === "" ? null : Number(high)];
}
