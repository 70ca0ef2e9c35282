import type { Home } from "../model/home.ts";
import type { Finding, Fix, FixTier } from "./finding.ts";
import type { LintResult } from "./lint.ts";
import type { Redactor } from "../model/redact.ts";
import { proveFixes } from "./prove_fixes.ts";
import { TakenSpans } from "./taken_spans.ts";

export { applyFixes, editsOf, type PlannedEdit } from "./apply_fixes.ts";

/** A pass may uncover new problems; more passes than this means that two fixes undo each other. */
const MAX_PASSES = 10;

/** A fix that was applied, for the report. */
export interface AppliedFix {
  readonly rule: string;
  readonly title: string;
}

/** A home with fixes applied. Nothing has been written. */
export interface FixedHome {
  readonly home: Home;
  /** What the rules find in the fixed home; fixes that the proof refused say so. */
  readonly result: LintResult;
  readonly applied: readonly AppliedFix[];
  /** True when fixes were still to be made after the last pass. */
  readonly unfinished: boolean;
}

/**
 * Applies fixes to a home until none is left, in memory. Each pass takes the
 * fixes that touch no common text; all edits of a fix are applied or none. One
 * that would change more than it says is refused; see {@link proveFixes}.
 *
 * @param tiers which fixes to apply
 * @param lint runs the rules over a home; what an earlier redactor hides must stay hidden
 */
export function fixHome(
  home: Home,
  tiers: ReadonlySet<FixTier>,
  lint: (home: Home, before: Redactor | null) => LintResult,
): FixedHome {
  const applied: AppliedFix[] = [];
  let result = lint(home, null);
  const { redactor } = result;
  let refused = new Map<Fix, string>();
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    refused = new Map();
    const next = fixOnce(home, result, tiers, refused);
    if (next === null) {
      return { home, result: withRefusals(result, refused), applied, unfinished: false };
    }
    home = next.home;
    applied.push(...next.chosen.map(({ rule, fix }) => ({ rule, title: fix!.title })));
    result = lint(home, redactor);
  }
  const unfinished = chooseFixes(result.findings, tiers).length > 0;
  return { home, result, applied, unfinished };
}

/**
 * Applies as many fixes as can be applied together and are proven; a refused
 * one makes room for those that it clashed with.
 *
 * @param refused the refused fixes are added here, each with the reason
 * @returns null where there is nothing to apply
 */
function fixOnce(
  home: Home,
  { findings, redactor }: LintResult,
  tiers: ReadonlySet<FixTier>,
  refused: Map<Fix, string>,
): { readonly home: Home; readonly chosen: readonly Finding[] } | null {
  for (;;) {
    const chosen = chooseFixes(findings, tiers, refused);
    if (chosen.length === 0) return null;
    const proven = proveFixes(home, chosen.map(({ fix }) => fix!), (text) => redactor.mask(text));
    for (const [fix, reason] of proven.refused) refused.set(fix, reason);
    const kept = chosen.filter(({ fix }) => !refused.has(fix!));
    if (kept.length > 0) return { home: proven.home, chosen: kept };
  }
}

/**
 * Picks, in the order of the findings, the fixes of the given tiers that touch no common text.
 *
 * @param refused fixes that are left out
 */
export function chooseFixes(
  findings: readonly Finding[],
  tiers: ReadonlySet<FixTier>,
  refused: ReadonlyMap<Fix, string> = new Map(),
): Finding[] {
  const chosen: Finding[] = [];
  const seen = new Set<Fix>();
  const taken = new TakenSpans();
  for (const finding of findings) {
    const fix = finding.fix;
    if (fix === null || !tiers.has(fix.tier) || seen.has(fix) || refused.has(fix)) continue;
    seen.add(fix);
    if (taken.take(fix)) chosen.push(finding);
  }
  return chosen;
}

function withRefusals(result: LintResult, refused: ReadonlyMap<Fix, string>): LintResult {
  if (refused.size === 0) return result;
  // Findings may share a fix: identity is kept.
  const marked = new Map([...refused].map(([fix, reason]) => [fix, { ...fix, refused: reason }]));
  const findings = result.findings.map((finding) => {
    const fix = finding.fix === null ? undefined : marked.get(finding.fix);
    return fix === undefined ? finding : { ...finding, fix };
  });
  return { ...result, findings };
}
