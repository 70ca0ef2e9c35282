import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";

const CONFIG = `[profile dev]
region = eu-west-1
`;
const CREDENTIALS = `[dev]
aws_access_key_id = AKIAQWERTYUIOPASDFGH
aws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij
`;

describe("one problem in the environment is one finding", () => {
  test("a credentials file that is not there makes no orphan of each profile", () => {
    const environment = { AWS_SHARED_CREDENTIALS_FILE: "/nowhere", AWS_PROFILE: "prod" };
    assertEquals(rulesThatFind(CONFIG, null, environment), ["env-missing-file"]);
    assertEquals(rulesThatFind(CONFIG, null, {}), ["orphan-profile"]);
  });

  test("a profile without its prefix is not also an unknown one", () => {
    const environment = { AWS_PROFILE: "dev" };
    assertEquals(rulesThatFind("[dev]\nregion = eu-west-1\n", "", environment), [
      "unprefixed-profile",
    ]);
  });

  test("a home that is only the environment has nothing wrong", () => {
    const environment = {
      AWS_ACCESS_KEY_ID: "AKIAQWERTYUIOPASDFGH",
      AWS_SECRET_ACCESS_KEY: "abcdefghijABCDEFGHIJ0123456789abcdefghij",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
    };
    assertEquals(rulesThatFind(null, null, environment), []);
    assertEquals(rulesThatFind(CONFIG, CREDENTIALS, environment), []);
  });

  test("two regions are not also a region that shadows the profile's", () => {
    const environment = {
      AWS_PROFILE: "dev",
      AWS_REGION: "us-east-1",
      AWS_DEFAULT_REGION: "us-west-2",
    };
    assertEquals(rulesThatFind(CONFIG, CREDENTIALS, environment), ["env-region-conflict"]);
  });
});

/** Lints a person's own home, null for an absent file, and names the rule of each finding. */
function rulesThatFind(
  config: string | null,
  credentials: string | null,
  environment: Readonly<Record<string, string>>,
): string[] {
  const file = (kind: "config" | "credentials", text: string | null) =>
    new SourceFile({
      path: `/home/me/.aws/${kind}`,
      kind,
      text: text ?? "",
      exists: text !== null,
    });
  const home = new Home({
    config: file("config", config),
    credentials: file("credentials", credentials),
    environment: new Environment(environment),
    own: true,
  });
  return lint(home, { rules }).findings.map(({ rule }) => rule);
}
