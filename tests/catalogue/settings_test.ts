import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { belongsInBlock, holdsBlock } from "../../lib/catalogue/nested.ts";
import { settingMeantBy } from "../../lib/catalogue/mistyped.ts";
import { sectionFact, sectionFacts } from "../../lib/catalogue/sections.ts";
import { isReadBy, settingFact, settingKeys, valuesFor } from "../../lib/catalogue/settings.ts";
import {
  isThirdPartyKey,
  suppliesCredentials,
  thirdPartyFact,
  thirdPartyKeys,
} from "../../lib/catalogue/third_party.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";

const facts = settingKeys().map((key) => settingFact(key)!);

const TYPES = new Set([
  "access-key-id",
  "account-id",
  "arn",
  "block",
  "boolean",
  "choice",
  "command",
  "date",
  "integer",
  "list",
  "mfa-serial",
  "path",
  "profile",
  "rate",
  "region",
  "role-arn",
  "secret",
  "services",
  "size",
  "sso-session",
  "text",
  "url",
]);

describe("settingFact()", () => {
  test("knows the values, limits and needs of a setting", () => {
    const source = settingFact("credential_source")!;
    assertEquals(valuesFor(source, "go"), ["Environment", "Ec2InstanceMetadata", "EcsContainer"]);
    assertEquals(source.requires, [[["role_arn"]]]);
    const account = settingFact("sso_account_id")!;
    assertEquals(account.requires, [
      [["sso_role_name"]],
      [["sso_session"], ["sso_start_url", "sso_region"]],
    ]);
    const duration = settingFact("duration_seconds")!;
    assertEquals([duration.min, duration.max], [900, 43200]);
    assertEquals([settingFact("max_attempts")!.min, settingFact("max_attempts")!.max], [1, null]);
    assertEquals(settingFact("sdk_ua_app_id")!.maxLength, 50);
  });

  test("tells the runtimes that know a value from those that do not", () => {
    const output = settingFact("output")!;
    assertEquals(valuesFor(output, "cli"), ["json", "text", "table", "yaml", "yaml-stream", "off"]);
    assertEquals(valuesFor(output, "boto3"), ["json", "text", "table"]);
    assertEquals(valuesFor(output, "go"), []);
    assertEquals(valuesFor(settingFact("retry_mode")!, "cli"), ["standard", "adaptive"]);
  });

  test("tells which runtimes read a setting", () => {
    assert(isReadBy("mfa_serial", "go"));
    assert(!isReadBy("mfa_serial", "rust"));
    assert(!isReadBy("sts_regional_endpoints", "cli"));
    assert(isReadBy("s3.addressing_style", "boto3"));
    assert(!isReadBy("s3.addressing_style", "js"));
    assert(!isReadBy("no_such_setting", "cli"));
  });

  test("knows nothing of a key that nobody reads, or that every object has", () => {
    assertEquals(settingFact("regions"), undefined);
    assertEquals(settingFact("constructor"), undefined);
    assertEquals(settingFact("__proto__"), undefined);
    assertEquals(settingFact(""), undefined);
  });
});

