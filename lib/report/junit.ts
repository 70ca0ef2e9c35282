import { type Finding, inFile } from "../engine/finding.ts";
import { findingsByFile } from "./by_file.ts";
import { showPlace } from "./place.ts";
import type { ReportInput, ReportOptions } from "./types.ts";
import { attributes, xmlText } from "./xml.ts";

/**
 * Writes the XML that JUnit made common: a suite for each file, a failed case
 * for each finding, and one case that passes where there is none, as some
 * readers take an empty report for a broken one.
 */
export function report(input: ReportInput, options: ReportOptions): string {
  const count = input.findings.length;
  const suites = [...findingsByFile(input, options)].flatMap(([path, findings]) => [
    `  <testsuite${
      attributes({ name: path, tests: findings.length, failures: findings.length, errors: 0 })
    }>`,
    ...findings.map((finding) => caseOf(finding, path, options)),
    "  </testsuite>",
  ]);
  if (count === 0) {
    suites.push(
      '  <testsuite name="awsconf" tests="1" failures="0" errors="0">',
      '    <testcase name="no findings" classname="awsconf"/>',
      "  </testsuite>",
    );
  }
  const totals = { name: "awsconf", tests: Math.max(count, 1), failures: count, errors: 0 };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes(totals)}>`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function caseOf(finding: Finding, path: string, options: ReportOptions): string {
  const { place, rule, severity, message } = finding;
  const where = showPlace(place, options);
  const name = inFile(place) ? `${rule} (${where})` : `${rule} ($${place.variable})`;
  return [
    `    <testcase${attributes({ name, classname: path })}>`,
    `      <failure${attributes({ type: severity, message })}>${
      xmlText(`${where}: ${severity}: ${message} [${rule}]`)
    }</failure>`,
    "    </testcase>",
  ].join("\n");
}
