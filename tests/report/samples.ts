import type { FilePlace, Finding, Fix, Place, Severity } from "../../lib/engine/finding.ts";
import type { RuleMeta } from "../../lib/engine/rule.ts";
import { Home } from "../../lib/model/home.ts";
import { Redactor } from "../../lib/model/redact.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import type { ReportInput, ReportOptions, Summary } from "../../lib/report/types.ts";

/** A key pair that no report may show; it matches no known example. */
export const SECRET = "q7Rt/2mZx9LpWv4KsYb1NcHd8GfJ3eAu6TiOoE5P";
export const KEY_ID = "AKIAQ7RT2MZX9LPWV4KS";

/** Makes a file of a home. */
export function file(kind: FileKind, text: string, path: string = `/home/ann/.aws/${kind}`) {
  return new SourceFile({ path, kind, text });
}

/** The place of the first (or a later) occurrence of a text in a file. */
export function placeOf(source: SourceFile, text: string, nth = 0): FilePlace {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = source.document.text.indexOf(text, start + 1);
  if (start < 0) throw new Error(`The sample does not contain ${JSON.stringify(text)}`);
  return { file: source, span: { start, end: start + text.length } };
}

/** A finding with a place, and defaults for the rest. */
export function finding(place: Place, init: Partial<Finding> = {}): Finding {
  return {
    rule: "some-rule",
    severity: "error",
    message: "This is wrong.",
    related: [],
    runtimes: [],
    profile: null,
    fix: null,
    ...init,
    place,
  };
}

/** A safe fix, unless a reason is given. */
export function fix(title: string, edits: Fix["edits"], reason = ""): Fix {
  const tier = reason === "" ? "safe" : "unsafe";
  return { title, tier, reason, edits, operations: [], changes: [] };
}

/** What is known of a rule. */
export function ruleMeta(name: string, severity: RuleMeta["severity"] = "error"): RuleMeta {
  return { name, family: "sections", severity, fix: "mixed", summary: `What ${name} finds` };
}

/** Findings with a summary that agrees with them. */
export function input(
  findings: readonly Finding[],
  summary: Partial<Summary> = {},
): ReportInput {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const fixes = (tier: string) => findings.filter((one) => one.fix?.tier === tier).length;
  const names = [...new Set(findings.map((one) => one.rule))].sort();
  return {
    findings,
    version: "1.2.3",
    rules: names.map((name) => ruleMeta(name)),
    summary: {
      files: 2,
      profiles: 14,
      environment: false,
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      fixable: fixes("safe"),
      fixableUnsafe: fixes("unsafe"),
      fixed: 0,
      refused: 0,
      resolution: null,
      suppressed: 0,
      inBaseline: 0,
      ...summary,
    },
  };
}

/** Options without colour, 80 columns wide, that mask the secrets of the given files. */
export function options(
  files: readonly SourceFile[],
  init: Partial<ReportOptions> = {},
): ReportOptions {
  const redactor = new Redactor(
    new Home({
      config: files.find((one) => one.kind === "config") ?? null,
      credentials: files.find((one) => one.kind === "credentials") ?? null,
    }),
  );
  return {
    color: false,
    links: false,
    width: 80,
    showInfo: false,
    showAll: false,
    separator: "/",
    maskPath: (path) => redactor.maskPath(path),
    displayPath: (path) => path.replace("/home/ann", "~"),
    maskLine: (source, line) => redactor.maskLine(source, line),
    maskText: (text) => redactor.mask(text),
    ...init,
  };
}

/** A home with findings of every shape: with and without related places, fixes and files. */
export function sample() {
  const config = file(
    "config",
    "[profile dev]\nregion = eu-west-1\n\n# again\n[dev]\noutput = json\n\n" +
      "[profile prod]\nsource_profile = deev\nrole_arn =\tarn:aws:iam::123456789012:role/Admin\n",
  );
  const credentials = file(
    "credentials",
    `[dev]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET}\n`,
  );
  const header = placeOf(config, "[dev]");
  const source = placeOf(config, "deev");
  const secret = placeOf(credentials, SECRET);
  const findings = [
    finding(header, {
      rule: "unprefixed-profile",
      message: "`[dev]` is not a profile: in the config file a profile's header starts with the " +
        "word `profile`, so no AWS tool reads these settings. Write `[profile dev]`.",
      related: [{
        message: "this profile exists already",
        place: placeOf(config, "[profile dev]"),
      }],
      profile: "dev",
      fix: fix("Merge `[dev]` into `[profile dev]`", [
        { file: config, span: { start: 33, end: 33 }, text: "output = json\n" },
        { file: config, span: { start: 42, end: 63 }, text: "" },
      ], "the settings become part of a profile that worked without them"),
    }),
    finding(source, {
      rule: "dangling-source-profile",
      message: "The source profile `deev` does not exist. Write `source_profile = dev`.",
      related: [
        { message: "the nearest name", place: placeOf(credentials, "[dev]") },
        { message: "uses `prod`", place: { variable: "AWS_PROFILE" } },
      ],
      profile: "prod",
      runtimes: ["cli", "boto3"],
      fix: fix("Write `source_profile = dev`", [{ ...source, text: "dev" }]),
    }),
    finding(secret, {
      rule: "long-lived-key",
      severity: "info",
      message: "This key never expires.",
      profile: "dev",
    }),
    finding({ variable: "AWS_REGION" }, {
      rule: "shadowed-region",
      severity: "warning",
      message: "`AWS_REGION` lies over every profile's region. Unset it.",
      related: [{ message: "not used", place: placeOf(config, "eu-west-1") }],
    }),
  ];
  return { config, credentials, findings };
}
