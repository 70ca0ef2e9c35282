import { type Finding, inFile } from "../engine/finding.ts";
import { findingsByFile } from "./by_file.ts";
import { positionsOf } from "./place.ts";
import type { ReportInput, ReportOptions } from "./types.ts";
import { attributes } from "./xml.ts";

/** Writes the XML of Checkstyle, which many CI servers read; its severities are the same as ours. */
export function report(input: ReportInput, options: ReportOptions): string {
  const files = [...findingsByFile(input, options)].map(([path, findings]) =>
    [`  <file${attributes({ name: path })}>`, ...findings.map(errorOf), "  </file>"].join("\n")
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...files,
    "</checkstyle>",
    "",
  ].join("\n");
}

function errorOf({ place, rule, severity, message }: Finding): string {
  const where = inFile(place)
    ? { line: positionsOf(place).start.line, column: positionsOf(place).start.column }
    : { line: 1 };
  const text = inFile(place) ? message : `$${place.variable}: ${message}`;
  return `    <error${
    attributes({ ...where, severity, message: text, source: `awsconf.${rule}` })
  }/>`;
}
