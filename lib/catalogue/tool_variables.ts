/**
 * Variables that start with AWS and that no SDK reads, but other tools and
 * services set or read: they are never misspelt names of the SDKs' own.
 *
 * Sources: the documentation of each tool or service, 2026-11.
 *
 * @module
 */

/** Beginnings of names. */
const PREFIXES = [
  // Tools that hand out credentials: aws-vault, aws-okta, awsume, aws-sso-cli, aws-runas, aws-adfs, saml2aws.
  "AWS_VAULT",
  "AWS_OKTA_",
  "AWS_SSO_",
  "AWS_RUNAS_",
  "AWS_SAML_",
  "AWS_MFA_",
  "AWS_LOGIN_",
  // Lambda, Batch, ECS, EKS, X-Ray, IoT, SageMaker, CodeArtifact, Amplify, Copilot, Elastic Beanstalk.
  "AWS_LAMBDA_",
  "AWS_BATCH_",
  "AWS_ECS_",
  "AWS_EKS_",
  "AWS_XRAY_",
  "AWS_IOT_",
  "AWS_SAGEMAKER_",
  "AWS_AMPLIFY_",
  "AWS_COPILOT_",
  "AWS_EB_",
  "AWS_SAM_",
  "AWS_CDK_",
  "AWS_CRT_",
  "AWS_NODEJS_",
  "AWS_STEPFUNCTIONS_",
  "AWS_APPCONFIG_",
  // Frameworks that keep their own settings so: django-storages, Laravel.
  "AWS_STORAGE_",
  "AWS_S3_BUCKET",
  "AWS_QUERYSTRING_",
] as const;

/** Whole names. */
const NAMES: ReadonlySet<string> = new Set([
  // aws-vault, granted, awsume, Leapp.
  "AWS_SESSION_EXPIRATION",
  "AWS_SESSION_EXPIRY",
  "AWS_SESSION_NAME",
  // Amplify's build image.
  "AWS_APP_ID",
  "AWS_BRANCH",
  "AWS_BRANCH_ARN",
  "AWS_CLONE_URL",
  "AWS_COMMIT_ID",
  "AWS_JOB_ID",
  // What scripts and frameworks pass on.
  "AWS_ACCOUNT",
  "AWS_ACCOUNT_NAME",
  "AWS_BUCKET",
  "AWS_ENDPOINT",
  "AWS_REGION_NAME",
  "AWS_ROLE",
  "AWS_ROLE_NAME",
  "AWS_ROLE_TO_ASSUME",
  "AWS_S3_ACCESS_KEY_ID",
  "AWS_S3_ENDPOINT_URL",
  "AWS_S3_REGION_NAME",
  "AWS_S3_SECRET_ACCESS_KEY",
  "AWS_S3_SESSION_PROFILE",
  "AWS_STS_ENDPOINT",
  "AWS_URL",
]);

/** Tells whether a variable is known to belong to a tool or service that is no SDK. */
export function isToolVariable(name: string): boolean {
  return NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix));
}
