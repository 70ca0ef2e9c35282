import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import {
  blockOf,
  hasEndpointPlugin,
  isMisplaced,
  visitUnread,
} from "../../lib/engine/unread_settings.ts";
import { homeOf } from "./one_fix.ts";

/** The settings that nobody reads where they stand; those that somebody reads elsewhere with a mark. */
function unread(config: string, hasPlugin = false): string[] {
  const found: string[] = [];
  visitUnread(homeOf(config).config!, hasPlugin, (one) => {
    found.push(`${one.setting.writtenKey}${isMisplaced(one) ? " elsewhere" : ""}`);
  });
  return found;
}

describe("visitUnread()", () => {
  const profile = "[profile a]\n";

  test("looks at profiles", () => {
    assertEquals(unread(`${profile}region = x\nregin = y\n`), ["regin"]);
    assertEquals(unread(`${profile}max_concurrent_requests = 1\n`), [
      "max_concurrent_requests elsewhere",
    ]);
    assertEquals(unread(`${profile}sso_registration_scopes = x\n`), [
      "sso_registration_scopes elsewhere",
    ]);
    // Lines that are no settings, and the settings of known tools.
    assertEquals(unread(`${profile}= x\n[x = y\n(x = y\ngranted_sso_region = x\n`), []);
  });

  test("knows the blocks of services in a profile, and that some keys need one", () => {
    assertEquals(unread(`${profile}dynamodb =\n  signature_version = s3v4\n`), []);
    assertEquals(unread(`${profile}s3api =\n  addressing_style = path\n  nope = 1\n`), ["nope"]);
    assertEquals(unread(`${profile}s3 =\n  addressing_style = path\n  nope = 1\n`), ["nope"]);
    assertEquals(unread(`${profile}s3 =\n  = x\n`), []);
    assertEquals(unread(`${profile}dynamodb = x\n`), ["dynamodb"]);
    assertEquals(unread(`${profile}s3api = x\n`), ["s3api"]);
    // Of an unknown key nobody knows what should stand below it.
    assertEquals(unread(`${profile}nope =\n  region = x\n`), ["nope"]);
    assertEquals(unread(`${profile}api_versions =\n  nope = 2015-01-01\n`), []);
    assertEquals(unread(`${profile}region = x\n  nope = y\n`), []);
  });

  test("knows the plugin for endpoints", () => {
    const block = `${profile}dynamodb =\n  endpoint_url = http://x\n  verify_ssl = false\n`;
    assertEquals(unread(block), ["endpoint_url elsewhere", "verify_ssl elsewhere"]);
    assertEquals(unread(block, true), []);
  });

  test("looks at sso-sessions and services", () => {
    assertEquals(unread("[sso-session a]\nsso_region = x\nsso_role_name = y\nnope = z\n"), [
      "sso_role_name elsewhere",
      "nope",
    ]);
    const services = "[services a]\n";
    assertEquals(unread(`${services}dynamodb =\n  endpoint_url = http://x\n`), []);
    assertEquals(unread(`${services}dynamodb =\n  endpoint_uri = http://x\n`), ["endpoint_uri"]);
    assertEquals(unread(`${services}dynamodb = http://x\n`), ["dynamodb elsewhere"]);
    assertEquals(unread(`${services}nope =\n  endpoint_url = http://x\n`), ["nope"]);
    assertEquals(unread(`${services}region = x\n`), ["region elsewhere"]);
    assertEquals(unread(`${services}dynamodb =\n  region = x\n  = y\n`), ["region elsewhere"]);
  });
});

test("hasEndpointPlugin() looks into [plugins] alone", () => {
  const has = (config: string) => hasEndpointPlugin(homeOf(config));
  assertEquals(has("[plugins]\nx = 1\nendpoint = awscli_plugin_endpoint\n"), true);
  assertEquals(has("[plugins]\nendpoint = other\n"), false);
  assertEquals(has("[profile plugins]\nendpoint = awscli_plugin_endpoint\n"), false);
  assertEquals(has(""), false);
});

test("blockOf() knows the blocks of profiles", () => {
  assertEquals(blockOf("addressing_style"), "s3");
  assertEquals(blockOf("key_pair_file"), "emr");
  assertEquals(blockOf("region"), null);
});
