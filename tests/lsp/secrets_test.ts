import { assertEquals } from "@std/assert";
import process from "node:process";
import { test } from "node:test";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { actionsOf } from "../../lib/lsp/actions.ts";
import { completionsAt } from "../../lib/lsp/completion.ts";
import { cursorAt } from "../../lib/lsp/cursor.ts";
import { diagnosticsOf } from "../../lib/lsp/diagnostics.ts";
import { formatLines } from "../../lib/lsp/format.ts";
import { hoverAt } from "../../lib/lsp/hover.ts";
import { linksOf } from "../../lib/lsp/links.ts";
import { outlineOf } from "../../lib/lsp/outline.ts";
import { type Analysis, Workspace } from "../../lib/lsp/workspace.ts";
import type { SourceFile } from "../../lib/model/source_file.ts";
import fc from "../fast_check.ts";
import { leak, secretHome } from "../secret_homes.ts";

const RUNS = Number(process.env.AWSCONF_SECRET_CASES ?? 200);

/** Everything that the server could send about a file. */
function messages(analysis: Analysis, file: SourceFile): unknown[] {
  const { home, result, settings } = analysis;
  const mask = (text: string) => result.redactor.mask(text);
  const range = { start: 0, end: file.document.text.length };
  const places = file.document.lines.flatMap(({ start, contentStart, end }) => [
    start,
    contentStart + 1,
    end,
  ]);
  return [
    diagnosticsOf(analysis, file),
    actionsOf(analysis, file, { range, diagnostics: [], only: null }),
    outlineOf(file, mask),
    linksOf(file),
    formatLines(file, 1, Infinity),
    ...places.flatMap((offset) => {
      const cursor = cursorAt(file, offset);
      return [
        completionsAt(home, cursor, mask),
        hoverAt(home, cursor, { runtimes: settings.runtimes, mask }),
      ];
    }),
  ];
}

test("no message of the language server shows a secret or a part of one", async () => {
  await fc.assert(
    fc.asyncProperty(secretHome, async ({ files, variables, secrets }) => {
      const workspace = new Workspace(new MemoryHost([], files, variables));
      for (const path of Object.keys(files)) {
        const absolute = `/home/me/${path}`;
        const analysis = await workspace.analyse(absolute);
        const file = analysis === null ? null : Workspace.fileAt(analysis, absolute);
        if (analysis === null || file === null) continue;
        const output = JSON.stringify(messages(analysis, file));
        assertEquals(leak(output, secrets), null, output);
      }
    }),
    { numRuns: RUNS },
  );
});
