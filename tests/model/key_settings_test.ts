import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { credentialWays, profilesWithWays } from "../../lib/model/credential_ways.ts";
import {
  differences,
  hasSameValue,
  isShadowed,
  isSplit,
  keyedProfiles,
  mainKeys,
} from "../../lib/model/key_settings.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { pairKind, sentTokens, strayTokens } from "../../lib/model/session_tokens.ts";
import { homeOf } from "./two_texts.ts";

const ID = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n";
const TEMPORARY = "aws_access_key_id = ASIAQWERTYUIOPASDFGH\n";
const SECRET = "aws_secret_access_key = 9sPzTqXa1bRk7mVw4nYc2eHj6uLd8oGf3iSxKAzQ\n";
const NO_ID = "aws_access_key_id = YOUR_ACCESS_KEY\n";
const NO_SECRET = "aws_secret_access_key = YOUR_SECRET_KEY\n";
const TOKEN = "aws_session_token = q7Zt2Lk9\n";
const LEGACY = "aws_security_token = x8Wv3Mn1\n";

/** The one profile of two sections' lines. */
function keyed(config: string, credentials: string) {
  return keyedProfiles(homeOf(`[profile a]\n${config}`, `[a]\n${credentials}`)).get("a")!;
}

test("keyedProfiles() has the profiles with a key or a token that is not empty", () => {
  const home = homeOf(
    `[profile id]\n${ID}[profile none]\nregion = x\n[profile empty]\naws_session_token =\n` +
      `[profile twice]\n${ID}aws_access_key_id =\n[profile deep]\naws_session_token =\n  x\n`,
    `[token]\n${TOKEN}[none]\naws_access_key_id =\n`,
  );
  const found = [...keyedProfiles(home)].map(([name, { config, credentials }]) => [
    name,
    config.id?.value,
    credentials.token?.value,
  ]);
  assertEquals(found, [
    ["id", "AKIAQWERTYUIOPASDFGH", undefined],
    ["twice", "AKIAQWERTYUIOPASDFGH", undefined],
    ["deep", undefined, undefined],
    ["token", undefined, "q7Zt2Lk9"],
  ]);
  assertEquals(keyedProfiles(homeOf("[profile a]\nregion = x\n", "")).size, 0);
});

test("isSplit() is about halves of a pair in two files, no placeholders", () => {
  const cases: [config: string, credentials: string, split: boolean][] = [
    [ID, SECRET, true],
    [SECRET, ID, true],
    [ID, ID, false],
    [SECRET, SECRET, false],
    [ID + SECRET, SECRET, true],
    [ID, ID + SECRET, false],
    [ID + SECRET, "", false],
    [NO_ID, SECRET, false],
    [ID, NO_SECRET, false],
    [NO_SECRET, ID, false],
  ];
  for (const [config, credentials, split] of cases) {
    assertEquals(isSplit(keyed(config, credentials)), split, `${config}|${credentials}`);
  }
});

test("isShadowed() is about other keys in the config file below a pair", () => {
  const other = "aws_access_key_id = AKIAZXCVBNMASDFGHJKL\n";
  const cases: [config: string, credentials: string, differing: number, shadowed: boolean][] = [
    [other + SECRET, ID + SECRET, 1, true],
    [ID + SECRET, ID + SECRET, 0, false],
    [other, ID, 1, false],
    [NO_ID + SECRET, ID + SECRET, 0, false],
    [ID + SECRET, NO_ID + SECRET, 0, false],
    [NO_ID + SECRET, "aws_access_key_id = <id>\n" + SECRET, 0, false],
    [`${ID}  x\n`, ID + SECRET, 1, true],
    [ID, `${ID}  x\n${SECRET}`, 1, true],
    [TOKEN, ID + SECRET, 0, false],
    [TOKEN, `${ID}${SECRET}aws_session_token = b5Rd6Yj4\n`, 1, true],
  ];
  for (const [config, credentials, differing, shadowed] of cases) {
    const one = keyed(config, credentials);
    assertEquals(differences(one).length, differing, `${config}|${credentials}`);
    assertEquals(isShadowed(one), shadowed, `${config}|${credentials}`);
  }
  const settings = (text: string) =>
    homeOf(`[profile a]\n${text}`, "").config!.sections[0]!.settings;
  const [a, b, c, d] = settings("a = x\nb = x\nc = x\n  y\nd = y\n");
  assertEquals([hasSameValue(a!, b!), hasSameValue(a!, d!)], [true, false]);
  assertEquals([hasSameValue(a!, c!), hasSameValue(c!, a!), hasSameValue(c!, c!)], [
    ...[false, false, false],
  ]);
});

