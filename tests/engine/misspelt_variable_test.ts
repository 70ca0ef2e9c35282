import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { environmentFact, environmentNames } from "../../lib/catalogue/environment.ts";
import { misspeltVariables } from "../../lib/engine/misspelt_variable.ts";
import { Environment } from "../../lib/model/environment.ts";

/** What services, tools and frameworks set in the environment of a process. */
const OTHERS = `
AWS_VAULT AWS_VAULT_BACKEND AWS_VAULT_PROMPT AWS_VAULT_KEYCHAIN_NAME AWS_SESSION_EXPIRATION AWS_SESSION_TOKEN_TTL
AWS_OKTA_MFA_DUO_DEVICE AWS_OKTA_PROFILE AWS_OKTA_SESSION_EXPIRATION AWS_SSO_PROFILE AWS_SSO_ACCOUNT_ID AWS_SSO_ROLE_NAME
AWS_SSO_SESSION_EXPIRATION AWS_SSO_DEFAULT_REGION AWSUME_PROFILE AWSUME_EXPIRATION AWSUME_DEFAULT_PROFILE GRANTED_SSO
AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_RUNTIME_API
AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_EXEC_WRAPPER AWS_XRAY_CONTEXT_MISSING
AWS_XRAY_DAEMON_ADDRESS AWS_XRAY_TRACING_NAME AWS_XRAY_SDK_ENABLED AWS_EXECUTION_ENV AWS_BATCH_JOB_ID AWS_BATCH_JOB_ATTEMPT
AWS_BATCH_CE_NAME AWS_BATCH_JQ_NAME AWS_BATCH_JOB_ARRAY_INDEX AWS_BATCH_JOB_NODE_INDEX AWS_ECS_SERVICE_CONNECT
AWS_STEPFUNCTIONS_STATE_MACHINE AWS_NODEJS_CONNECTION_REUSE_ENABLED AWS_SDK_LOAD_CONFIG AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE
AWS_STS_ENDPOINT AWS_IOT_ENDPOINT AWS_APP_ID AWS_BRANCH AWS_CLONE_URL AWS_COMMIT_ID AWS_JOB_ID AWS_PULL_REQUEST_ID AWS_AMPLIFY_DEPLOYMENT_ID
AWS_CDK_TOOLKIT_STACK CDK_DEFAULT_ACCOUNT AWS_EB_PROFILE AWS_SAM_LOCAL AWS_COPILOT_PROFILE AWS_CRT_MEMORY_TRACING
AWS_ACCOUNT AWS_ACCOUNT_ALIAS AWS_ACCOUNT_NAME AWS_ACCOUNT_IDS AWS_ACCOUNTS AWS_AZ AWS_BUCKET AWS_BUCKET_NAME AWS_CLI_VERSION
AWS_DEFAULT_AZ AWS_DEFAULT_ACL AWS_ECR_REGISTRY AWS_ECR_LOGIN_URI AWS_ENDPOINT AWS_ENV AWS_HOST AWS_INSTANCE_ID AWS_KMS_KEY_ID AWS_PARTITION
AWS_QUERYSTRING_AUTH AWS_REGION_NAME AWS_REGIONS AWS_ROLE AWS_ROLE_NAME AWS_ROLE_TO_ASSUME AWS_ROLE_EXTERNAL_ID AWS_ROLE_DURATION_SECONDS
AWS_S3_ACCESS_KEY_ID AWS_S3_BUCKET AWS_S3_CUSTOM_DOMAIN AWS_S3_ENDPOINT_URL AWS_S3_REGION_NAME AWS_S3_SECRET_ACCESS_KEY AWS_SECRET_NAME
AWS_SNS_TOPIC AWS_SQS_QUEUE_URL AWS_STAGE AWS_STORAGE_BUCKET_NAME AWS_TAG AWS_URL AWS_USER AWS_VPC_ID AWS_ZONE AWS_PROFILE_2 AWS_PROFILE_A
`.trim().split(/\s+/);

describe("misspeltVariables()", () => {
  test("takes no name of a service, tool or framework for a misspelt one", () => {
    for (const name of OTHERS) assertEquals(find(name), null, name);
  });

  test("takes no known name for another", () => {
    for (const name of environmentNames()) assertEquals(find(name), null, name);
    assertEquals(find("AWS_ENDPOINT_URL_S3"), null);
  });

  test("finds one wrong letter in any name of the SDKs that is long enough", () => {
    for (const name of environmentNames().filter((one) => /^AWS_\w{5,}$/.test(one))) {
      const typed = `${name.slice(0, 6)}${name.slice(7)}`;
      // Services have many names of this form.
      if (/^AWS_(?:LAMBDA|LOGIN)/.test(name)) continue;
      assertEquals(find(typed), name, typed);
    }
  });

  test("knows wrong names by analogy", () => {
    assertEquals(find("AWS_OUTPUT"), "AWS_DEFAULT_OUTPUT");
    assertEquals(find("AWS_SECRET_KEY_ID"), "AWS_SECRET_ACCESS_KEY");
    assertEquals(find("aws_default_region"), "AWS_DEFAULT_REGION");
    assertEquals(environmentFact(find("AWS_CLI_PAGER")!)?.setting, "cli_pager");
  });

  test("allows two wrong letters in long names alone", () => {
    assertEquals(find("AWS_SECRTE_ACESS_KEY"), "AWS_SECRET_ACCESS_KEY");
    assertEquals(find("AWS_PRFILX"), null);
    assertEquals(find("AWS_SCRT_ACES_KEY"), null);
    assertEquals(find("AWS_RETRI_MODF"), "AWS_RETRY_MODE");
    assertEquals(find("AWS_CA_BONDLX"), null);
  });

  test("takes no second or plural one for a slip, but one that is misspelt", () => {
    for (const end of ["S", "2", "12", "_2", "_12", "_B"]) {
      assertEquals(find(`AWS_SECRET_ACCESS_KEY${end}`), null, end);
    }
    for (
      const name of ["AWS_SECRTE_ACCESS_KEYS", "AWS_SECRET_ACCESS_KEYXS", "AWS_SECRET_ACCESS_KEYSX"]
    ) {
      assertEquals(find(name), "AWS_SECRET_ACCESS_KEY", name);
    }
  });

  test("looks at names that begin as those of AWS, in any case", () => {
    assertEquals(find("aws_profle"), "AWS_PROFILE");
    for (const name of ["XAWS_PROFILE", "aws_bucket", "aws_something_else"]) {
      assertEquals(find(name), null, name);
    }
  });

  test("leaves alone what is empty, or stands beside the right name", () => {
    assertEquals(misspeltVariables(new Environment({ AWS_PROFLE: "" })), []);
    assertEquals(
      misspeltVariables(new Environment({ AWS_OUTPUT: "json", AWS_DEFAULT_OUTPUT: "text" })),
      [],
    );
  });
});

function find(name: string): string | null {
  return misspeltVariables(new Environment({ [name]: "x" }))[0]?.meant ?? null;
}
