import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import {
  hasCredentialWay,
  meansCredentialWay,
  needsNoCredentials,
  sourceProfileNames,
} from "../../lib/model/credentials.ts";
import type { Home } from "../../lib/model/home.ts";
import { homeOf } from "./two_texts.ts";

/** The profiles of a home for which a function says yes. */
function namesWhere(home: Home, is: (home: Home, profile: string) => boolean): string[] {
  return [...home.profiles.keys()].filter((name) => is(home, name));
}

const has = (home: Home, name: string) => hasCredentialWay(home.profiles.get(name)!);
const means = (home: Home, name: string) => meansCredentialWay(home, home.profiles.get(name)!);

describe("hasCredentialWay()", () => {
  test("knows every way, complete or not, in either file", () => {
    const ways = [
      "aws_access_key_id = x",
      "aws_secret_access_key = x",
      "role_arn = x",
      "web_identity_token_file = x",
      "sso_session = x",
      "sso_start_url = x",
      "credential_process = x",
      "login_session = x",
      "AWS_ACCESS_KEY_ID = x",
    ];
    const config = ways.map((way, i) => `[profile c${i}]\n${way}\n`).join("");
    const credentials = ways.map((way, i) => `[k${i}]\n${way}\n`).join("");
    const home = homeOf(config, credentials);
    assertEquals(namesWhere(home, has), [...home.profiles.keys()]);
    assertEquals(home.profiles.size, 2 * ways.length);
  });

  test("takes no settings, empty ones, comments or parts of other values for one", () => {
    const home = homeOf(
      "[profile a]\nregion = x\naws_account_id = 1\n[profile b]\nrole_arn =\n" +
        "[profile c]\n# role_arn = x\n[profile d]\nregion = x\n  role_arn = y\n[profile e]\n",
    );
    assertEquals(namesWhere(home, has), []);
    assertEquals(namesWhere(home, means), ["b", "d"]);
  });
});

test("meansCredentialWay() sees what stands under a header without the word `profile`", () => {
  const home = homeOf("[profile a]\nregion = x\n[a]\nrole_arn = x\n[profile b]\nregion = x\n");
  assertEquals(namesWhere(home, means), ["a"]);
});

test("sourceProfileNames() looks into all sections of both files", () => {
  const home = homeOf(
    "[profile a]\nsource_profile = base\n[unprefixed]\nsource_profile = other # no\n",
    "[b]\nSOURCE_PROFILE = third\n",
  );
  assertEquals([...sourceProfileNames(home)], ["base", "other", "third"]);
});

test("needsNoCredentials() spares what nobody will miss them in", () => {
  const home = homeOf(
    "[default]\nregion = x\n[profile tool]\ngranted_sso_start_url = x\n" +
      "[profile empty]\nrole_arn =\n[profile roleless]\nsource_profile = x\n" +
      "[profile plain]\nregion = x\n[profile bare]\n",
  );
  const needy = (one: Home, name: string) => !needsNoCredentials(one, one.profiles.get(name)!);
  assertEquals(namesWhere(home, needy), ["plain", "bare"]);
});
