import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { chainsOf } from "../../lib/model/chains.ts";
import type { Home, Profile } from "../../lib/model/home.ts";
import { profileSettings, winningReferences } from "../../lib/model/profile_settings.ts";
import { referencesOf } from "../../lib/model/references.ts";
import { isRoleBy, rolesOf } from "../../lib/model/roles.ts";
import { homeOf } from "./two_texts.ts";

const ARN = "role_arn = arn:aws:iam::210987654321:role/Dev\n";
const KEYS = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = secret\n";

const role = (name: string, source: string) =>
  `[profile ${name}]\n${ARN}source_profile = ${source}\n`;
const namesOf = (profiles: Iterable<Profile>) => [...profiles].map(({ name }) => name);

describe("chainsOf()", () => {
  test("finds circles, each from its first profile in the files on", () => {
    const home = homeOf(
      role("above", "c") + role("a", "b") + role("b", "c") + role("c", "a") + role("self", "self") +
        role("y", "x") + role("x", "y") + role("fine", "base"),
    );
    assertEquals(chainsOf(home).cycles.map(namesOf), [["a", "b", "c"], ["self"], ["y", "x"]]);
  });

  test("has the circles in the order of the files, however profiles refer to each other", () => {
    const home = homeOf(
      role("above", "y") + role("b", "a") + role("a", "b") + role("y", "x") + role("x", "y"),
    );
    assertEquals(chainsOf(home).cycles.map(namesOf), [["b", "a"], ["y", "x"]]);
  });

  test("goes through roles alone that are assumed by their source", () => {
    const home = homeOf(
      `${role("a", "b")}[profile b]\nsource_profile = a\n` +
        `${role("c", "d")}[profile d]\n${ARN}source_profile = c\nweb_identity_token_file = /t\n`,
    );
    assertEquals(chainsOf(home).cycles, []);
  });

  test("takes the source that wins where a profile stands in both files", () => {
    const home = homeOf(role("a", "b") + role("b", "a"), "[b]\nsource_profile = base\n");
    assertEquals(chainsOf(home).cycles, []);
  });

  test("measures how many roles are assumed", () => {
    const home = homeOf(
      role("one", "base") + role("two", "one") + role("three", "two") + role("round", "round") +
        role("into", "round") + `[profile token]\n${ARN}web_identity_token_file = /t\n` +
        role("on-token", "token") + `[profile base]\ncredential_process = x\n`,
    );
    const lengths = [...home.profiles.values()].map((profile) => chainsOf(home).lengthOf(profile));
    assertEquals(lengths, [1, 2, 3, -Infinity, -Infinity, 1, 2, 0]);
  });

  test("ends a chain at a profile with keys, whatever role it has for itself", () => {
    const home = homeOf(role("up", "keys") + role("keys", "down") + role("down", "base"), "");
    const withKeys = homeOf(home.config!.document.text, `[keys]\n${KEYS}`);
    const lengthOf = (one: Home, name: string) => chainsOf(one).lengthOf(one.profiles.get(name)!);
    assertEquals([lengthOf(home, "up"), lengthOf(withKeys, "up")], [3, 1]);
    const withHalf = homeOf(home.config!.document.text, `[keys]\n${KEYS.split("\n")[0]}\n`);
    assertEquals(lengthOf(withHalf, "up"), 3);
    const alone = homeOf(`[profile alone]\n${ARN}web_identity_token_file = /t\n[profile no]\n`);
    assertEquals([lengthOf(alone, "alone"), lengthOf(alone, "no")], [1, 0]);
    assertEquals(lengthOf(withKeys, "keys"), 2);
  });

  test("follows 100,000 roles without going deeper for each", () => {
    const count = 100_000;
    const parts = Array.from({ length: count }, (_, i) => role(`p${i}`, `p${i + 1}`));
    const home = homeOf(parts.join(""));
    assertEquals(chainsOf(home).lengthOf(home.profiles.get("p0")!), count);
    const round = homeOf(parts.join("") + role(`p${count}`, "p0"));
    assertEquals(chainsOf(round).cycles.map(({ length }) => length), [count + 1]);
  });
});

describe("profileSettings()", () => {
  const home = homeOf(
    `[profile a]\nregion = x\nregion = y\n[profile b]\nregion =\n[profile a]\nregion = z\n` +
      `[services s]\nregion = s\n[profile c]\nregion = c\n`,
    "[a]\nregion = w\n",
  );

  test("finds the setting that wins for each profile", () => {
    assertEquals(
      profileSettings(home, "region").map(({ profile, section, setting }) =>
        `${profile.name} ${section.file.kind} ${setting.value}`
      ),
      ["c config c", "a credentials w"],
    );
  });

  test("tells which references win", () => {
    const two = homeOf(
      `[profile a]\nsource_profile = one\n[profile b]\nsource_profile = one\n[one]\nsource_profile = one\n`,
      "[a]\nsource_profile = two\n",
    );
    const found = winningReferences(two, referencesOf(two).to("profile", "one"));
    assertEquals(found.map(({ profile }) => profile.name), ["b"]);
  });
});

test("rolesOf() tells what a role is assumed with", () => {
  const home = homeOf(
    `${role("a", "b")}[profile none]\n${ARN}[profile two]\n${ARN}source_profile = a\n` +
      `credential_source = Environment\n[profile no-role]\nsource_profile = a\n` +
      // As long as \`role_arn\` and as one of the sources.
      `[profile other]\nservices = local\nsource_profilx = a\n`,
  );
  assertEquals(
    rolesOf(home).map(({ profile, sources }) => `${profile.name}: ${sources}`),
    ["a: source_profile", "none: ", "two: source_profile,credential_source"],
  );
  const by = (name: string) => isRoleBy(home.profiles.get(name)!, "source_profile");
  assertEquals([by("a"), by("two"), by("none"), by("no-role")], [true, false, false, false]);
});

test("rolesOf() counts the settings that win, in both files and among several of a section", () => {
  const home = homeOf(
    `[profile twice]\n${ARN}source_profile = a\nsource_profile =\n` +
      `[profile both]\n${ARN}source_profile = a\n[profile split]\nsource_profile = a\n` +
      `[profile again]\n${ARN}[profile again]\nsource_profile = a\n`,
    `[both]\nsource_profile =\ncredential_source = Environment\n[split]\n${ARN}`,
  );
  assertEquals(
    rolesOf(home).map(({ profile, sources }) => `${profile.name}: ${sources}`),
    ["twice: ", "both: credential_source", "split: source_profile", "again: source_profile"],
  );
});
