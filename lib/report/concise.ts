import { showPlace } from "./place.ts";
import { printable } from "./printable.ts";
import type { ReportInput, ReportOptions } from "./types.ts";

/** Writes one line per finding, as compilers do: `path:line:column: severity: message [rule]`. */
export function report(input: ReportInput, options: ReportOptions): string {
  const lines = input.findings.map(({ place, severity, message, rule }) =>
    `${showPlace(place, options)}: ${severity}: ${printable(message)} [${rule}]\n`
  );
  return lines.join("");
}
