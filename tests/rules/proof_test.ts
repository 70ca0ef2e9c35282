/**
 * All rules over homes that are put together at random, with fixes of both
 * tiers: what the fixes do is proven, and the proof stands in the way of hardly
 * any. What must hold is asked here of the runtimes' readers themselves, in
 * another way than the proof asks.
 */
import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import { settingFact } from "../../lib/catalogue/settings.ts";
import { planSuppressions } from "../../lib/engine/add_suppressions.ts";
import { applyAndMap, applyFixes } from "../../lib/engine/apply_fixes.ts";
import type { Fix, FixTier } from "../../lib/engine/finding.ts";
import { chooseFixes, fixHome } from "../../lib/engine/fix.ts";
import { lint } from "../../lib/engine/lint.ts";
import { meantValue } from "../../lib/engine/right_value.ts";
import { diffHomes } from "../../lib/model/diff/mod.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { resolve } from "../../lib/model/resolve/mod.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView, readView } from "../../lib/model/runtimes/mod.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import fc from "../fast_check.ts";
import { type HomeTexts, homeTexts } from "../runtimes/homes.ts";

// More of them: AWSCONF_PROOF_CASES=1000000.
const RUNS = Number(process.env.AWSCONF_PROOF_CASES ?? 400);

const ruleOptions = new Map(rules.map((rule) => [rule.meta.name, { region: "eu-west-1" }]));
const run = (home: Home) => lint(home, { rules, runtimes: RUNTIMES, ruleOptions });
/** All but those that say that a value is wrong, which is read the same by all. */
const aboutReading = rules.filter(({ meta }) => meta.family !== "values");

const fileOf = (kind: "config" | "credentials", text: string | null) =>
  new SourceFile({ path: kind, kind, text: text ?? "", exists: text !== null });

function homeOf({ config, credentials }: HomeTexts): Home {
  return new Home({
    config: fileOf("config", config),
    credentials: fileOf("credentials", credentials),
    environment: new Environment({}),
    own: true,
  });
}

/** A CR alone is the end of a line for some runtimes only, so that nothing can be added that all read. */
const hasLoneReturn = (text: string | null) => /\r(?!\n)/.test(text ?? "");
const anyTexts = homeTexts
  .filter(({ config, credentials }) => !hasLoneReturn(config) && !hasLoneReturn(credentials));

const TIERS: readonly (readonly FixTier[])[] = [["safe"], ["safe", "unsafe"]];
const texts = (home: Home) => home.files.map(({ document }) => document.text);
const refusedIn = (fixes: readonly (Fix | null)[]) =>
  new Set(fixes.filter((fix) => fix?.refused !== undefined)).size;

/** The settings of a profile that a runtime reads as the files say, by key. */
function rightSettings(home: Home, profile: string, runtime: RuntimeName): Map<string, string> {
  const right = new Map<string, string>();
  for (const { key, winner } of resolve(home, { profile, runtime }).settings) {
    const meant = meantValue(home, { type: "profile", name: profile }, key);
    // The Go SDK keeps nothing that it does not know.
    if (runtime === "go" && settingFact(key.split(".", 1)[0]!) === undefined) continue;
    if (winner?.value != null && winner.value !== "" && winner.value === meant) {
      right.set(key, winner.value);
    }
  }
  return right;
}

