import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { isTaken, meantBy, nearKey } from "../../lib/engine/meant_key.ts";
import { SourceFile } from "../../lib/model/source_file.ts";

const sectionOf = (text: string) =>
  new SourceFile({ path: "config", kind: "config", text }).sections[0]!;

describe("meantBy()", () => {
  const cases: [text: string, meant: string | undefined][] = [
    ["[profile dev]\nregoin = x", "region"],
    ["[dev]\nregoin = x", "region"],
    ["[profile dev]\nexport region = x", "region"],
    ["[profile dev]\nset output = x", "output"],
    ["[profile dev]\n--region = x", "region"],
    ['[profile dev]\n"region" = x', "region"],
    ["[profile dev]\nsso-session = x", "sso_session"],
    ["[profile dev]\ns3-us-east-1-regional-endpoint = x", "s3_us_east_1_regional_endpoint"],
    ["[profile dev]\nrgoin = x", undefined],
    ["[profile dev]\nrole_ar = x", "role_arn"],
    ["[profile dev]\nsomething_else = x", undefined],
    // A well-known mistake that is not near to the right name.
    ["[profile dev]\naws_session_expiration = x", undefined],
    ["[profile dev]\naws_access_key = x", "aws_access_key_id"],
    ["[profile dev]\ndefault_region = x", "region"],
    // What a section cannot hold is not meant.
    ["[sso-session corp]\nsso_regon = x", "sso_region"],
    ["[sso-session corp]\noutptu = x", undefined],
    ["[sso-session corp]\ndefault_region = x", undefined],
    ["[profile dev]\nsso_registration_scope = x", undefined],
    // In a block its own settings are.
    ["[profile dev]\ns3 =\n  max_concurent_requests = 1", "max_concurrent_requests"],
    ["[profile dev]\ns3api =\n  adressing_style = path", "addressing_style"],
    ["[profile dev]\nsqs =\n  adressing_style = path", undefined],
    ["[profile dev]\ns3 =\n  regoin = x", undefined],
    ["[profile dev]\nadressing_style = x", undefined],
    // In a services section ids of services are, and one setting below each.
    ["[services a]\ndynamdb =\n  endpoint_url = x", "dynamodb"],
    ["[services a]\nDynamo DB =\n  endpoint_url = x", "dynamodb"],
    ["[services a]\nnothing_alike =\n  endpoint_url = x", undefined],
    ["[services a]\ndynamodb =\n  endpont_url = x", "endpoint_url"],
    ["[services a]\ndynamodb =\n  region = x", undefined],
    // A setting of a tool.
    ["[profile dev]\ngranted_sso_start_ur = x", "granted_sso_start_url"],
  ];
  for (const [text, meant] of cases) {
    test(`${text.replaceAll("\n", " / ")}: ${meant ?? "nothing"}`, () => {
      const section = sectionOf(text);
      const [first] = section.settings;
      const inner = text.startsWith("[services") && first!.key === "dynamodb"
        ? first!.nested[0]
        : section.type === "services"
        ? undefined
        : first!.nested[0];
      assertEquals(meantBy(section, inner ?? first!), meant);
    });
  }
});

test("nearKey() allows fewer changes the shorter a key is", () => {
  const cases: [key: string, candidate: string, isNear: boolean][] = [
    ["abcde", "abcdX", true],
    ["abcde", "abcXX", false],
    ["abcdef", "abcdXX", true],
    ["abcdef", "abcXXX", false],
    ["abcdefghijk", "abcdefghiXX", true],
    ["abcdefghijk", "abcdefghXXX", false],
    ["abcdefghijkl", "abcdefghiXXX", true],
    ["abcdefghijkl", "abcdefghXXXX", false],
  ];
  for (const [key, candidate, isNear] of cases) {
    assertEquals(nearKey(key, [candidate]) === candidate, isNear, `${key} ${candidate}`);
  }
});

test("isTaken() counts what is there and what will be once it is spelt right", () => {
  const section = sectionOf(
    "[profile dev]\nregoin = x\noutput = json\ns3 =\n  adressing_style = path\ngranted_color = red\n",
  );
  for (const key of ["region", "regoin", "output", "s3", "granted_color"]) {
    assertEquals(isTaken(section, null, key), true, key);
  }
  for (const key of ["role_arn", "addressing_style"]) {
    assertEquals(isTaken(section, null, key), false, key);
  }
  const block = section.settings[2]!;
  assertEquals(isTaken(section, block, "addressing_style"), true);
  assertEquals(isTaken(section, block, "region"), false);
});
