import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { nameFrom } from "../../lib/engine/sso_migration.ts";
import rule from "../../rules/legacy-sso.ts";
import { fixedBy } from "./one_fix.ts";

const CORP = "https://corp.awsapps.com/start";
const portal = (url: string, region: string) => `sso_start_url = ${url}\nsso_region = ${region}\n`;
const ROLE = "sso_account_id = 1\nsso_role_name = R\n";
const legacy = (name: string, url = CORP, region = "eu-west-1") =>
  `[profile ${name}]\n${portal(url, region)}${ROLE}`;
const moved = (name: string, session: string) =>
  `[profile ${name}]\nsso_session = ${session}\n${ROLE}`;
const session = (name: string, url = CORP, region = "eu-west-1") =>
  `[sso-session ${name}]\n${portal(url, region)}`;

/** What the config file becomes by all fixes; null where no profile has one. */
const migrated = (config: string, credentials = "") =>
  fixedBy(rule, config, credentials)?.[0] ?? null;

describe("SsoMigration", () => {
  test("gives each portal one session, apart from what stands before it", () => {
    assertEquals(
      migrated(legacy("a") + legacy("b", CORP, "us-east-1") + legacy("c")),
      moved("a", "corp") + moved("b", "corp-us-east-1") + moved("c", "corp") +
        `\n${session("corp")}\n${session("corp-us-east-1", CORP, "us-east-1")}`,
    );
  });

  test("takes no name that something has or asks for", () => {
    const dangling = "[profile z]\nsso_session = corp\n";
    const misspelt = "[sso_session corp]\nx = 1\n";
    for (const other of [dangling, misspelt, session("corp", "https://other.com/start")]) {
      assertEquals(
        migrated(legacy("a") + other),
        `${moved("a", "corp-eu-west-1")}${other}\n${session("corp-eu-west-1")}`,
      );
    }
    const both = "[sso-session corp]\nx = 1\n[sso-session corp-eu-west-1]\nx = 1\n";
    assertEquals(
      migrated(legacy("a") + both),
      `${moved("a", "corp-eu-west-1-2")}${both}\n${session("corp-eu-west-1-2")}`,
    );
    const third = `${both}[sso-session corp-eu-west-1-2]\nx = 1\n`;
    assertEquals(
      migrated(legacy("a") + third),
      `${moved("a", "corp-eu-west-1-3")}${third}\n${session("corp-eu-west-1-3")}`,
    );
  });

  test("uses the first session for the portal that all runtimes read alike", () => {
    const commented = `${session("one").trimEnd()} # x\n`;
    const spaced = session("t w");
    const twice = session("two") + session("two");
    const half = `[sso-session half]\nsso_start_url = ${CORP}\n`;
    const others = commented + spaced + twice + half + session("three") + session("four");
    assertEquals(migrated(legacy("a") + others), moved("a", "three") + others);
  });

  test("moves nothing of which a part would get lost or come to light", () => {
    for (
      const config of [
        legacy("a").replace("eu-west-1", "eu-west-1 # x"),
        legacy("a").replace(CORP, `${CORP} # x`),
        legacy("a").replace("eu-west-1\n", "eu-west-1\n  x = y\n"),
        legacy("a").replace("eu-west-1\n", "eu-west-1\nsso_region = us-east-1\n"),
        `[profile a]\nsso_start_url = ${CORP}\n[profile a]\nsso_region = eu-west-1\n${ROLE}`,
        `${legacy("a")}[profile a]\nx = 1\n`,
      ]
    ) assertEquals(migrated(config), null, config);
    for (const key of ["sso_region = us-east-1", "sso_role_name = R"]) {
      assertEquals(migrated(legacy("a"), `[a]\nregion = x\n${key}\n`), null);
    }
    assertEquals(migrated("", `[a]\n${portal(CORP, "eu-west-1")}${ROLE}`), null);
    const other = "[a]\nregion = us-east-1\n";
    assertEquals(migrated(legacy("a"), other), `${moved("a", "corp")}\n${session("corp")}`);
  });
});

test("nameFrom() takes the company's alias, or the id where AWS's own name stands there", () => {
  const names = {
    "https://Corp.awsapps.com/start": "corp",
    "http://d-9067.awsapps.com/start#/": "d-9067",
    "https://start.us-gov-home.awsapps.com/directory/d-1": "d-1",
    "https://identitycenter.amazonaws.com/ssoins-1/": "ssoins-1",
    "https://start.example.com/": "start",
    "https://\u00e4.example.com/": "sso",
    "corp.awsapps.com/start": "sso",
    "see https://corp.awsapps.com/start": "sso",
  };
  for (const [url, name] of Object.entries(names)) assertEquals(nameFrom(url), name, url);
});
