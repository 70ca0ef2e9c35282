import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { hasMistakes, hasOddBreaks, isMistake, stopsRuntime } from "../../lib/engine/mistakes.ts";
import { SourceFile } from "../../lib/model/source_file.ts";

test("hasMistakes() finds the lines for which some runtime refuses the file", () => {
  const cases: [body: string, hasMistakes: boolean][] = [
    ["", false],
    ["region = x\n", false],
    ["# a\n\nregion = x\n", false],
    ["region\n", true],
    ["region\nregion = x\n", true],
    ["region = x\noutput: json\n", true],
    ["= x\n", true],
    ["region = x\n= x\n", true],
    ["region = x\noutput = a\u2028b\n", true],
    ["region = x\noutput\x1c = a\n", true],
    ["s3 =\n  a = 1\n", false],
    ["s3 =\n  a\n", true],
    ["s3 =\n  a: 1\n", true],
    ["s3 =\n  a = 1\n  b\n", true],
    ["s3 =\n  a = 1\u2029\n", true],
    ["s3 =\n  = 1\n", true],
    // What continues a value is no line of its own.
    ["region = x\n  a\n", false],
    ["region = x\n  a: 1\n", false],
  ];
  for (const [body, expected] of cases) {
    const file = new SourceFile({ path: "c", kind: "config", text: `[profile a]\n${body}` });
    const [section] = file.sections;
    assertEquals(hasMistakes(file.document, section!.syntax), expected, JSON.stringify(body));
    if (stopsRuntime(section!)) assertEquals(expected, true, JSON.stringify(body));
    const isOwn = file.document.lines.slice(1).filter(({ kind }) => kind !== "blank")
      .some((line) => line.kind !== "comment" && isMistake(file.document, line));
    if (expected) assertEquals(isOwn, true, JSON.stringify(body));
  }
});

test("hasOddBreaks() finds what ends a line in Python alone", () => {
  for (const char of "\v\f\x1c\x1d\x1e\x85\u2028\u2029") {
    assertEquals(hasOddBreaks(`a${char}b`), true, JSON.stringify(char));
  }
  for (const text of ["", "a b", "a\tb", "a\r\nb", "a\x1fb"]) {
    assertEquals(hasOddBreaks(text), false);
  }
});
