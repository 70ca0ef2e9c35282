import { sourceOf } from "../model/runtimes/source.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Section, Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import { insert, terminatorOf } from "./edits.ts";
import { lastBelow } from "./suppression.ts";
import { type Edit, type Finding, type Fix, inFile } from "./finding.ts";

/** Comments to be added. */
export interface SuppressionPlan {
  /** Null where there is nothing to add. */
  readonly fix: Fix | null;
  /** How many findings the comments are for: not those about the environment and the linter's own comments. */
  readonly count: number;
}

/**
 * Plans an `awsconf-ignore` comment for each finding: above the header or the
 * setting that it is about, one for all rules there; where no comment above
 * reaches, as for a finding in a comment, one for the file at its end.
 *
 * @param reason one line, not empty
 * @param isOwn tells the rules about the linter's own comments, which are not suppressed
 */
export function planSuppressions(
  findings: readonly Finding[],
  reason: string,
  isOwn: (rule: string) => boolean,
): SuppressionPlan {
  const plan = new Map<SourceFile, Map<Line | null, Set<string>>>();
  let count = 0;
  for (const { place, rule } of findings) {
    if (!inFile(place) || isOwn(rule) || !takesComments(place.file)) continue;
    count++;
    const byLine = plan.get(place.file) ?? new Map<Line | null, Set<string>>();
    plan.set(place.file, byLine);
    const line = lineToStandAbove(place.file, place.span.start);
    byLine.set(line, (byLine.get(line) ?? new Set()).add(rule));
  }
  const edits = [...plan].flatMap(([file, byLine]) =>
    [...byLine].map(([line, rules]) => commentEdit(file, line, [...rules].sort(), reason))
  );
  const fix: Fix | null = edits.length === 0 ? null : {
    title: "Add awsconf-ignore comments",
    tier: "safe",
    reason: "",
    edits,
    operations: [],
    changes: [],
  };
  return { fix, count };
}

/** A carriage return on its own ends a line for some runtimes only, so that no comment is one to all. */
function takesComments(file: SourceFile): boolean {
  return !sourceOf(file).loneReturns;
}

function commentEdit(
  file: SourceFile,
  line: Line | null,
  rules: readonly string[],
  reason: string,
): Edit {
  const names = `${rules.join(", ")}: ${reason}`;
  const terminator = terminatorOf(file);
  if (line !== null) {
    return insert(file, line.start, `# awsconf-ignore ${names}${terminator}`);
  }
  const last = file.document.lineAt(file.document.lineCount - 1);
  const isOpen = last !== undefined && last.next === last.end;
  // The Go SDK takes the CR behind a line that continues a value for a part of it.
  const lead = !isOpen ? "" : last.contentStart > last.start ? "\n" : terminator;
  const comment = `${lead}# awsconf-ignore-file ${names}${terminator}`;
  return insert(file, file.document.text.length, comment);
}

/** The line above which a comment speaks for an offset; null where none does. */
function lineToStandAbove(file: SourceFile, offset: number): Line | null {
  const { document } = file;
  const line = document.lineAt(document.position(offset).line - 1);
  if (line === undefined || line.kind === "blank" || line.kind === "comment") return null;
  // A line before the first one would take the byte order mark from it, which changes what Go reads.
  if (line.number === 1 && document.hasByteOrderMark) return null;
  const setting = settingAt(sectionAt(document.sections, line) ?? document.preamble, line);
  if (setting === null) return line;
  // A line of a block is spoken for above the block, as some readers take comments in it for a part of the value.
  let reach = reaches.get(setting);
  if (reach === undefined) reaches.set(setting, reach = lastBelow(document, setting.line).number);
  return line.number <= reach ? setting.line : line;
}

/** The numbers of the last lines that comments above settings speak for, looked for once each. */
const reaches = new WeakMap<Setting, number>();

function sectionAt(sections: readonly Section[], line: Line): Section | null {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.header!.number <= line.number) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1] ?? null;
}

/** The last setting of a section that begins at or before a line, or null. */
function settingAt({ settings }: Section, line: Line): Setting | null {
  let low = 0;
  let high = settings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (settings[middle]!.line.number <= line.number) low = middle + 1;
    else high = middle;
  }
  return settings[low - 1] ?? null;
}
