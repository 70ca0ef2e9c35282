/** The linter as the playground runs it: everything but the host, so that it works in a page. */
import { fixHome } from "../../../engine/fix.ts";
import { inFile } from "../../../engine/finding.ts";
import { lint, type LintResult } from "../../../engine/lint.ts";
import { Environment } from "../../../model/environment.ts";
import { Home } from "../../../model/home.ts";
import type { RuntimeName } from "../../../model/runtime.ts";
import { type FileKind, SourceFile } from "../../../model/source_file.ts";
import { report } from "../../../report/text.ts";
import { rules } from "../../../../rules/mod.ts";

/** What a person typed. */
export interface Typed {
  readonly config: string;
  readonly credentials: string;
  /** Lines such as `AWS_PROFILE=dev`. */
  readonly environment: string;
  readonly runtimes: readonly RuntimeName[];
}

/** A finding as the page shows it. */
export interface Shown {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** Where it is: `config:1:1` or `$AWS_PROFILE`. */
  readonly place: string;
  /** The file and the span of it, for a finding in a file. */
  readonly file: FileKind | null;
  readonly start: number;
  readonly end: number;
  /** The title of the fix and whether it is safe; null for none. */
  readonly fix: { readonly title: string; readonly tier: string } | null;
}

/** Lints what was typed; gives the findings and the report that a terminal would show. */
export function lintTyped(typed: Typed): { readonly findings: Shown[]; readonly report: string } {
  const home = homeOf(typed);
  const result = check(home, typed);
  return { findings: result.findings.map(shown), report: reportText(home, result) };
}

/** Applies the safe fixes and gives the texts of both files. */
export function fixTyped(typed: Typed): { readonly config: string; readonly credentials: string } {
  const { home } = fixHome(homeOf(typed), new Set(["safe"]), (one) => check(one, typed));
  return {
    config: home.config?.document.text ?? "",
    credentials: home.credentials?.document.text ?? "",
  };
}

function homeOf({ config, credentials, environment }: Typed): Home {
  return new Home({
    config: fileOf("config", config),
    credentials: fileOf("credentials", credentials),
    environment: new Environment(variablesOf(environment)),
    own: true,
  });
}

function fileOf(kind: FileKind, text: string): SourceFile {
  return new SourceFile({ path: `~/.aws/${kind}`, kind, text, exists: text !== "" });
}

function variablesOf(text: string): Record<string, string> {
  const pairs = text.split("\n").flatMap((line) => {
    const [, name, value] = /^\s*(?:export\s+)?(\w+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value!]];
  });
  return Object.fromEntries(pairs);
}

function check(home: Home, { runtimes }: Typed): LintResult {
  return lint(home, { rules, runtimes });
}

function shown(finding: LintResult["findings"][number]): Shown {
  const { rule, severity, message, place, fix } = finding;
  const about = { rule, severity, message, fix };
  if (!inFile(place)) {
    return { ...about, place: `$${place.variable}`, file: null, start: 0, end: 0 };
  }
  const { file, span } = place;
  const { line, column } = file.document.position(span.start);
  return { ...about, place: `${file.kind}:${line}:${column}`, file: file.kind, ...span };
}

function reportText(home: Home, { findings, redactor, suppressed }: LintResult): string {
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const fixes = [...new Set(findings.map(({ fix }) => fix))];
  return report({
    findings,
    version: "",
    rules: [],
    summary: {
      files: home.files.filter(({ exists }) => exists).length,
      profiles: home.profiles.size,
      environment: true,
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      fixable: fixes.filter((fix) => fix?.tier === "safe").length,
      fixableUnsafe: fixes.filter((fix) => fix?.tier === "unsafe").length,
      fixed: 0,
      refused: 0,
      resolution: null,
      suppressed,
      inBaseline: 0,
    },
  }, {
    color: false,
    links: false,
    width: 80,
    showInfo: true,
    showAll: true,
    separator: "/",
    maskPath: (path) => redactor.maskPath(path),
    displayPath: (path) => redactor.maskPath(path),
    maskLine: (file, line) => redactor.maskLine(file, line),
    maskText: (text) => redactor.mask(text),
  });
}
