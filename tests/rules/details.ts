import { fileURLToPath } from "node:url";
import type { Change } from "../../lib/engine/change.ts";
import { type PageCase, parseCases } from "../../lib/engine/cases.ts";
import { type Finding, inFile } from "../../lib/engine/finding.ts";
import { lint } from "../../lib/engine/lint.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { rules } from "../../rules/mod.ts";
import { pages } from "../../rules/pages.ts";
import { homeOf } from "./case_home.ts";

/** Where {@link detailsOfAll} is recorded. */
export const DETAILS = fileURLToPath(new URL("./details.txt", import.meta.url));

/** What {@link detailsOf} says of all rules. */
export function detailsOfAll(): string {
  return rules.map(detailsOf).join("");
}

/**
 * What the cases in a rule's page do not show of its findings: the profile and
 * the runtimes concerned, what a fix is called, why it is unsafe and what it says
 * that it changes; and what is said where other runtimes are asked about, all six
 * or one alone, as far as nothing alike was said before. And what all other rules
 * find there.
 */
export function detailsOf(rule: Rule): string {
  const lines = [`# ${rule.meta.name}`];
  const said = new Set<string>();
  for (const pageCase of parseCases(pages[rule.meta.name]!)) {
    const own = findingsOf(rule, pageCase);
    for (const { message } of own) said.add(withoutNames(message));
    const found = own.map(describe);
    for (const runtimes of [RUNTIMES, ...RUNTIMES.map((one) => [one])]) {
      for (const finding of findingsOf(rule, pageCase, runtimes)) {
        if (said.has(withoutNames(finding.message))) continue;
        said.add(withoutNames(finding.message));
        const asked = runtimes.length > 1 ? "all" : runtimes[0]!;
        found.push(`${asked}: ${finding.severity}: ${finding.message} ${describe(finding)}`);
      }
    }
    const others = lint(homeOf(pageCase), { rules: rules.filter((other) => other !== rule) })
      .findings.map((finding) => `${finding.rule} ${placeOf(finding)}`);
    if (others.length > 0) found.push(`others: ${others.join(", ")}`);
    if (found.length > 0) lines.push(`## ${pageCase.title}`, ...found);
  }
  return `${lines.join("\n")}\n`;
}

function withoutNames(message: string): string {
  return message.replaceAll(/`[^`]*`/g, "``");
}

function findingsOf(
  rule: Rule,
  { options: { runtimes: asked, ...own }, ...pageCase }: PageCase,
  runtimes?: readonly RuntimeName[],
): readonly Finding[] {
  const chosen = runtimes ?? asked?.split(/\s*,\s*/) as RuntimeName[] | undefined;
  const { name, severity } = rule.meta;
  return lint(homeOf({ options: {}, ...pageCase }), {
    rules: [rule],
    severities: severity === "off" ? new Map([[name, "warning"]]) : new Map(),
    ruleOptions: new Map([[name, own]]),
    ...(chosen === undefined ? {} : { runtimes: chosen }),
  }).findings;
}

function placeOf({ place }: Finding): string {
  if (!inFile(place)) return `$${place.variable}`;
  const { file, span } = place;
  const start = file.document.position(span.start);
  return `${file.path}:${start.line}:${start.column}+${span.end - span.start}`;
}

function describe({ profile, runtimes, fix }: Finding): string {
  const parts = [
    profile === null ? "no profile" : `profile ${profile}`,
    runtimes.length === 0 ? "any runtime" : runtimes.join(" "),
  ];
  if (fix !== null) {
    const why = fix.tier === "safe" ? "" : ` (${fix.reason})`;
    parts.push(`${fix.tier} fix: ${fix.title}${why}`, ...fix.changes.map(describeChange));
  }
  return `[${parts.join(" | ")}]`;
}

function describeChange(change: Change): string {
  const { what, ...rest } = change;
  const words = Object.entries(rest).map(([name, value]) => {
    if (name === "section") return `section ${(value as { name: string }).name}`;
    if (name === "file") return `file ${(value as { path: string }).path}`;
    return typeof value === "string" || value === null ? `${name} ${value}` : name;
  });
  return [what, ...words].join(" ");
}
