import {
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  SymbolKind,
} from "vscode-languageserver";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Span } from "../syntax/span.ts";
import { kindOf } from "./names.ts";
import { rangeOf } from "./positions.ts";

/** Hides the secrets in a text. */
type Mask = (text: string) => string;

/** The sections of a file with their settings, blocks among them. No value is shown. */
export function outlineOf(file: SourceFile, mask: Mask): DocumentSymbol[] {
  return file.sections.map((section) => ({
    name: mask(section.syntax.title) || "[]",
    detail: kindOf(section) ?? section.type,
    kind: section.type === "profile" ? SymbolKind.Class : SymbolKind.Namespace,
    range: rangeOf(file.document, sectionSpan(section)),
    selectionRange: rangeOf(file.document, section.headerSpan),
    children: section.settings.map((setting) => symbolOf(setting, mask)),
  }));
}

function symbolOf(setting: Setting, mask: Mask): DocumentSymbol {
  const { document } = setting.section;
  const { line, nested, span } = setting;
  return {
    name: mask(setting.writtenKey) || "=",
    kind: nested.length > 0 ? SymbolKind.Object : SymbolKind.Property,
    range: rangeOf(document, span),
    selectionRange: rangeOf(document, line.name),
    children: nested.map((one) => symbolOf(one, mask)),
  };
}

/** From the header to the end of the last line that says something. */
function sectionSpan({ syntax }: AwsSection): Span {
  const { document } = syntax;
  let last = syntax.last;
  while (last > syntax.first && document.lineAt(last - 1)!.kind === "blank") last--;
  const end = last > syntax.first
    ? document.lineAt(last - 1)!.contentEnd
    : syntax.header!.contentEnd;
  return { start: syntax.header!.contentStart, end };
}

/** What can be folded: sections, blocks, and comments of several lines. */
export function foldsOf({ document, sections }: SourceFile): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const add = (first: number, last: number, kind?: FoldingRangeKind) => {
    if (last <= first) return;
    folds.push({
      startLine: first - 1,
      endLine: last - 1,
      ...(kind === undefined ? {} : { kind }),
    });
  };
  for (const section of sections) {
    const end = document.position(sectionSpan(section).end).line;
    add(section.syntax.header!.number, end, FoldingRangeKind.Region);
    for (const { line, children } of section.settings) {
      if (children.length > 0) add(line.number, children.at(-1)!.number);
    }
  }
  let first = 0;
  for (const line of document.lines) {
    if (line.kind === "comment") {
      if (first === 0) first = line.number;
      continue;
    }
    if (first > 0) add(first, line.number - 1, FoldingRangeKind.Comment);
    first = 0;
  }
  if (first > 0) add(first, document.lines.length, FoldingRangeKind.Comment);
  return folds;
}
