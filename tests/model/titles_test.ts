import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { Home } from "../../lib/model/home.ts";
import { mentions } from "../../lib/model/mentions.ts";
import { writeProfileTitle, writeTitle } from "../../lib/model/section_name.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { holdsAwsSecret, storedSecrets } from "../../lib/model/stored_secrets.ts";

test("writeProfileTitle() writes what every reader takes for that name, or nothing", () => {
  const cases: [name: string, config: string | null, credentials: string | null][] = [
    ["default", "default", "default"],
    ["dev", "profile dev", "dev"],
    ["a b", 'profile "a b"', "a b"],
    ["profile", "profile profile", null],
    ["profile a", 'profile "profile a"', null],
    ["sso-session a", 'profile "sso-session a"', null],
    ["a profile", 'profile "a profile"', "a profile"],
    ["Default", null, null],
    ["DEFAULT", null, null],
    ["__proto__", null, null],
    ["", null, null],
  ];
  for (const [name, config, credentials] of cases) {
    assertEquals(writeProfileTitle(name, "config"), config, name);
    assertEquals(writeProfileTitle(name, "credentials"), credentials, name);
  }
  const others = [
    " a",
    "a ",
    "a  b",
    "a\tb",
    "a]",
    "[a",
    "a#b",
    "a;b",
    'a"b',
    "a'b",
    "a\\b",
    "a=b",
  ];
  for (const name of [...others, "a\u00a0b", "a\u0001b", "a\u200bb", "a\ud800b"]) {
    assertEquals(writeProfileTitle(name, "config"), null, name);
    assertEquals(writeTitle("services", name), null, name);
  }
});

test("writeTitle() writes the headers of the other kinds of sections", () => {
  assertEquals(writeTitle("profile", "a b"), 'profile "a b"');
  for (const name of ["__proto__", "Default"]) assertEquals(writeTitle("profile", name), null);
  assertEquals(writeTitle("sso-session", "corp"), "sso-session corp");
  assertEquals(writeTitle("services", "my own"), 'services "my own"');
  assertEquals(writeTitle("services", "default"), "services default");
  assertEquals(writeTitle("services", ""), null);
});

test("mentions() sees a setting wherever it stands, be it read or not", () => {
  const mentioned = (text: string, credentials = "") => {
    const file = (kind: "config" | "credentials", text: string) =>
      new SourceFile({ path: kind, kind, text });
    const home = new Home({
      config: file("config", text),
      credentials: file("credentials", credentials),
    });
    return mentions(home, home.profiles.get("dev")!, new Set(["region", "output"]));
  };
  const head = "[profile dev]\n";
  for (
    const text of ["region = x", "REGION =", "s3 =\n  region = x", "region x", "Region", "output"]
  ) {
    assertEquals(mentioned(`${head}${text}\n`), true, text);
    assertEquals(mentioned(`${head}sso_region = y\n`, `[dev]\n${text}\n`), true, text);
    assertEquals(mentioned(`${head}sso_region = y\n[dev]\n${text}\n`), true, text);
    assertEquals(mentioned(`${head}x = y\n[dev]\nx = y\n[dev]\n${text}\n`), true, text);
    assertEquals(mentioned(`${head}sso_region = y\n[profile other]\n${text}\n`), false, text);
  }
  for (const text of ["# region = x", "s3 =\n  regions = x", "the region", "regions", ""]) {
    assertEquals(mentioned(`${head}${text}\n`), false, text);
  }
});

test("storedSecrets() finds what somebody could use, in order", () => {
  const secret = "9sPzTqXa1bRk7mVw4nYc2eHj6uLd8oGf3iSxKAzQ";
  const text = `aws_secret_access_key = ${secret}
[profile a]
AWS_Secret_Access_Key = ${secret}
aws_session_token = short
aws_security_token = ${"A9+/".repeat(25)}
aws_session_token = ${"A9+/".repeat(24)}AAA
s3 =
  password = hunter22
  region = x
aws_access_key_id = AKIAQWERTYUIOPASDFGH
[profile b]
aws_secret_access_key = YOUR_SECRET_KEY
token = abcdef
`;
  const found = storedSecrets(new SourceFile({ path: "config", kind: "config", text }));
  assertEquals(found.map((setting) => [setting.key, holdsAwsSecret(setting)]), [
    ["aws_secret_access_key", true],
    ["aws_secret_access_key", true],
    ["aws_security_token", true],
    ["aws_session_token", false],
    ["password", false],
    ["token", false],
  ]);
  const token = "A9+/".repeat(25);
  const settings = [
    "aws_secret_access_key = YOUR_SECRET_KEY",
    "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    `aws_session_token = ${token}!`,
    `aws_session_token = !${token}`,
    `token = ${token}`,
  ];
  for (const setting of settings) {
    const { document } = new SourceFile({ path: "config", kind: "config", text: `${setting}\n` });
    assertEquals(holdsAwsSecret(document.preamble.settings[0]!), false, setting);
  }
});
