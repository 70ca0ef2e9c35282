import { assert, assertEquals } from "@std/assert";
import { test } from "node:test";
import { hasCredentialWay } from "../../lib/model/credentials.ts";
import type { Profile } from "../../lib/model/home.ts";
import { profilesWhere } from "../../lib/model/profile_kinds.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { ssoProfilesWhere } from "../../lib/model/sso_profiles.ts";
import fc from "../fast_check.ts";
import { homeOf } from "./two_texts.ts";

const LINES = [
  "region = eu-west-1",
  "region =",
  "Region: x",
  "  region = nested",
  "sso_session = corp",
  "sso_account_id = 1",
  "sso_start_url =",
  "role_arn = x # why",
  "aws_access_key_id = A",
  "# note",
  "stray",
  "",
];

const anySection = (prefix: string) =>
  fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.array(fc.constantFrom(...LINES)))
    .map(([name, lines]) => [`[${prefix}${name}]`, ...lines].join("\n"));

const anyHome = fc.tuple(
  fc.array(anySection("profile "), { maxLength: 8 }),
  fc.array(anySection(""), { maxLength: 4 }),
).map(([config, credentials]) => homeOf(config.join("\n"), credentials.join("\n")));

const TESTS: readonly ((profile: Profile) => boolean)[] = [
  hasCredentialWay,
  (profile) => profile.config.length === 0,
  (profile) => profile.credentials.length === 0 && !profile.has("region"),
  (profile) => profile.get("region") === undefined,
  () => true,
  () => false,
];

test("profilesWhere() finds what a look at every profile finds", () => {
  fc.assert(fc.property(anyHome, (home) => {
    for (const one of TESTS) {
      assertEquals(
        profilesWhere(home, one).map(({ name }) => name),
        [...home.profiles.values()].filter(one).map(({ name }) => name),
      );
    }
  }));
});

test("profilesWhere() does not take profiles for alike that differ in one file alone", () => {
  const homes = [
    homeOf("", "[a]\nregion = x\n[b]\nregion = x\n[b]\noutput = json\n"),
    homeOf("", "[b]\nregion = x\n[b]\noutput = json\n[a]\nregion = x\n"),
    homeOf("[profile a]\nregion = x\n[profile b]\nregion = x\n", "[b]\noutput = json\n"),
    homeOf("[profile b]\nregion = x\n[profile a]\nregion = x\n", "[b]\noutput = json\n"),
    homeOf("", "[a]\nregion = x\n[b]\noutput = json\n"),
    homeOf("[profile a]\nregion = x\n[profile b]\noutput = json\n", ""),
  ];
  for (const home of homes) {
    const found = profilesWhere(home, (profile) => profile.has("output"));
    assertEquals(found.map(({ name }) => name), ["b"]);
  }
});

test("ssoProfilesWhere() finds what a look at every profile finds", () => {
  fc.assert(fc.property(anyHome, (home) => {
    assertEquals(
      ssoProfilesWhere(home, (sso) => sso.has("sso_session") && !sso.has("sso_start_url"))
        .map(({ profile }) => profile.name),
      [...home.profiles.values()]
        .filter((one) => one.has("sso_session") && !hasAnywhere(one, "sso_start_url"))
        .map(({ name }) => name),
    );
  }));
});

function hasAnywhere({ sections }: Profile, key: string): boolean {
  return sections.some(({ settings }) => settings.some((one) => one.key === key && one.hasValue));
}

test("profilesWhere() looks at one profile of each kind", () => {
  const sections = Array.from(
    { length: 50 },
    (_, index) =>
      `[profile p${index}]\nregion = r${index}\n${index % 2 === 0 ? "output = json\n" : ""}`,
  );
  const home = homeOf(sections.join(""), "");
  let calls = 0;
  const found = profilesWhere(home, (profile) => {
    calls++;
    return profile.has("output");
  });
  assertEquals([found.length, calls], [25, 2]);
});

test("sections of the same keys share a shape, and odd or long ones have none", () => {
  const long = Array.from({ length: 40 }, (_, index) => `k${index} = v\n`).join("");
  const { document } = new SourceFile({
    path: "config",
    kind: "config",
    text:
      `[a]\nx = 1\ny = 2\n[b]\nX = 3\ny = 4\n[c]\nx = 1\nx = 2\n[d]\nx = 1\n  y = 2\n[e]\n${long}`,
  });
  const [a, b, c, d, e] = document.sections.map(({ shape }) => shape);
  assert(a === b && a !== null);
  assertEquals([a?.keys, a?.isRepeating], [["x", "y"], false]);
  assertEquals([c?.keys, c?.isRepeating], [["x", "x"], true]);
  assertEquals([d, e], [null, null]);
});
