import { assert, assertEquals } from "@std/assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { VERSION } from "../../lib/cli/version.ts";
import { ROOT } from "../e2e/programs.ts";

const FOLDER = join(ROOT, "editors/vscode");
const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, name), "utf8"));
const manifest = read("package.json");

describe("the VS Code extension", () => {
  test("has the linter's version, and files for what it names", () => {
    assertEquals(manifest.version, VERSION);
    const { languages, grammars } = manifest.contributes;
    for (const path of [languages[0].configuration, grammars[0].path]) {
      assert(existsSync(join(FOLDER, path)), path);
    }
    assertEquals(read("aws-config.tmLanguage.json").scopeName, grammars[0].scopeName);
  });

  test("highlights headers, settings and comments", () => {
    const [comment, header, setting] = read("aws-config.tmLanguage.json").patterns
      .map(({ match }: { match: string }) => new RegExp(match));
    assert(comment.test("  ; note"));
    assertEquals(header.exec("[profile dev] # x").slice(1), ["[", "profile", "dev", "]"]);
    assertEquals(header.exec("[default]").slice(1), ["[", undefined, "default", "]"]);
    assertEquals(setting.exec("  region = eu-west-1 # home").slice(1), [
      "region",
      "=",
      "eu-west-1",
      " # home",
    ]);
  });

  test("starts the command that there is", () => {
    const source = readFileSync(join(FOLDER, "extension.js"), "utf8");
    assert(source.includes('args: ["lsp"]'));
  });
});
