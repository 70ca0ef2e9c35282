/**
 * What each setting does, in a sentence, for people who point at it in an
 * editor. In our own words, after botocore's `configprovider.py`, the AWS CLI's
 * topics and the settings reference of the "AWS SDKs and Tools Reference
 * Guide", 2026-11. Apart from the facts in `settings.ts`, as linting does not need it.
 *
 * @module
 */
const TEXTS = `
aws_access_key_id|The public half of an access key. Belongs into the credentials file, beside its secret.
aws_secret_access_key|The secret half of an access key. Belongs into the credentials file, beside its id.
aws_session_token|The token of a temporary key; needed with an id that begins with ASIA, wrong with any other.
aws_security_token|The old name of aws_session_token; the AWS CLI and boto3 read it first.
aws_account_id|The account that the credentials belong to, 12 digits with leading zeros.
aws_credential_scope|Narrows the region and service of signatures.
credential_process|A command that prints credentials as JSON. The AWS CLI and boto3 run it without a shell.
login_session|The identity that aws login signed in with.
role_arn|The role to assume. Needs one source of credentials to assume it with.
source_profile|The profile whose credentials are used to assume role_arn.
credential_source|Where the credentials to assume role_arn come from, if not from a profile.
web_identity_token_file|The file that holds the token to assume role_arn with, as in Kubernetes.
role_session_name|The name of the role session, which shows up in logs.
external_id|The id that the owner of the role demands from third parties.
mfa_serial|The MFA device to ask for a code: its ARN, or the serial number of a hardware device.
duration_seconds|How long the role session lasts, in seconds; an hour at most in a role chain.
sso_session|The sso-session to sign in with.
sso_account_id|The account to get credentials for by IAM Identity Center.
sso_role_name|The permission set to get credentials for by IAM Identity Center.
sso_start_url|The address of the IAM Identity Center portal.
sso_region|The region of the IAM Identity Center instance, not the one you work in.
sso_registration_scopes|The scopes to ask for when signing in, separated by commas.
region|The region that requests go to.
output|How the AWS CLI prints results.
ca_bundle|A file of certificates to trust instead of the usual ones.
services|The services section with endpoints of single services.
endpoint_url|Where requests go instead of the service's own endpoint.
ignore_configured_endpoint_urls|Whether endpoints from files and environment are left out.
use_dualstack_endpoint|Whether endpoints with IPv6 are used.
use_fips_endpoint|Whether endpoints with FIPS 140 validation are used.
retry_mode|How failed requests are repeated.
max_attempts|How often a request is tried, the first time included.
defaults_mode|A set of defaults for time limits, retries and regional endpoints.
sts_regional_endpoints|Whether STS is asked in the region or at its global endpoint.
sdk_ua_app_id|A name for your application that is added to each request.
parameter_validation|Whether parameters are checked before a request is sent.
tcp_keepalive|Whether connections are kept alive by TCP.
api_versions|The API versions of services, as an indented block.
data_path|More folders to look for service models in.
metadata_service_timeout|How long to wait for the instance metadata service, in seconds.
metadata_service_num_attempts|How often to ask the instance metadata service.
ec2_metadata_service_endpoint|The address of the instance metadata service.
ec2_metadata_service_endpoint_mode|Whether the instance metadata service is reached by IPv4 or IPv6.
ec2_metadata_v1_disabled|Whether the old, unprotected version of the metadata service is refused.
imds_use_ipv6|Whether the instance metadata service is reached by IPv6.
endpoint_discovery_enabled|Whether services are asked for their endpoints first.
request_checksum_calculation|When checksums of requests are computed.
response_checksum_validation|When checksums of responses are checked.
disable_request_compression|Whether request bodies are sent as they are.
request_min_compression_size_bytes|The size in bytes from which request bodies are compressed.
account_id_endpoint_mode|Whether the account id becomes a part of endpoints.
sigv4a_signing_region_set|The regions for which requests are signed with SigV4a, separated by commas.
auth_scheme_preference|The preferred ways to sign requests, separated by commas.
disable_host_prefix_injection|Whether hosts get no prefix, as for endpoints behind a proxy.
s3_use_arn_region|Whether the region of an ARN wins over the configured one in S3.
s3_us_east_1_regional_endpoint|Whether S3 in us-east-1 is asked in the region or at the global endpoint.
s3_disable_multiregion_access_points|Whether S3 multi-region access points are refused.
s3_disable_express_session_auth|Whether S3 Express works without its own sessions.
csm_enabled|Whether client-side metrics are sent.
csm_host|Where client-side metrics are sent.
csm_port|The port for client-side metrics.
csm_client_id|The name of the client in client-side metrics.
proxy_ca_bundle|A file of certificates to trust for the proxy.
proxy_client_cert|The client certificate for the proxy.
proxy_use_forwarding_for_https|Whether HTTPS requests are forwarded by the proxy instead of tunnelled.
cli_timestamp_format|How the AWS CLI prints times.
cli_pager|The program that shows long output; empty for none.
cli_auto_prompt|Whether the AWS CLI prompts for what is missing.
cli_binary_format|How binary parameters are written on the command line.
cli_history|Whether the AWS CLI records its commands; only enabled does anything.
cli_help_output|Where the AWS CLI shows its help.
cli_error_format|How the AWS CLI prints errors.
cli_follow_urlparam|Whether parameters that are URLs are fetched.
cli_legacy_plugin_path|The folder that the AWS CLI loads plugins from.
s3|Settings of S3, as an indented block.
s3.addressing_style|Whether the bucket stands in the host or in the path.
s3.use_accelerate_endpoint|Whether S3 Transfer Acceleration is used.
s3.use_dualstack_endpoint|Whether S3 endpoints with IPv6 are used.
s3.payload_signing_enabled|Whether the bodies of requests are signed too.
s3.signature_version|The version of the signature.
s3.use_arn_region|Whether the region of an ARN wins over the configured one.
s3.us_east_1_regional_endpoint|Whether S3 in us-east-1 is asked in the region or at the global endpoint.
s3.s3_disable_multiregion_access_points|Whether multi-region access points are refused.
s3.max_concurrent_requests|How many requests a transfer makes at once.
s3.max_queue_size|How many tasks of a transfer may wait.
s3.multipart_threshold|The size from which files are sent in parts.
s3.multipart_chunksize|The size of each part.
s3.max_bandwidth|The most that transfers may use, such as 10MB/s.
s3.io_chunksize|The size of each read and write.
s3.preferred_transfer_client|The client that transfers use.
s3.target_bandwidth|The rate that transfers aim at.
s3.should_stream|Whether uploads are streamed from the disk.
s3.disk_throughput|The rate of the disk that transfers assume.
s3.direct_io|Whether transfers go around the cache of the operating system.
emr|Settings of the EMR commands, as an indented block.
emr.service_role|The service role of new clusters.
emr.instance_profile|The instance profile of new clusters.
emr.log_uri|Where clusters write their logs.
emr.enable_debugging|Whether clusters index their logs.
emr.key_name|The key pair of new clusters.
emr.key_pair_file|The private key for logging in to clusters.
`;

let texts: ReadonlyMap<string, string> | null = null;

/**
 * What a setting does: a sentence or two, or undefined for one that is not known.
 *
 * @param key in lower case; a nested one has its block's name before a dot
 */
export function settingText(key: string): string | undefined {
  texts ??= new Map(
    TEXTS.trim().split("\n").map((line) => {
      const mark = line.indexOf("|");
      return [line.slice(0, mark), line.slice(mark + 1)] as const;
    }),
  );
  return texts.get(key);
}
