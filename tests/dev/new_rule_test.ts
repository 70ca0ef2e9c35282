import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createRule, isUnfinished, nameFault } from "../../lib/dev/new_rule.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import { rules } from "../../rules/mod.ts";
import { inScratch, ROOT, Scratch } from "../e2e/programs.ts";
import { checkPage } from "../rules/page_checks.ts";

const NAMES = rules.map(({ meta }) => meta.name);

/** A folder for rules that finds the library where `rules/` does. */
function rulesFolder(scratch: Scratch): URL {
  scratch.write("rules/missing-region.ts", "// there already\n");
  symlinkSync(join(ROOT, "lib"), join(scratch.path, "lib"));
  return pathToFileURL(join(scratch.path, "rules/"));
}

/** The metadata and the page of a new rule, read from its files. */
async function writtenRule(name: string, family: string) {
  const scratch = new Scratch();
  try {
    const folder = rulesFolder(scratch);
    createRule(folder, name, family);
    const module = await import(new URL(`${name}.ts`, folder).href);
    const page = readFileSync(new URL(`${name}.md`, folder), "utf8");
    return { meta: (module.default as Rule).meta, page };
  } finally {
    scratch.remove();
  }
}

describe("rule:new", () => {
  test("takes names that say an offence, and no others", () => {
    for (const name of ["odd-name", "sso-2-region", "a-b"]) {
      assertEquals(nameFault(name, NAMES), null, name);
    }
    const bad = [
      "",
      "region",
      "Odd-name",
      "odd_name",
      "odd--name",
      "-odd",
      "odd-",
      "../odd-x",
      "x".repeat(30) + "-y".repeat(6),
    ];
    for (const name of bad) {
      assertStringIncludes(nameFault(name, NAMES)!, "is no name for a rule", name);
    }
    assertStringIncludes(nameFault("no-region", NAMES)!, "does not say the offence");
    assertEquals(nameFault("missing-region", NAMES), "There is a rule `missing-region` already.");
    // The names that there are follow the same rules.
    for (const name of NAMES) assertEquals(nameFault(name, []), null);
  });

  test(
    "writes two files that compile, are formatted and pass the linter",
    inScratch((scratch) => {
      const folder = rulesFolder(scratch);
      createRule(folder, "odd-thing", "sso");
      const names = ["odd-thing.md", "odd-thing.ts"];
      assertEquals(readdirSync(folder).sort(), ["missing-region.ts", ...names]);
      const config = ["--config", join(ROOT, "deno.json")];
      const runs = [
        ["check", ...config, "rules/odd-thing.ts"],
        ["lint", ...config, "rules/odd-thing.ts"],
        ["fmt", "--check", ...config, "rules/odd-thing.ts", "rules/odd-thing.md"],
      ];
      for (const args of runs) {
        const { status, stderr } = spawnSync(join(ROOT, "node_modules/.bin/deno"), args, {
          cwd: scratch.path,
          encoding: "utf8",
        });
        assertEquals(status, 0, stderr);
      }
    }),
  );

  test("makes a rule that runs, finds nothing yet, and is reported as unfinished", async () => {
    const { meta, page } = await writtenRule("odd-thing", "policy");
    assertEquals([meta.name, meta.family, meta.fix], ["odd-thing", "policy", "none"]);
    const error = assertThrows(() => checkPage(meta, page), Error);
    assertStringIncludes(error.message, "The rule is unfinished");
    // The agreed headings are there: what is left is to write what is below them.
    const written = page.replace(/^TODO\b.*$/gm, "Text.");
    const next = assertThrows(() => checkPage({ ...meta, summary: "Text" }, written), Error);
    assertStringIncludes(next.message, "At least three valid cases");
  });

  test(
    "writes over no file, and then writes nothing at all",
    inScratch((scratch) => {
      const folder = rulesFolder(scratch);
      scratch.write("rules/odd-thing.md", "mine\n");
      assertThrows(
        () => createRule(folder, "odd-thing", "sso"),
        Error,
        "rules/odd-thing.md already",
      );
      assertThrows(() => createRule(folder, "missing-region", "sso"), Error, "already");
      assertThrows(
        () => createRule(folder, "other-thing", "rolls"),
        Error,
        "Did you mean `roles`?",
      );
      assertEquals(readdirSync(folder).sort(), ["missing-region.ts", "odd-thing.md"]);
    }),
  );

  test("calls unfinished what still has to be written, and nothing else", () => {
    assert(isUnfinished("text\n\nTODO: more\n"));
    assertEquals(rules.filter(({ meta }) => isUnfinished(meta.summary)), []);
    assertEquals(isUnfinished("# to do\nregion = TODO\n"), false);
  });
});
