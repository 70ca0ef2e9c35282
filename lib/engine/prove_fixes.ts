import type { Difference } from "../model/diff/mod.ts";
import type { Home } from "../model/home.ts";
import { applyAndMap, type FixedPair } from "./apply_fixes.ts";
import { Blame } from "./blame.ts";
import type { Fix } from "./finding.ts";
import { renderMessage } from "./message.ts";
import { describeViolations, violations } from "./proof.ts";

/** What the proof of some fixes came to. */
export interface ProvenFixes {
  /** The home with the proven fixes applied. */
  readonly home: Home;
  /** The others, each with what it would change beyond what it says. */
  readonly refused: ReadonlyMap<Fix, string>;
}

/** How many sets of fixes are tried at most; what is then left unproven is refused. */
const MAX_TRIALS = 120;

const UNPROVEN = "too many fixes change more than they say, so that this one was not proven";

/**
 * Applies fixes, which must not conflict, and proves that the runtimes resolve
 * nothing differently but what the fixes declare. Mostly all are proven at once.
 * Otherwise those whose sections the undeclared differences are about are
 * halved until each culprit is found; the rest goes on.
 *
 * @param mask hides secrets in names
 */
export function proveFixes(
  home: Home,
  fixes: readonly Fix[],
  mask: (text: string) => string,
): ProvenFixes {
  const refused = new Map<Fix, string>();
  const proven: Fix[] = [];
  let trying = fixes;
  let waiting: Fix[] = [];
  for (let trial = 0; trying.length > 0; trial++) {
    const tried = new Set([...proven, ...trying]);
    // In the order of the findings, as insertions at one place depend on it.
    const pair = applyAndMap(home, fixes.filter((fix) => tried.has(fix)));
    const found = violations(pair, [...tried]);
    if (found.length === 0) {
      proven.push(...trying);
      if (trial === 0) return { home: pair.after, refused };
      [trying, waiting] = [waiting, []];
    } else if (trial >= MAX_TRIALS) {
      for (const fix of [...trying, ...waiting]) refused.set(fix, UNPROVEN);
      break;
    } else {
      const { culprits, later } = split(pair, found, trying);
      for (const [fix, differences] of culprits) {
        refused.set(fix, renderMessage(describeViolations(differences), mask));
      }
      trying = trying.filter((fix) => !culprits.has(fix) && !later.has(fix));
      waiting.push(...later);
      if (trying.length === 0) [trying, waiting] = [waiting, []];
    }
  }
  const kept = fixes.filter((fix) => !refused.has(fix));
  return { home: applyAndMap(home, kept).after, refused };
}

/**
 * Decides which of the fixes that were tried to leave out: the only one that a
 * difference can come from is a culprit; of several, one half is tried later.
 */
function split(
  pair: FixedPair,
  found: readonly Difference[],
  trying: readonly Fix[],
): { readonly culprits: ReadonlyMap<Fix, Difference[]>; readonly later: ReadonlySet<Fix> } {
  const blame = new Blame(pair, trying);
  const culprits = new Map<Fix, Difference[]>();
  const later = new Set<Fix>();
  const groups = Map.groupBy(found, (difference) => blame.suspects(difference));
  for (const [suspects, differences] of groups) {
    if (suspects.length === 1) {
      const fix = suspects[0]!;
      culprits.set(fix, [...culprits.get(fix) ?? [], ...differences]);
    } else for (const fix of suspects.slice(Math.ceil(suspects.length / 2))) later.add(fix);
  }
  // All of a half may be waited for by others: then the others wait.
  return { culprits, later };
}
