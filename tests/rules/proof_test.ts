/**
 * All rules over homes that are put together at random, with fixes of both
 * tiers: what the fixes do is proven, and the proof stands in the way of hardly
 * any. What must hold is asked here of the runtimes' readers themselves, in
 * another way than the proof asks. A home is fixed once, and all is asked of
 * that, so that a million of them is a matter of an hour.
 */
import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { test } from "node:test";
import { planSuppressions } from "../../lib/engine/add_suppressions.ts";
import { applyFixes } from "../../lib/engine/apply_fixes.ts";
import type { Fix, FixTier } from "../../lib/engine/finding.ts";
import { fixHome } from "../../lib/engine/fix.ts";
import { lint } from "../../lib/engine/lint.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import { diffHomes } from "../../lib/model/diff/mod.ts";
import type { Home } from "../../lib/model/home.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { rules } from "../../rules/mod.ts";
import fc from "../fast_check.ts";
import { homeTexts } from "../runtimes/homes.ts";
import {
  assertNoNewRefusal,
  assertSameResolution,
  assertSameWhereUnedited,
  countKeptValues,
  FixedRun,
  homeOf,
  texts,
} from "./fixed_run.ts";
import { countUntouched } from "./untouched.ts";

// The run of a million: AWSCONF_SEED=random AWSCONF_PROOF_CASES=1000000.
const RUNS = Number(process.env.AWSCONF_PROOF_CASES ?? 1200);

const ruleOptions = new Map(rules.map((rule) => [rule.meta.name, { region: "eu-west-1" }]));
const check = (home: Home, rules: readonly Rule[]) =>
  lint(home, { rules, runtimes: RUNTIMES, ruleOptions });
const run = (home: Home) => check(home, rules);

/** Rules that say that a value is wrong, which is read the same by all. */
const valueRules = new Set(
  rules.filter(({ meta }) => meta.family === "values").map(({ meta }) => meta.name),
);
const aboutReading = rules.filter(({ meta }) => !valueRules.has(meta.name));

const SAFE: ReadonlySet<FixTier> = new Set(["safe"]);
const ALL: ReadonlySet<FixTier> = new Set(["safe", "unsafe"]);
const WAYS = {
  "safe fixes": { tiers: SAFE, rules },
  "safe fixes about reading": { tiers: SAFE, rules: aboutReading },
  "all fixes": { tiers: ALL, rules },
};
const anyWay = fc.constantFrom(...Object.keys(WAYS) as (keyof typeof WAYS)[]);

/** A CR alone is the end of a line for some runtimes only, so that nothing can be added that all read. */
const hasLoneReturn = (text: string | null) => /\r(?!\n)/.test(text ?? "");
const anyTexts = homeTexts
  .filter(({ config, credentials }) => !hasLoneReturn(config) && !hasLoneReturn(credentials));

test("fixes of all rules come to rest, change what they say and are refused hardly ever", () => {
  const counts = {
    homes: 0,
    fixed: 0,
    applied: 0,
    refused: 0,
    values: 0,
    untouched: 0,
    unchanged: 0,
  };
  fc.assert(
    fc.property(anyTexts, anyWay, (initial, way) => {
      const { tiers, rules } = WAYS[way];
      const home = homeOf(initial);
      const once = new FixedRun(home, tiers, (one) => check(one, rules));
      assertEquals(once.fixed.unfinished, false);
      counts.homes++;
      counts.refused += refusedIn(once.fixed.result.findings.map(({ fix }) => fix));
      if (once.fixed.applied.length === 0) return assertEquals(once.fixed.home, home);
      counts.fixed++;
      counts.applied += once.fixed.applied.length;

      // The second run reads what the first would have written.
      const again = homeOf({
        config: once.textOf("config"),
        credentials: once.textOf("credentials"),
      });
      const twice = fixHome(again, tiers, (one) => check(one, rules));
      assertEquals([twice.applied, texts(twice.home)], [[], texts(again)]);

      assertNoNewRefusal(home, once.fixed.home);
      assertSameWhereUnedited(once);
      for (let pass = 0; pass + 1 < once.passes.length; pass++) {
        const [before, after] = [once.passes[pass]!.home, once.passes[pass + 1]!.home];
        counts.untouched += countUntouched(before, after, once.fixesOf(pass));
      }
      if (once.fixes().every(({ changes }) => changes.length === 0)) {
        counts.unchanged++;
        assertSameResolution(home, once.fixed.home);
      }
      const changesValues = once.fixed.applied.some(({ rule }) => valueRules.has(rule));
      if (tiers === SAFE && !changesValues) {
        counts.values += countKeptValues(home, once.fixed.home);
      }
    }),
    { numRuns: RUNS },
  );
  if (process.env.AWSCONF_PROOF_CASES !== undefined) console.log(JSON.stringify(counts));
  const { applied, refused, values, untouched, unchanged } = counts;
  assert(applied > RUNS, `Some fixes are applied: ${applied}`);
  assert(values > RUNS, `Some values are right: ${values}`);
  assert(untouched > RUNS, `Some profiles are far from all edits: ${untouched}`);
  assert(unchanged >= Math.floor(RUNS / 200), `Some homes mean the same afterwards: ${unchanged}`);
  // Homes as odd as these have places where a fix for one runtime spoils something for another.
  assert(refused < applied * 0.02, `${refused} of ${applied + refused} fixes are refused`);
});

function refusedIn(fixes: readonly (Fix | null)[]): number {
  return new Set(fixes.filter((fix) => fix?.refused !== undefined)).size;
}

test("comments that silence what is found change nothing", () => {
  let comments = 0;
  const numRuns = RUNS / 3;
  fc.assert(
    fc.property(homeTexts, (initial) => {
      const home = homeOf(initial);
      const { fix } = planSuppressions(run(home).findings, "known", () => false);
      if (fix === null) return;
      comments += fix.edits.length;
      const after = applyFixes(home, [fix]);
      assertEquals(diffHomes(home, after).differences, [], texts(after).join("\n---\n"));
    }),
    { numRuns },
  );
  assert(comments > numRuns, `Some comments are added: ${comments}`);
});

test("a file that one runtime reads is read by it after any single fix", () => {
  fc.assert(
    fc.property(anyTexts, (initial) => {
      const home = homeOf(initial);
      const found = run(home);
      const { findings } = found;
      const fixes = new Set(findings.map(({ fix }) => fix).filter((fix) => fix?.tier === "safe"));
      for (const fix of fixes) {
        const only = { ...found, findings: findings.filter((one) => one.fix === fix) };
        const nothing = { ...found, findings: [] };
        const fixed = fixHome(home, SAFE, (one) => one === home ? only : nothing);
        assertNoNewRefusal(home, fixed.home);
      }
    }),
    { numRuns: RUNS / 30 },
  );
});
