import { resolve } from "node:path";
import type { Host } from "../host/host.ts";
import type { SourceFile } from "../model/source_file.ts";
import { type FormatName, statisticsFormats } from "../report/formats.ts";
import type { Invocation } from "./parse.ts";
import { UsageError } from "./usage_error.ts";

/** Where one report of a run goes. */
export interface ReportTarget {
  readonly format: FormatName;
  /** Null for standard output. */
  readonly path: string | null;
}

/**
 * The reports that were asked for: `--format NAME` for standard output or the
 * `--output-file`, `--format NAME=FILE` for a file of its own.
 *
 * Throws a UsageError where two reports would go to one place, or none to the
 * `--output-file`, and where a format cannot show `--statistics`.
 */
export function reportTargets(invocation: Invocation): ReportTarget[] {
  const outputFile = invocation.value("output-file") ?? null;
  const given = invocation.values("format");
  const targets = (given.length === 0 ? ["text"] : given).map((value): ReportTarget => {
    const mark = value.indexOf("=");
    if (mark < 0) return { format: value as FormatName, path: outputFile };
    return { format: value.slice(0, mark) as FormatName, path: value.slice(mark + 1) };
  });
  if (outputFile !== null && given.length > 0 && given.every((value) => value.includes("="))) {
    throw new UsageError(
      "Every `--format` has a file of its own, so nothing is left for `--output-file`.",
    );
  }
  const other = targets.find(({ format }) => !statisticsFormats.includes(format));
  if (invocation.has("statistics") && other !== undefined) {
    throw new UsageError(
      `\`--statistics\` goes with \`--format text\` or \`json\`, not with \`${other.format}\`.`,
    );
  }
  const seen = new Set<string | null>();
  for (const { path } of targets) {
    if (seen.has(path)) {
      const place = path === null ? "standard output" : `\`${path}\``;
      throw new UsageError(
        `Two reports would go to ${place}. Give one of them a file of its own: \`--format NAME=FILE\`.`,
      );
    }
    seen.add(path);
  }
  return targets;
}

/** Throws a UsageError where a report would replace a file that was linted. */
export function checkReportPaths(
  host: Host,
  targets: readonly ReportTarget[],
  files: readonly SourceFile[],
): void {
  if (targets.every(({ path }) => path === null)) return;
  const real = (path: string) => {
    const absolute = resolve(host.cwd, path);
    return host.files.realPath(absolute) ?? absolute;
  };
  const linted = new Set(files.map(({ path }) => real(path)));
  for (const { path } of targets) {
    if (path === null || !linted.has(real(path))) continue;
    throw new UsageError(
      `\`${path}\` is a file that is linted; a report would replace it. Name another file.`,
    );
  }
}