describe("the table of settings", () => {
  test("names only types, runtimes, sections and statuses that there are", () => {
    assert(facts.length > 90);
    for (const fact of facts) {
      assert(TYPES.has(fact.type), fact.key);
      assert(fact.runtimes.length > 0, fact.key);
      const named = [
        ...fact.runtimes,
        ...fact.anyCase,
        ...fact.values.flatMap((one) => one.runtimes),
      ];
      for (const runtime of named) assert(RUNTIMES.includes(runtime), `${fact.key}: ${runtime}`);
      for (const section of fact.sections) {
        assert(["profile", "sso-session", "plugins"].includes(section));
      }
      assert(["current", "deprecated", "legacy", "internal"].includes(fact.status), fact.key);
      assert(["config", "either"].includes(fact.file), fact.key);
      assert(fact.since === null || /^20[12]\d-(?:0[1-9]|1[0-2])$/.test(fact.since), fact.key);
      assertEquals(fact.key, fact.key.toLowerCase());
    }
  });

  test("refers only to settings that there are", () => {
    for (const { key, requires, conflicts, supersededBy } of facts) {
      for (const other of [...requires.flat(2), ...conflicts]) {
        assert(settingFact(other) !== undefined, `${key} needs or excludes ${other}`);
      }
      if (supersededBy !== null) assert(settingFact(supersededBy) !== undefined, key);
    }
  });

  test("excludes a setting wherever that one excludes it", () => {
    for (const { key, conflicts } of facts) {
      for (const other of conflicts) {
        if (key === "credential_process" || other === "credential_process") continue;
        assert(settingFact(other)!.conflicts.includes(key), `${other} excludes ${key}`);
      }
    }
  });

  test("lists values of a choice for each runtime that reads it, and of nothing else but a boolean", () => {
    for (const fact of facts) {
      if (fact.type === "choice") {
        for (const runtime of fact.runtimes) assert(valuesFor(fact, runtime).length > 1, fact.key);
      } else if (fact.type !== "boolean") assertEquals(fact.values, [], fact.key);
    }
  });

  test("puts nested settings into blocks", () => {
    for (const { key } of facts.filter((fact) => fact.key.includes("."))) {
      assertEquals(settingFact(key.split(".")[0]!)?.type, "block", key);
    }
  });
});

describe("the kinds of sections", () => {
  test("are those that settings stand in, and services", () => {
    for (const { sections } of facts) {
      for (const section of sections) assert(sectionFact(section) !== undefined, section);
    }
    assertEquals(sectionFact("services")!.since, "2023-05");
    assertEquals(sectionFact("sso_session"), undefined);
  });

  test("say which stand in the credentials file", () => {
    assertEquals(
      sectionFacts().filter(({ inCredentials }) => inCredentials).map(({ type }) => type),
      ["profile"],
    );
  });
});

describe("settings of blocks", () => {
  test("holdsBlock() and belongsInBlock() tell them", () => {
    assert(
      holdsBlock("s3", false) && holdsBlock("emr", false) && holdsBlock("api_versions", false),
    );
    assert(holdsBlock("dynamodb", true) && !holdsBlock("dynamodb", false));
    assert(!holdsBlock("region", false));
    assert(belongsInBlock("s3", "max_queue_size", false));
    assert(belongsInBlock("s3api", "max_queue_size", false));
    assert(!belongsInBlock("s3", "region", false));
    assert(!belongsInBlock("emr", "max_queue_size", false));
    assert(belongsInBlock("s3", "endpoint_url", true) && !belongsInBlock("s3", "region", true));
  });
});

describe("settings of other tools", () => {
  test("are known by name or beginning, and are no settings of AWS", () => {
    for (const key of thirdPartyKeys()) assertEquals(settingFact(key), undefined, key);
    assertEquals(thirdPartyFact("color")?.tool, "aws-extend-switch-roles");
    assert(isThirdPartyKey("adfs_config.ssl_verification") && isThirdPartyKey("granted_new_thing"));
    assert(
      !isThirdPartyKey("colour") && !isThirdPartyKey("region") && !isThirdPartyKey("toString"),
    );
  });

  test("supply credentials or only describe", () => {
    assert(suppliesCredentials("include_profile") && suppliesCredentials("azure_tenant_id"));
    assert(suppliesCredentials("okta_username"));
    assert(!suppliesCredentials("color") && !suppliesCredentials("mfa_process"));
  });
});

describe("settingMeantBy()", () => {
  test("knows names by analogy, with either dash", () => {
    assertEquals(settingMeantBy("aws_access_key"), "aws_access_key_id");
    assertEquals(settingMeantBy("aws-default-region"), "region");
    assertEquals(settingMeantBy("output"), undefined);
    assertEquals(settingMeantBy("constructor"), undefined);
  });

  test("leads to settings that there are, from keys that are none", () => {
    for (const wrong of ["secret_key", "mfa_device", "sso_url", "retries", "duration", "role"]) {
      assert(settingFact(settingMeantBy(wrong)!) !== undefined, wrong);
      assertEquals(settingFact(wrong), undefined);
    }
  });
});
