/**
 * Settings that hold an indented block, and what may stand in it: the nested
 * settings of `s3` from botocore's `S3_*` tables and the AWS CLI's
 * `s3/transferconfig.py`; those of `[services]` from "Service-specific
 * endpoints" (AWS SDKs and Tools Reference Guide), 2026-11.
 */
const S3_KEYS: ReadonlySet<string> = new Set([
  "addressing_style",
  "use_accelerate_endpoint",
  "use_dualstack_endpoint",
  "payload_signing_enabled",
  "signature_version",
  "use_arn_region",
  "us_east_1_regional_endpoint",
  "s3_disable_multiregion_access_points",
  "max_concurrent_requests",
  "max_queue_size",
  "multipart_threshold",
  "multipart_chunksize",
  "max_bandwidth",
  "preferred_transfer_client",
  "target_bandwidth",
  "io_chunksize",
  "should_stream",
  "disk_throughput",
  "direct_io",
]);

/** Top-level settings of a profile that some runtime reads as a nested block. */
const PARENTS: ReadonlySet<string> = new Set(["s3", "s3api", "api_versions"]);

/** Tells whether a setting (key in lower case) is written with an indented block below it. */
export function holdsBlock(key: string, inServices: boolean): boolean {
  return inServices || PARENTS.has(key);
}

/** Tells whether a setting belongs into the block of another (keys in lower case). */
export function belongsInBlock(parent: string, key: string, inServices: boolean): boolean {
  if (inServices) return key === "endpoint_url";
  return (parent === "s3" || parent === "s3api") && S3_KEYS.has(key);
}