test("mainKeys() are those of the credentials file if it has half a pair", () => {
  const kinds = [[ID, SECRET], [ID + SECRET, ID], [ID + SECRET, TOKEN], [ID, ""]];
  assertEquals(kinds.map(([config, credentials]) => mainKeys(keyed(config!, credentials!)).kind), [
    "credentials",
    "credentials",
    "config",
    "config",
  ]);
});

test("sentTokens() says which runtimes send which token", () => {
  const sent = (config: string, credentials: string) =>
    sentTokens(keyed(config, credentials)).map(({ setting, kind, runtimes }) =>
      `${kind} ${setting.value} ${[...runtimes].sort().join(" ")}`
    );
  const all = [...RUNTIMES].sort().join(" ");
  const [first, rest] = ["boto3 cli", "go java js rust"];
  assertEquals(sent("", ID + SECRET + TOKEN), [`credentials q7Zt2Lk9 ${all}`]);
  assertEquals(sent(ID + SECRET + TOKEN, ""), [`config q7Zt2Lk9 ${all}`]);
  assertEquals(sent(TOKEN, ID + SECRET), [`config q7Zt2Lk9 ${rest}`]);
  assertEquals(sent(TOKEN, ID + SECRET + TOKEN), [`credentials q7Zt2Lk9 ${all}`]);
  assertEquals(sent("", ID + SECRET + TOKEN + LEGACY), [
    `credentials x8Wv3Mn1 ${first}`,
    `credentials q7Zt2Lk9 ${rest}`,
  ]);
  assertEquals(sent(ID + SECRET + LEGACY, ""), [`config x8Wv3Mn1 ${first}`]);
  assertEquals(sent(ID + SECRET, ""), []);
  assertEquals(sent("", `${ID}${SECRET}aws_session_token = <token>\n`), []);
});

test("strayTokens() are those with a long-term key that looks genuine", () => {
  const stray = (credentials: string, config = "") =>
    strayTokens(keyed(config, credentials), RUNTIMES);
  assertEquals(stray(ID + SECRET + TOKEN).length, 1);
  for (const keys of [TEMPORARY + SECRET, ID, SECRET, NO_ID + SECRET, ID + NO_SECRET]) {
    assertEquals(stray(keys + TOKEN), [], keys);
  }
  assertEquals(stray(ID + SECRET), []);
  const one = keyed(TOKEN, ID + SECRET);
  assertEquals([strayTokens(one, ["boto3"]).length, strayTokens(one, ["js"]).length], [0, 1]);
  const kinds = [ID, TEMPORARY, NO_ID].map((id) => pairKind(keyed("", id + SECRET)));
  assertEquals(kinds, ["long-term", "temporary", null]);
});

test("credentialWays() finds each source that is set up whole", () => {
  const cases: [config: string, credentials: string | null, ways: string[]][] = [
    ["role_arn = r\nsource_profile = b\n", null, ["a role config"]],
    ["role_arn = r\ncredential_source = Environment\n", "", ["a role config"]],
    ["role_arn = r\nweb_identity_token_file = /t\n", "", ["a role config"]],
    ["role_arn = r\n", "", []],
    ["sso_role_name = r\nsso_account_id = 1\n", "", ["SSO config"]],
    ["sso_role_name = r\n", "", []],
    ["credential_process = x\nlogin_session = y\n", `[a]\n${ID}${SECRET}`, [
      "credential_process config",
      "a login session config",
      "keys credentials",
    ]],
    ["credential_process =\n", `[a]\n${ID}${SECRET}credential_process = y\n`, [
      "credential_process credentials",
      "keys credentials",
    ]],
    [ID + SECRET, null, ["keys config"]],
    [ID, `[a]\n${SECRET}`, []],
    [ID + NO_SECRET, "", []],
    [NO_ID + SECRET, "", []],
  ];
  for (const [config, credentials, ways] of cases) {
    const home = homeOf(`[profile a]\n${config}`, credentials);
    const profile = home.profiles.get("a")!;
    const found = credentialWays(home, profile).map(({ name, file }) => `${name} ${file.kind}`);
    assertEquals(found, ways, config);
    if (ways.length > 1) assertEquals(profilesWithWays(home), [profile]);
  }
});
