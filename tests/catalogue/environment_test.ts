import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import {
  environmentFact,
  environmentNames,
  profileVariables,
  settingsWithVariables,
  variablesOf,
} from "../../lib/catalogue/environment.ts";
import { settingFact } from "../../lib/catalogue/settings.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";

describe("environmentFact()", () => {
  test("knows the setting that a variable stands for, and who reads it", () => {
    const region = environmentFact("AWS_DEFAULT_REGION")!;
    assertEquals(region.setting, "region");
    assertEquals(region.type, "region");
    assertEquals(region.runtimes, ["cli", "boto3", "go", "rust"]);
    assertEquals(environmentFact("AWS_CONFIG_FILE")!.setting, null);
    assertEquals(environmentFact("AWS_SECURITY_TOKEN")!.supersededBy, "AWS_SESSION_TOKEN");
    assertEquals(environmentFact("AWS_SDK_LOAD_CONFIG")!.runtimes, []);
  });

  test("knows the variables of single services", () => {
    assertEquals(environmentFact("AWS_ENDPOINT_URL_API_GATEWAY")!.setting, "endpoint_url");
    assertEquals(environmentFact("AWS_BEARER_TOKEN_BEDROCK")!.type, "secret");
    assertEquals(environmentFact("AWS_ENDPOINT_URL_"), undefined);
    assertEquals(environmentFact("AWS_ENDPOINT_URL_s3"), undefined);
  });

  test("knows nothing of variables that nobody reads", () => {
    // Looked for in botocore and the AWS CLI, and not there.
    for (const name of ["AWS_OUTPUT", "AWS_DEFAULT_ACCESS_KEY_ID", "AWS_SECRET_KEY_ID", "PATH"]) {
      assertEquals(environmentFact(name), undefined, name);
    }
    assertEquals(environmentFact("constructor"), undefined);
  });
});

describe("variablesOf()", () => {
  test("lists the variables of the region in the order of each runtime", () => {
    assertEquals(variablesOf("region", "cli"), ["AWS_REGION", "AWS_DEFAULT_REGION"]);
    assertEquals(variablesOf("region", "boto3"), ["AWS_DEFAULT_REGION"]);
    assertEquals(variablesOf("region", "js"), ["AWS_REGION"]);
    assertEquals(variablesOf("region", "java"), ["AWS_REGION"]);
    assertEquals(variablesOf("region", "rust"), ["AWS_REGION", "AWS_DEFAULT_REGION"]);
  });

  test("puts the old name of the token first where it wins", () => {
    assertEquals(variablesOf("aws_session_token", "boto3"), [
      "AWS_SECURITY_TOKEN",
      "AWS_SESSION_TOKEN",
    ]);
    assertEquals(variablesOf("aws_session_token", "js"), ["AWS_SESSION_TOKEN"]);
  });

  test("knows Go's older names", () => {
    assertEquals(variablesOf("aws_access_key_id", "go"), ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"]);
    assertEquals(variablesOf("aws_access_key_id", "js"), ["AWS_ACCESS_KEY_ID"]);
    assertEquals(variablesOf("endpoint_discovery_enabled", "go"), [
      "AWS_ENABLE_ENDPOINT_DISCOVERY",
    ]);
  });

  test("leaves out what counts only together or after the files", () => {
    assertEquals(variablesOf("role_arn", "cli"), []);
    assertEquals(variablesOf("cli_pager", "cli"), ["AWS_PAGER"]);
    assertEquals(variablesOf("ca_bundle", "boto3"), ["AWS_CA_BUNDLE"]);
    assertEquals(variablesOf("source_profile", "cli"), []);
  });
});

test("profileVariables() puts the one first that wins", () => {
  assertEquals(profileVariables("cli"), ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"]);
  assertEquals(profileVariables("boto3"), ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"]);
  assertEquals(profileVariables("js"), ["AWS_PROFILE"]);
});

describe("the table of variables", () => {
  test("names only settings, runtimes and variables that there are", () => {
    assert(environmentNames().length > 70);
    for (const name of environmentNames()) {
      const fact = environmentFact(name)!;
      assert(/^[A-Z0-9_]+$/.test(name), name);
      if (fact.setting !== null) assert(settingFact(fact.setting) !== undefined, name);
      assert(fact.type !== null, name);
      for (const runtime of fact.runtimes) {
        assert(RUNTIMES.includes(runtime), `${name}: ${runtime}`);
      }
      if (fact.supersededBy !== null) {
        assert(environmentFact(fact.supersededBy) !== undefined, name);
      }
    }
  });

  test("gives every setting with a variable at least one for some runtime that reads it", () => {
    for (const key of settingsWithVariables()) {
      const readers = settingFact(key)!.runtimes;
      assert(readers.some((runtime) => variablesOf(key, runtime).length > 0), key);
    }
  });
});
