import type { Finding, Severity } from "../engine/finding.ts";
import { countByRule } from "./rule_counts.ts";

/** More findings than this are more than a person reads through. */
const MANY = 20;

/** How many findings of a rule then are shown. */
const SHOWN_PER_RULE = 3;

/** A finding that is shown. */
export interface ShownFinding {
  readonly finding: Finding;
  /** How many more of its rule there are that are not shown; told behind the last one that is. */
  readonly more: number;
}

/** Tells whether findings are so many that only some of each rule should be shown. */
export function areMany(findings: readonly Finding[]): boolean {
  return findings.length > MANY;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** A few findings of each rule, rule by rule: the worst first, then those with the most findings. */
export function abridge(findings: readonly Finding[]): ShownFinding[] {
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  const rules = countByRule(findings).sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  return rules.flatMap(({ rule }) => {
    const own = byRule.get(rule)!.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
    // To say that there is one more takes no less room than to show it.
    const most = own.length === SHOWN_PER_RULE + 1 ? own.length : SHOWN_PER_RULE;
    const shown = own.slice(0, most);
    return shown.map((finding, index) => ({
      finding,
      more: index === most - 1 ? own.length - most : 0,
    }));
  });
}
