import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import {
  appendSection,
  appendToSection,
  copySetting,
  copySpan,
  dedentSection,
  deleteLine,
  deleteSetting,
  deleteSettingCleanly,
  isPlainText,
} from "../../lib/engine/edits.ts";
import { revealed, type SecretText } from "../../lib/model/secret.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { edited } from "./one_fix.ts";

const fileOf = (text: string) => new SourceFile({ path: "config", kind: "config", text });

/** What is left of a text without the setting `gone`. */
function without(text: string, isClean = false): string {
  const file = fileOf(text);
  const setting = file.sections[0]!.settings.find(({ key }) => key === "gone")!;
  const edits = isClean ? deleteSettingCleanly(file, setting) : [deleteSetting(file, setting)];
  return edited(file, edits);
}

describe("deleteSetting()", () => {
  test("takes whole lines, with what is deeper", () => {
    assertEquals(without("[a]\ngone = 1\nb = 2\n"), "[a]\nb = 2\n");
    assertEquals(without("[a]\r\ngone =\r\n  x = 1\r\n  # y\r\n  z = 1\r\nb = 2"), "[a]\r\nb = 2");
    assertEquals(without("[a]\n# x\ngone = 1\n  # y\nb = 2\n"), "[a]\n# x\n  # y\nb = 2\n");
  });

  test("takes the terminator above along where the file ends without one", () => {
    assertEquals(without("[a]\nb = 2\ngone = 1"), "[a]\nb = 2");
    assertEquals(without("[a]\r\ngone =\r\n  x = 1"), "[a]");
    assertEquals(without("[a]\nb = 2\ngone = 1\n"), "[a]\nb = 2\n");
  });

  test("may start with a comment above", () => {
    const file = fileOf("[a]\n# x\ngone = 1\nb = 2\n");
    const [setting] = file.sections[0]!.settings;
    const comment = file.document.lineAt(1)!;
    assertEquals(edited(file, [deleteSetting(file, setting!, comment)]), "[a]\nb = 2\n");
  });

  test("starts the comments below at the first column where that is asked for", () => {
    const text = "[a]\nb = 1\ngone =\n  x = 1\n  # y\n\n\t; z\n# at once\n  deeper = 1\n  # not\n";
    const clean = "[a]\nb = 1\n# y\n\n; z\n# at once\n  deeper = 1\n  # not\n";
    assertEquals(without(text.replace("  deeper", "deeper"), true), clean.replace("  d", "d"));
    assertEquals(without("[a]\ngone = 1\n  # y", true), "[a]\n# y");
    assertEquals(without("[a]\ngone = 1\n", true), "[a]\n");
    assertEquals(without("[a]\ngone = 1\n  \n  # x\n", true), "[a]\n  \n# x\n");
  });
});

test("deleteLine() takes the only line of a file", () => {
  const file = fileOf("only");
  assertEquals(edited(file, [deleteLine(file, file.document.lineAt(0)!)]), "");
});

test("appendToSection() adds behind the last setting", () => {
  const added = (text: string) => {
    const file = fileOf(text);
    return edited(file, [appendToSection(file.sections[0]!, ["x = 1", "y = 2"])]);
  };
  assertEquals(added("[a]\nb = 1\n\n# of c\n[c]\n"), "[a]\nb = 1\nx = 1\ny = 2\n\n# of c\n[c]\n");
  assertEquals(added("[a]\nb = 1\n  # of b\n[c]"), "[a]\nb = 1\n  # of b\nx = 1\ny = 2\n[c]");
  assertEquals(added("[a]\nb = 1\n  \n[c]"), "[a]\nb = 1\nx = 1\ny = 2\n  \n[c]");
  assertEquals(added("[a]\nstray\n# of c\n[c]"), "[a]\nstray\nx = 1\ny = 2\n# of c\n[c]");
  assertEquals(added("[a]\r\n\r\n[c]\r\n"), "[a]\r\nx = 1\r\ny = 2\r\n\r\n[c]\r\n");
  assertEquals(added("[a]"), "[a]\nx = 1\ny = 2");
});

test("appendSection() keeps one blank line before it", () => {
  const added = (text: string, isFirst = true) => {
    const file = fileOf(text);
    return edited(file, [appendSection(file, "profile n", ["x = 1"], isFirst)]);
  };
  const section = "[profile n]\nx = 1\n";
  assertEquals(added(""), section);
  assertEquals(added("[a]\n"), `[a]\n\n${section}`);
  assertEquals(added("[a]"), `[a]\n\n${section}`);
  assertEquals(added("[a]\n\n"), `[a]\n\n${section}`);
  assertEquals(added("[a]\n", false), `[a]\n\n${section}`);
  assertEquals(added("[a]\n\n", false), `[a]\n\n\n${section}`);
  assertEquals(added("[a]\r\n"), "[a]\r\n\r\n[profile n]\r\nx = 1\r\n");
});

test("dedentSection() starts settings at the first column and keeps what is deeper deeper", () => {
  const file = fileOf("  [a]\n  b =\n    c = 1\n   d = 2\n # e\n\n  f = 3\ng = 4\n[h]\n  i = 5\n");
  assertEquals(
    edited(file, dedentSection(file, file.sections[0]!.syntax)),
    "  [a]\nb =\n  c = 1\n d = 2\n# e\n\nf = 3\ng = 4\n[h]\n  i = 5\n",
  );
});

describe("what is copied", () => {
  const SECRET = "9sPzTqXa1bRk7mVw4nYc2eHj6uLd8oGf3iSxKAzQ";
  const shown = (text: SecretText) =>
    (typeof text === "string" ? [text] : text)
      .map((part) => typeof part === "string" ? part : `<${revealed([part!]).length}>`).join("");

  test("holds secrets by reference", () => {
    const file = fileOf(`[a]\naws_secret_access_key = ${SECRET}\n  # x\n  more\nb = 1\n`);
    const [setting] = file.sections[0]!.settings;
    assertEquals(copySetting(file, setting!).map(shown), [
      "aws_secret_access_key = <40>",
      "  # x",
      "  <4>",
    ]);
  });

  test("is a part of a line with as much of a secret as is in it", () => {
    const file = fileOf(`[a]\naws_secret_access_key = ${SECRET}\n`);
    const { line } = file.sections[0]!.settings[0]!;
    const start = line.valueStart;
    const part = (from: number, to: number) =>
      shown(copySpan(file, line, { start: start + from, end: start + to }));
    assertEquals(part(-2, 5), "= <5>");
    assertEquals(part(5, 8), "<3>");
    assertEquals(part(-5, -1), "ey =");
  });
});

test("isPlainText() is about the encoding of a file", () => {
  assertEquals(isPlainText(fileOf("[a]")), true);
  assertEquals(isPlainText(fileOf("\ufeff[a]")), false);
  const utf16 = new SourceFile({ path: "c", kind: "config", text: "[a]", encoding: "utf-16le" });
  assertEquals(isPlainText(utf16), false);
});
