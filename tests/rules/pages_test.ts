import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { type PageCase, parseCases } from "../../lib/engine/cases.ts";
import { inFile } from "../../lib/engine/finding.ts";
import type { Finding, FixTier, Place } from "../../lib/engine/finding.ts";
import { fixHome } from "../../lib/engine/fix.ts";
import { lint, type LintOptions } from "../../lib/engine/lint.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import type { Home } from "../../lib/model/home.ts";
import type { RuntimeName } from "../../lib/model/runtime.ts";
import type { FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import { pages } from "../../rules/pages.ts";
import { homeOf } from "./case_home.ts";
import { checkPage } from "./page_checks.ts";

// To run the cases of one rule alone: AWSCONF_RULE=missing-region.
const only = process.env.AWSCONF_RULE;

for (const rule of rules) {
  if (only !== undefined && only !== rule.meta.name) continue;
  describe(rule.meta.name, () => {
    const page = pages[rule.meta.name];
    test("has a page with the agreed headings", () => checkPage(rule.meta, page ?? ""));
    for (const pageCase of parseCases(page ?? "## Cases")) {
      test(`${pageCase.expected}: ${pageCase.title}`, () => checkCase(rule, pageCase));
    }
  });
}

function checkCase(rule: Rule, pageCase: PageCase): void {
  const home = homeOf(pageCase);
  const { runtimes, ...own } = pageCase.options;
  const options: LintOptions = {
    rules: [rule],
    // Rules that are off until configured are switched on in their own cases.
    severities: rule.meta.severity === "off" ? new Map([[rule.meta.name, "warning"]]) : new Map(),
    ruleOptions: new Map([[rule.meta.name, own]]),
    ...(runtimes === undefined ? {} : { runtimes: runtimes.split(/\s*,\s*/) as RuntimeName[] }),
  };
  const result = lint(home, options);
  assertEquals(result.findings.map(describeFinding), pageCase.findings);
  checkFixes(home, options, new Set(["safe"]), pageCase.fixed, pageCase);
  if (pageCase.unsafelyFixed !== null) {
    checkFixes(
      home,
      options,
      new Set(["safe", "unsafe"]),
      pageCase.unsafelyFixed,
      pageCase,
    );
  } else if (pageCase.fixed === null) {
    assertEquals(
      result.findings.some((finding) => finding.fix !== null),
      false,
      "A case with a fix shows it",
    );
  }
}

function checkFixes(
  home: Home,
  options: LintOptions,
  tiers: ReadonlySet<FixTier>,
  expected: PageCase["fixed"],
  pageCase: PageCase,
): void {
  const fixed = fixHome(home, tiers, (candidate) => lint(candidate, options));
  const refused = fixed.result.findings.flatMap(({ fix }) =>
    fix?.refused === undefined ? [] : [`${fix.title}: ${fix.refused}`]
  );
  assertEquals(refused, [], "A fix changes more than its `changes` say (see CONTRIBUTING.md)");
  const files = { ...pageCase.files, ...expected?.files };
  assertEquals(stateOf(fixed.home), stateOf(homeOf({ ...pageCase, files }, expected?.modes)));
  assertEquals(fixed.unfinished, false);
  const again = fixHome(
    fixed.home,
    tiers,
    (candidate) => lint(candidate, options),
  );
  assertEquals(again.applied, [], "Fixing twice equals fixing once");
}

function stateOf(home: Home): Record<FileKind, unknown> {
  const state = (file: SourceFile | null) =>
    file === null || !file.exists ? null : { text: file.document.text, mode: file.mode };
  return { config: state(home.config), credentials: state(home.credentials) };
}

function describeFinding(finding: Finding): string {
  const related = finding.related.map((one) => ` (${describePlace(one.place)}: ${one.message})`)
    .join("");
  return `${describePlace(finding.place)}: ${finding.severity}: ${finding.message}${related}`;
}

function describePlace(place: Place): string {
  if (!inFile(place)) return `$${place.variable}`;
  const start = place.file.document.position(place.span.start);
  const end = place.file.document.position(place.span.end);
  return `${place.file.path}:${start.line}:${start.column}-${end.line}:${end.column}`;
}
