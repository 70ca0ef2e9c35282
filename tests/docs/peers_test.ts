/** What other tools check, as `peers.md` has it: awsconf finds all of it, but for what takes a network. */
import { assert, assertEquals } from "@std/assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type PageCase, parseCases } from "../../lib/engine/cases.ts";
import { type Finding, inFile } from "../../lib/engine/finding.ts";
import { lint } from "../../lib/engine/lint.ts";
import { rules } from "../../rules/mod.ts";
import { ROOT } from "../e2e/programs.ts";
import { homeOf } from "../rules/case_home.ts";

const page = readFileSync(join(ROOT, "tests/docs/peers.md"), "utf8");
const NAMES = rules.map(({ meta }) => meta.name);

/** The rows of the table: the number of a check and the rules that stand for it. */
const checks = [...page.matchAll(/^\| (\d+) +\| ([^|]*)\| ([^|]*)\|$/gm)].map(
  ([, number, , last]) => ({
    number: Number(number),
    rules: [...last!.matchAll(/`([a-z-]+)`/g)].map((match) => match[1]!),
    last: last!.trim(),
  }),
);
const cases = parseCases(page).map((one) => ({ number: Number.parseInt(one.title), one }));

describe("what other tools check", () => {
  test("is all in the table, in order", () => {
    assertEquals(
      checks.map(({ number }) => number),
      Array.from({ length: 42 }, (_, index) => index + 1),
    );
  });

  test("is found by a rule that there is, but for what takes a network", () => {
    for (const { number, rules, last } of checks) {
      assertEquals(rules.filter((name) => !NAMES.includes(name)), [], `check ${number}`);
      assertEquals(rules.length === 0, last.includes("it takes a network"), `check ${number}`);
    }
    const without = checks.filter(({ rules }) => rules.length === 0).map(({ number }) => number);
    assertEquals(without, [35, 36]);
  });

  test("has a case for each rule of each check, and no other", () => {
    for (const { number, rules } of checks) {
      const own = cases.filter((other) => other.number === number);
      const shown = own.flatMap(({ one }) => one.findings.map((line) => line.split(" ")[1]!));
      assertEquals(rules.filter((name) => !shown.includes(name)), [], `check ${number}`);
      assertEquals(own.length > 0, rules.length > 0, `check ${number}`);
      for (const { one } of own) {
        const found = one.findings.some((line) => rules.includes(line.split(" ")[1]!));
        assert(found, `${one.title}: finds nothing of its check`);
      }
    }
    assertEquals(cases.filter(({ number }) => !(number >= 1 && number <= 42)), []);
  });

  for (const { one } of cases) {
    test(one.title, () => assertEquals(found(one), [...one.findings]));
  }
});

/** What all rules find in the home of a case, as `place rule`. */
function found(one: PageCase): string[] {
  const { only, ...options } = one.options;
  const { findings } = lint(homeOf(one), {
    rules: only === undefined ? rules : rules.filter(({ meta }) => meta.name === only),
    severities: only === undefined ? new Map() : new Map([[only, "warning"]]),
    ruleOptions: only === undefined ? new Map() : new Map([[only, options]]),
  });
  return findings.map(({ place, rule }) => `${placeOf(place)} ${rule}`);
}

function placeOf(place: Finding["place"]): string {
  if (!inFile(place)) return `$${place.variable}`;
  return `${place.file.kind}:${place.file.document.position(place.span.start).line}`;
}
