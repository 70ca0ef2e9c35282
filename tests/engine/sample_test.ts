import { assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import { namelessEffect, refusalEffect } from "../../lib/engine/effect.ts";
import {
  defaultSettings,
  judgeSetting,
  readersWhere,
  readSample,
  refuses,
  shapeOf,
} from "../../lib/engine/sample.ts";
import { tellApart } from "../../lib/engine/wording.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView } from "../../lib/model/runtimes/mod.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { parseDocument, type Setting } from "../../lib/syntax/document.ts";
import fc from "../fast_check.ts";
import { fileText } from "../runtimes/homes.ts";

const RUNS = Number(process.env.AWSCONF_SPELLING_CASES ?? 2000);

function settingsOf(text: string): Setting[] {
  return parseDocument(text).sections.flatMap(({ settings }) =>
    settings.flatMap((setting) => setting.children.length === 0 ? [setting] : setting.nested)
  );
}

/** What a runtime makes of the line of a setting as it stands: `refused`, or the value, or nothing. */
function readAlone(setting: Setting, runtime: RuntimeName): string | undefined {
  const { line, section: { document } } = setting;
  const above = setting.parent === null ? "[default]\n" : "[default]\nblock =\n";
  const text = `${above}${document.text.slice(line.start, line.end)}\n`;
  const view = readFileView(new SourceFile({ path: "config", kind: "config", text }), runtime);
  if (view.error !== null) return "refused";
  const settings = view.profiles.get("default")?.settings;
  const found = setting.parent === null
    ? settings?.get(setting.key)
    : settings?.get("block")?.nested?.get(setting.writtenKey) ??
      settings?.get(`block.${setting.writtenKey}`);
  return found && `found ${found.value}`;
}

describe("judgeSetting()", () => {
  test("says of the shape of a line what the runtimes make of the line itself", () => {
    let settings = 0;
    fc.assert(
      fc.property(fileText("config"), (text) => {
        for (const setting of settingsOf(text)) {
          settings++;
          const verdict = judgeSetting(setting, RUNTIMES);
          for (const runtime of RUNTIMES) {
            const read = readAlone(setting, runtime);
            const expected = read === "refused"
              ? "refusing"
              : read === undefined
              ? "missing"
              : read === `found ${setting.value}`
              ? "right"
              : "wrong";
            const [actual] = Object.entries(verdict).find(([, names]) => names.includes(runtime))!;
            const { line, section: { document } } = setting;
            const shown = JSON.stringify(document.text.slice(line.start, line.end));
            assertEquals(actual, expected, `${runtime}: ${shown}`);
          }
        }
      }),
      { numRuns: RUNS },
    );
    assertEquals(settings > RUNS, true);
  });

  test("puts each runtime in one place, in the order that it is given", () => {
    const [setting] = settingsOf("[default]\nregion: x\n");
    assertEquals(judgeSetting(setting!, ["rust", "go", "js", "cli"]), {
      refusing: ["rust"],
      missing: ["js"],
      right: ["go", "cli"],
      wrong: [],
    });
  });
});

test("readSample() forgets, and still says the same", () => {
  const read = () => [...defaultSettings(readSample("[default]\na = b\n", "js")).keys()];
  assertEquals(read(), ["a"]);
  for (let i = 0; i < 1200; i++) readSample(`[default]\na${i} = b\n`, "js");
  assertEquals(read(), ["a"]);
});

test("readSample() minds the kind and the encoding", () => {
  assertEquals(readSample("[x]\na = b\n", "boto3").profiles.has("x"), false);
  assertEquals(readSample("[x]\na = b\n", "boto3", "credentials").profiles.has("x"), true);
  const utf16 = (runtime: RuntimeName) =>
    readSample("\ufeff[x]\na = b\n", runtime, "credentials", "utf-16le").error !== null;
  assertEquals(RUNTIMES.filter(utf16), ["cli", "boto3", "java"]);
});

test("readersWhere() keeps the order", () => {
  assertEquals(readersWhere(["rust", "js", "cli"], "junk\n", refuses), ["rust", "cli"]);
});

describe("effects in words", () => {
  test("tellApart() leaves out clauses of nobody", () => {
    assertEquals(
      tellApart(
        [["js"], "ignores", "ignore", "it"],
        [[], "refuses", "refuse", "it"],
        [["cli", "boto3"], "takes", "take", "it"],
      ),
      "the JavaScript SDK ignores it, the AWS CLI and boto3 take it",
    );
    assertEquals(tellApart([[], "a", "b", "c"]), "");
  });

  test("refusalEffect() tells those that refuse from the others", () => {
    const effect = (...runtimes: RuntimeName[]) =>
      refusalEffect(runtimes, "[default]\njunk\n", ["ignores", "ignore", "the line"]);
    assertEquals(
      effect("boto3", "js", "go"),
      "boto3 refuses the whole file for it, the JavaScript SDK and the Go SDK ignore the line",
    );
    assertEquals(effect("js"), "the JavaScript SDK ignores the line");
    assertEquals(effect("rust"), "the Rust SDK refuses the whole file for it");
  });

  test("namelessEffect() says where the settings go", () => {
    const all = (header: string, isFirst: boolean) => namelessEffect(RUNTIMES, header, isFirst);
    const refuse = "the AWS CLI, boto3, the Java SDK and the Rust SDK refuse the whole file for it";
    const lenient = "the JavaScript SDK and the Go SDK";
    assertEquals(all("[", false), `${refuse}, ${lenient} add its settings to the section above`);
    assertEquals(all("[", true), `${refuse}, ${lenient} drop its settings`);
    assertEquals(
      namelessEffect(["cli", "js"], "[]", false),
      "the AWS CLI refuses the whole file for it, the JavaScript SDK drops its settings",
    );
  });
});

test("shapeOf() makes all words one letter but those that JavaScript takes for something else", () => {
  const shapes = [
    ["Region = eu_west1 # x", "A = a # a"],
    ["[profile __proto__]", "[a __proto__]"],
    ["proto__ = __x", "a = __x"],
  ] as const;
  for (const [text, shape] of shapes) assertEquals(shapeOf(text), shape);
});
