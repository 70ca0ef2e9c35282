import { assertEquals } from "@std/assert";
import { test } from "node:test";
import {
  sessionSetting,
  SSO_KEYS,
  type SsoProfile,
  ssoProfilesWhere,
} from "../../lib/model/sso_profiles.ts";
import { homeOf } from "./two_texts.ts";

test("ssoProfilesWhere() finds the profiles with settings of SSO by what they have", () => {
  const home = homeOf(
    "[profile token]\nsso_session = s\n" +
      "[profile whole]\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n" +
      "[profile half]\nsso_session = s\nsso_account_id = 1\nsso_role_name =\n" +
      "[profile copy]\nsso_session = s\nsso_region = x\n" +
      "[profile legacy]\nsso_start_url = u\nsso_region = x\nsso_account_id = 1\nsso_role_name = r\n" +
      "[profile other]\nregion = x\nsso_other = y\n[profile split]\nsso_session = s\n",
    "[split]\nsso_role_name = r\n",
  );
  const shown = (sso: SsoProfile) =>
    `${sso.profile.name}: ${SSO_KEYS.filter((key) => sso.has(key)).join(" ")}`;
  assertEquals(
    ssoProfilesWhere(home, (sso) => sso.has("sso_start_url")).map(shown),
    ["legacy: sso_account_id sso_role_name sso_start_url sso_region"],
  );
  assertEquals(
    ssoProfilesWhere(home, () => true).map(shown),
    [
      "token: sso_session",
      "whole: sso_session sso_account_id sso_role_name",
      "half: sso_session sso_account_id",
      "copy: sso_session sso_region",
      "legacy: sso_account_id sso_role_name sso_start_url sso_region",
      "split: sso_session sso_role_name",
    ],
  );
});

test("sessionSetting() takes the last section of a name that says something", () => {
  const home = homeOf(
    "[sso-session s]\nsso_region = a\n[sso-session s]\nsso_region = b\n[sso-session s]\nsso_region =\n",
  );
  const sections = home.ssoSessions.get("s")!;
  assertEquals(sessionSetting(sections, "sso_region")?.setting.value, "b");
  assertEquals(sessionSetting(sections, "sso_start_url"), undefined);
});
