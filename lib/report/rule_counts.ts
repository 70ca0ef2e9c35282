import type { Finding, Severity } from "../engine/finding.ts";
import type { LinkRule, Paint } from "./style.ts";

/** How often a rule has found something. */
export interface RuleCount {
  readonly rule: string;
  /** The worst severity among its findings. */
  readonly severity: Severity;
  readonly findings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings with a safe fix. */
  readonly fixable: number;
  /** Findings with an unsafe fix. */
  readonly fixableUnsafe: number;
}

/** Counts findings by rule, those with the most first. */
export function countByRule(findings: readonly Finding[]): RuleCount[] {
  const counts = [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, own]): RuleCount => {
    const count = (test: (finding: Finding) => boolean) => own.filter(test).length;
    const errors = count(({ severity }) => severity === "error");
    const warnings = count(({ severity }) => severity === "warning");
    return {
      rule,
      severity: errors > 0 ? "error" : warnings > 0 ? "warning" : "info",
      findings: own.length,
      errors,
      warnings,
      infos: own.length - errors - warnings,
      fixable: count(({ fix }) => fix?.tier === "safe"),
      fixableUnsafe: count(({ fix }) => fix?.tier === "unsafe"),
    };
  });
  return counts.sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
}

/** One line for each rule: how many findings, how bad, which rule, what can be fixed. */
export function ruleCountLines(
  counts: readonly RuleCount[],
  paint: Paint,
  link: LinkRule,
): string[] {
  const digits = String(counts[0]?.findings ?? 0).length;
  const longest = Math.max(0, ...counts.map(({ rule }) => rule.length));
  return counts.map((count) => {
    const { rule, severity, findings } = count;
    const fixes = fixesIn(count);
    const start = `${String(findings).padStart(digits)}  `;
    const label = paint(severity, severity) + " ".repeat("warning".length - severity.length);
    const gap = " ".repeat(longest - rule.length);
    return `${start}${label}  ${link(rule)}${fixes === "" ? "" : `${gap}  ${fixes}`}`;
  });
}

function fixesIn({ fixable, fixableUnsafe }: RuleCount): string {
  const safe = fixable > 0 ? `${fixable} fixable` : "";
  if (fixableUnsafe === 0) return safe;
  return safe === ""
    ? `${fixableUnsafe} fixable with --unsafe-fixes`
    : `${safe}, ${fixableUnsafe} more with --unsafe-fixes`;
}
