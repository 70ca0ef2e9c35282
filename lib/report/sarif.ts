import { type Finding, inFile, type Place, type Severity } from "../engine/finding.ts";
import type { RuleMeta } from "../engine/rule.ts";
import { Fingerprints } from "./fingerprint.ts";
import { jsonText } from "./json_text.ts";
import { printable } from "./printable.ts";
import { artifactLocation, fixesOf, regionOf } from "./sarif_parts.ts";
import type { ReportInput, ReportOptions } from "./types.ts";

const LEVELS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/**
 * Writes a SARIF 2.1.0 log (OASIS, "Static Analysis Results Interchange Format
 * Version 2.1.0"), which code scanning services read.
 */
export function report(input: ReportInput, options: ReportOptions): string {
  const indices = new Map(input.rules.map((rule, index) => [rule.name, index]));
  const fingerprints = new Fingerprints(options);
  return jsonText({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/" +
      "sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [{
      tool: {
        driver: { name: "awsconf", version: input.version, rules: input.rules.map(ruleOf) },
      },
      columnKind: "utf16CodeUnits",
      defaultEncoding: "utf-8",
      results: input.findings.map((finding) =>
        resultOf(finding, indices.get(finding.rule), fingerprints, options)
      ),
    }],
  });
}

function ruleOf(rule: RuleMeta): unknown {
  return {
    id: rule.name,
    shortDescription: message(`${rule.summary}.`),
    defaultConfiguration: rule.severity === "off"
      ? { enabled: false }
      : { level: LEVELS[rule.severity] },
    properties: { tags: [rule.family] },
  };
}

function resultOf(
  finding: Finding,
  ruleIndex: number | undefined,
  fingerprints: Fingerprints,
  options: ReportOptions,
): unknown {
  const { fix, profile, related } = finding;
  const fixes = fix === null ? [] : fixesOf(fix, message(fix.title), options);
  const location = {
    ...locationOf(finding.place, options),
    ...(profile !== null && inFile(finding.place)
      ? { logicalLocations: [{ name: profile, kind: "profile" }] }
      : {}),
  };
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: message(finding.message),
    locations: [location],
    ...(related.length === 0 ? {} : {
      relatedLocations: related.map((one, index) => ({
        id: index + 1,
        ...locationOf(one.place, options),
        message: message(one.message),
      })),
    }),
    partialFingerprints: { "awsconf/v1": fingerprints.next(finding) },
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

function locationOf(place: Place, options: ReportOptions): object {
  if (!inFile(place)) {
    return { logicalLocations: [{ name: place.variable, kind: "variable" }] };
  }
  const { file } = place;
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(file, options),
      ...(file.exists ? { region: regionOf(place) } : {}),
    },
  };
}

/**
 * A message object: braces are doubled as they would stand for arguments
 * (section 3.11.5), and `](` is parted as it would make a link (3.11.6).
 */
function message(text: string): { text: string } {
  const escaped = printable(text).replace(/[{}]/g, "$&$&").replaceAll("](", "] (");
  return { text: escaped };
}
