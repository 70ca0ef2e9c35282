import { pathToFileURL } from "node:url";
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import { resolve } from "node:path";
import { type Finding, inFile, type Severity } from "../engine/finding.ts";
import { pageLocation } from "../engine/page.ts";
import type { Home } from "../model/home.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Span } from "../syntax/span.ts";
import { rangeOf } from "./positions.ts";
import type { Analysis } from "./workspace.ts";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Rules whose findings editors grey out or strike through. */
const TAGS: Readonly<Record<string, DiagnosticTag>> = {
  "deprecated-setting": DiagnosticTag.Deprecated,
  "unused-services": DiagnosticTag.Unnecessary,
  "unused-sso-session": DiagnosticTag.Unnecessary,
  "unused-suppression": DiagnosticTag.Unnecessary,
};

/** The findings of a file as diagnostics. Those of the environment show in the config file. */
export function diagnosticsOf({ home, result, trouble }: Analysis, file: SourceFile): Diagnostic[] {
  const found = result.findings.filter((finding) => fileOf(finding, home) === file);
  const diagnostics = found.map((finding) => diagnosticOf(finding, home, file));
  return trouble === null ? diagnostics : [troubleOf(trouble), ...diagnostics];
}

/** The file that a finding shows in; null where there is none to show it in. */
export function fileOf({ place }: Finding, home: Home): SourceFile | null {
  if (inFile(place)) return place.file;
  return home.files.find((file) => file.exists) ?? null;
}

/** Where a finding shows in its file. */
export function spanOf({ place, profile }: Finding, home: Home, file: SourceFile): Span {
  if (inFile(place)) return place.span;
  // A variable has no place in a file: the profile it is about stands in, else the first line.
  const section = profile === null ? undefined : home.profiles.get(profile)?.sections
    .find((one) => one.file === file);
  if (section !== undefined) return section.headerSpan;
  const first = file.document.lineAt(0);
  return first === undefined ? { start: 0, end: 0 } : first.content;
}

function diagnosticOf(finding: Finding, home: Home, file: SourceFile): Diagnostic {
  const { place, rule, severity, message, related } = finding;
  const tag = TAGS[rule];
  const information = related.flatMap((one) => relatedOf(one));
  // What has no place in a file is said in words.
  const elsewhere = related.filter((one) => !inFile(one.place))
    .map((one) => `\n$${(one.place as { variable: string }).variable}: ${one.message}`);
  const text = inFile(place) ? message : `$${place.variable}: ${message}`;
  return {
    range: rangeOf(file.document, spanOf(finding, home, file)),
    severity: SEVERITIES[severity],
    source: "awsconf",
    code: rule,
    codeDescription: { href: pageLocation(rule).url },
    message: text + elsewhere.join(""),
    ...(information.length === 0 ? {} : { relatedInformation: information }),
    ...(tag === undefined ? {} : { tags: [tag] }),
  };
}

function relatedOf({ message, place }: Finding["related"][number]): DiagnosticRelatedInformation[] {
  if (!inFile(place)) return [];
  const uri = pathToFileURL(resolve(place.file.path)).href;
  return [{ message, location: { uri, range: rangeOf(place.file.document, place.span) } }];
}

function troubleOf(trouble: string): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Error,
    source: "awsconf",
    code: "settings",
    message: trouble,
  };
}
