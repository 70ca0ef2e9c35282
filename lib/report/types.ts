import type { Finding } from "../engine/finding.ts";
import type { RuleMeta } from "../engine/rule.ts";
import type { MaskedLine } from "../model/redact.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Line } from "../syntax/line.ts";
import type { DifferenceSummary } from "./difference_summary.ts";

/** What a run looked at and what it came to, in numbers. */
export interface Summary {
  /** Files that were read and reported on. */
  readonly files: number;
  readonly profiles: number;
  /** True when the environment was looked at too. */
  readonly environment: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Safe fixes among the findings that remain. */
  readonly fixable: number;
  /** Unsafe fixes among the findings that remain. */
  readonly fixableUnsafe: number;
  /** Fixes that this run applied. */
  readonly fixed: number;
  /** Fixes that this run refused, as they would change more than they say. */
  readonly refused: number;
  /** What the applied fixes changed in what the runtimes resolve; null where none was applied. */
  readonly resolution: DifferenceSummary | null;
  /** Findings that the baseline holds, and that are therefore left out. */
  readonly inBaseline: number;
  /** Findings that a comment suppressed. */
  readonly suppressed: number;
}

/** What a report tells of. */
export interface ReportInput {
  /** Sorted; suppressed ones are not among them. */
  readonly findings: readonly Finding[];
  readonly summary: Summary;
  /** The version of the linter. */
  readonly version: string;
  /** The rules that were run, sorted by name. */
  readonly rules: readonly RuleMeta[];
}

/** How a report is written. */
export interface ReportOptions {
  /** Whether the text format may use colours. */
  readonly color: boolean;
  /** Whether the text format may make the names of rules links to their pages. */
  readonly links: boolean;
  /** The columns of the terminal; the text format wraps to them. */
  readonly width: number;
  /** Whether the text format shows findings of severity info. */
  readonly showInfo: boolean;
  /** Whether the text format shows every finding, however many there are. */
  readonly showAll: boolean;
  /** What separates the folders of a path on the machine that the report is made on. */
  readonly separator: "/" | "\\";
  /** A path with secrets of the homes masked, for programs. */
  readonly maskPath: (path: string) => string;
  /** The same, shortened for people, such as to `~/.aws/config`. */
  readonly displayPath: (path: string) => string;
  /** A line of a file with its secrets masked, for code frames. */
  readonly maskLine: (file: SourceFile, line: Line) => MaskedLine;
  /** A text with its secrets masked, for names and for what fixes write. */
  readonly maskText: (text: string) => string;
}

/** Writes findings in one format. The result ends with a line feed or is empty. */
export type Reporter = (input: ReportInput, options: ReportOptions) => string;
