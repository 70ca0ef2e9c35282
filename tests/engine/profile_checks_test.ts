import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { applyFixes } from "../../lib/engine/apply_fixes.ts";
import type { Fix } from "../../lib/engine/finding.ts";
import {
  hasComment,
  includedProfiles,
  misspells,
  removeSetting,
} from "../../lib/engine/profile_checks.ts";
import { Home } from "../../lib/model/home.ts";
import { SourceFile } from "../../lib/model/source_file.ts";

const fileOf = (text: string) => new SourceFile({ path: "config", kind: "config", text });

/** The first setting of the first section. */
function firstOf(text: string) {
  const file = fileOf(text);
  const section = file.sections[0]!;
  return { file, section, setting: section.settings[0]! };
}

describe("hasComment()", () => {
  const cases: [text: string, has: boolean][] = [
    ["[a]\nk = v\n", false],
    ["[a]\nk = v # c\n", true],
    ["[a]\nk = v\n  # c\n", true],
    ["[a]\nk = v\n# c\n", false],
    ["[a]\nk = v\n# c\n\n  # d\n", true],
    ["[a]\nk = v\n\n", false],
    ["[a]\nk = v\nl = w\n  # c\n", false],
    ["[a]\nk =\n  l = v\n  # c\n", true],
  ];
  for (const [text, has] of cases) {
    test(`${JSON.stringify(text)}: ${has}`, () => assertEquals(hasComment(firstOf(text)), has));
  }
});

test("misspells() takes near keys, and words on lines without a delimiter", () => {
  const keys = ["region"];
  const cases: [text: string, does: boolean][] = [
    ["regoin = x", true],
    ["region x", true],
    ["Region", true],
    ["output = x", false],
    ["x region", false],
  ];
  for (const [line, does] of cases) {
    assertEquals(misspells(firstOf(`[a]\nk = v\n${line}\n`).section, keys), does, line);
  }
});

test("includedProfiles() are those that aws-vault adds to others, found once for a home", () => {
  const config = fileOf("[profile a]\ninclude_profile = b\n[profile c]\nparent_profile = d\n");
  const home = new Home({ config, credentials: null });
  assertEquals([...includedProfiles(home)], ["b", "d"]);
  assertEquals(includedProfiles(home) === includedProfiles(home), true);
});

test("removeSetting() leaves an inline comment on its line", () => {
  const cases: [before: string, after: string][] = [
    ["[a]\nk = v # c\nl = w\n", "[a]\n# c\nl = w\n"],
    ["[a]\nk = v\nl = w\n", "[a]\nl = w\n"],
  ];
  for (const [before, after] of cases) {
    const { file, section, setting } = firstOf(before);
    const home = new Home({ config: file, credentials: null });
    const profile = home.profiles.get("a") ?? { name: "a" };
    const edits = removeSetting(
      { profile, section, setting } as Parameters<typeof removeSetting>[0],
    );
    const fix: Fix = { title: "", tier: "safe", reason: "", edits, operations: [], changes: [] };
    assertEquals(applyFixes(home, [fix]).config!.document.text, after);
  }
});
