import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { formatLines } from "../../lib/lsp/format.ts";
import { SourceFile } from "../../lib/model/source_file.ts";

test("a blank line that goes takes its blanks with it", () => {
  const text = "[default]\nregion = x\n\n  \n \n";
  const edits = formatLines(new SourceFile({ path: "config", kind: "config", text }), 1, Infinity);
  assertEquals(
    edits,
    [3, 4].map((line) => ({
      range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
      newText: "",
    })),
  );
});
