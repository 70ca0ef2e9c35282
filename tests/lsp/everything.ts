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

/** Everything that the language server could send about the files of a home, each message as JSON. */
export async function everythingAbout(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>>,
): Promise<string[]> {
  const workspace = new Workspace(new MemoryHost([], files, variables));
  const sent: string[] = [];
  for (const path of Object.keys(files)) {
    const absolute = `/home/me/${path}`;
    const analysis = await workspace.analyse(absolute);
    const file = analysis === null ? null : Workspace.fileAt(analysis, absolute);
    if (analysis === null || file === null) continue;
    for (const message of messages(analysis, file)) sent.push(JSON.stringify(message));
  }
  return sent;
}

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