describe("fixes of all rules", () => {
  for (const tiers of TIERS) {
    const name = tiers.join(" and ");
    test(`${name}: come to rest, and are refused hardly ever`, () => {
      let applied = 0;
      let refused = 0;
      fc.assert(
        fc.property(anyTexts, (initial) => {
          const home = homeOf(initial);
          const once = fixHome(home, new Set(tiers), run);
          assertEquals(once.unfinished, false);
          applied += once.applied.length;
          refused += refusedIn(once.result.findings.map(({ fix }) => fix));
          const twice = fixHome(once.home, new Set(tiers), run);
          assertEquals([twice.applied, texts(twice.home)], [[], texts(once.home)]);
        }),
        { numRuns: RUNS },
      );
      assert(applied > RUNS, `Some fixes are applied: ${applied}`);
      // Homes as odd as these have places where a fix for one runtime spoils something for another.
      assert(refused < applied * 0.02, `${refused} of ${applied + refused} fixes are refused`);
    });

    test(`${name}: make no runtime refuse a file that it read`, () => {
      fc.assert(
        fc.property(anyTexts, (initial) => {
          const home = homeOf(initial);
          const fixed = fixHome(home, new Set(tiers), run).home;
          for (const runtime of RUNTIMES) {
            if (readView(home, runtime).error !== null) continue;
            assertEquals(readView(fixed, runtime).error?.reason, undefined, runtime);
          }
        }),
        { numRuns: RUNS },
      );
    });
  }

  test("safe: take no right value from any runtime", () => {
    let values = 0;
    fc.assert(
      fc.property(anyTexts, (initial) => {
        const home = homeOf(initial);
        // Where a section counts for others, or twice, what the files say is no simple question.
        if (home.files.some((file) => file.sections.some(isEntangled))) return;
        const check = (one: Home) =>
          lint(one, { rules: aboutReading, runtimes: RUNTIMES, ruleOptions });
        const fixed = fixHome(home, new Set(["safe"]), check).home;
        for (const runtime of RUNTIMES) {
          const { profiles, error } = readView(home, runtime);
          if (error !== null) continue;
          for (const profile of home.profiles.keys()) {
            if (!profiles.has(profile)) continue;
            const after = rightSettings(fixed, profile, runtime);
            for (const [key, value] of rightSettings(home, profile, runtime)) {
              values++;
              if (!isStillThere(fixed, profile, key)) continue;
              assertEquals(after.get(key), value, `${runtime} ${profile} ${key}\n${texts(home)}`);
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
    assert(values > RUNS, `Some values are right: ${values}`);
  });

  test("leave everything outside of their edits as it is", () => {
    fc.assert(
      fc.property(anyTexts, fc.constantFrom(...TIERS), (initial, tiers) => {
        const home = homeOf(initial);
        const fixes = chooseFixes(run(home).findings, new Set(tiers)).map(({ fix }) => fix!);
        const { after, maps } = applyAndMap(home, fixes);
        for (const file of home.files) {
          const now = after[file.kind]!.document.text;
          const spans = fixes.flatMap((fix) => fix.edits.filter((edit) => edit.file === file))
            .map(({ span }) => span);
          const { text } = file.document;
          for (let at = 0; at < text.length; at++) {
            if (spans.some(({ start, end }) => start <= at && at < end)) continue;
            assertEquals(now[maps.get(file)!.map(at, true)], text[at]);
          }
        }
      }),
      { numRuns: RUNS / 5 },
    );
  });
});

test("comments that silence what is found change nothing", () => {
  let comments = 0;
  fc.assert(
    fc.property(homeTexts, (initial) => {
      const home = homeOf(initial);
      const { fix } = planSuppressions(run(home).findings, "known", () => false);
      if (fix === null) return;
      comments += fix.edits.length;
      const after = applyFixes(home, [fix]);
      assertEquals(diffHomes(home, after).differences, [], texts(after).join("\n---\n"));
    }),
    { numRuns: RUNS },
  );
  assert(comments > RUNS, `Some comments are added: ${comments}`);
});

function isEntangled({ file, type, name, syntax }: SourceFile["sections"][number]): boolean {
  if (type === "magic-default" || type === "unknown" || name.includes("__proto__")) return true;
  const keys = syntax.settings.map(({ key }) => key);
  const named = file.sections.filter((other) => other.type === type && other.name === name);
  return named.length > 1 || new Set(keys).size < keys.length;
}

/** Whether a setting has been moved to where it belongs, such as below the key of a block. */
function isStillThere(home: Home, profile: string, key: string): boolean {
  return meantValue(home, { type: "profile", name: profile }, key) !== null;
}

test("a file that one runtime reads is read by it after any single fix", () => {
  fc.assert(
    fc.property(anyTexts, (initial) => {
      const home = homeOf(initial);
      const { findings } = run(home);
      const fixes = new Set(findings.map(({ fix }) => fix).filter((fix) => fix?.tier === "safe"));
      for (const fix of fixes) {
        const only = { ...run(home), findings: findings.filter((one) => one.fix === fix) };
        const fixed = fixHome(home, new Set(["safe"]), (one) => one === home ? only : NOTHING(one));
        for (const runtime of RUNTIMES) {
          for (const kind of ["config", "credentials"] as const) {
            if (readFileView(home[kind]!, runtime).error !== null) continue;
            assertEquals(readFileView(fixed.home[kind]!, runtime).error?.reason, undefined);
          }
        }
      }
    }),
    { numRuns: RUNS / 10 },
  );
});

const NOTHING = (home: Home) => ({ ...run(home), findings: [] });
