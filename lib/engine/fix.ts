import type { Home } from "../model/home.ts";
import type { FileKind } from "../model/source_file.ts";
import { directionOf } from "./direction.ts";
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
  /** The file whose mode it changes; null for a fix that changes texts. */
  readonly mode: FileKind | null;
}

/** A state of a home on the way to the fixed one. */
export interface FixStep {
  readonly home: Home;
  /** The file to write first, as something moves into it from the other one; null where that is all the same. */
  readonly first: FileKind | null;
  /** The fixes that lead to it from the step before. */
  readonly applied: readonly AppliedFix[];
}

/** A home with fixes applied. Nothing has been written. */
export interface FixedHome {
  readonly home: Home;
  /** The states to write one after the other, so that at no moment a value stands in neither file; the last is the fixed home. */
  readonly steps: readonly FixStep[];
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
  const steps: FixStep[] = [];
  let result = lint(home, null);
  const { redactor } = result;
  let refused = new Map<Fix, string>();
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    refused = new Map();
    const next = fixOnce(home, result, tiers, refused);
    if (next === null) {
      return { ...fixed(), result: withRefusals(result, refused), unfinished: false };
    }
    home = next.home;
    addStep(steps, {
      home,
      first: firstOf(next.chosen),
      applied: next.chosen.map(({ rule, fix }) => appliedFix(rule, fix!)),
    });
    result = lint(home, redactor);
  }
  return { ...fixed(), result, unfinished: chooseFixes(result.findings, tiers).length > 0 };

  function fixed() {
    return { home, steps, applied: steps.flatMap(({ applied }) => applied) };
  }
}

function appliedFix(rule: string, { title, operations }: Fix): AppliedFix {
  const chmod = operations.find((one) => one.kind === "chmod");
  return { rule, title, mode: chmod?.file.kind ?? null };
}

/** Adds a step, or makes one of it with the one before where both can be written in one order. */
function addStep(steps: FixStep[], step: FixStep): void {
  const last = steps.at(-1);
  if (
    last === undefined ||
    (last.first !== null && step.first !== null && last.first !== step.first)
  ) steps.push(step);
  else {
    steps[steps.length - 1] = {
      home: step.home,
      first: last.first ?? step.first,
      applied: [...last.applied, ...step.applied],
    };
  }
}

function firstOf(chosen: readonly Finding[]): FileKind | null {
  for (const { fix } of chosen) {
    const direction = directionOf(fix!);
    if (direction !== null) return direction;
  }
  return null;
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
