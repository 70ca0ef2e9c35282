import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { insert } from "../../lib/engine/edits.ts";
import { lint } from "../../lib/engine/lint.ts";
import { say } from "../../lib/engine/message.ts";
import type { Rule, RuleContext, RuleMeta } from "../../lib/engine/rule.ts";
import { holds, type Suppression } from "../../lib/engine/suppression.ts";
import { Home } from "../../lib/model/home.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";

/** A rule of our own, otherwise like one that there is. */
function ruleOf(meta: Partial<RuleMeta>, check: (context: RuleContext) => void = () => {}): Rule {
  const usual = rules.find((rule) => rule.meta.name === "missing-region")!;
  return { ...usual, meta: { ...usual.meta, ...meta }, check };
}

const configOf = (text: string, init = {}) =>
  new SourceFile({ path: "config", kind: "config", text, ...init });

describe("lint()", () => {
  test("runs late rules after the usual ones, and those about suppressions last", () => {
    const order: string[] = [];
    lint(new Home({ config: configOf(""), credentials: null }), {
      rules: [
        ruleOf({ name: "last", family: "linter" }),
        ruleOf({ name: "late", late: true }),
        ruleOf({ name: "last-too", family: "linter", late: true }),
        ruleOf({ name: "usual" }),
        ruleOf({ name: "usual-too" }),
      ],
      onRule: (name) => order.push(name),
    });
    assertEquals(order, ["usual", "usual-too", "late", "last", "last-too"]);
  });

  test("changes no file that is there for context alone", () => {
    const found = (init: object) => {
      const config = configOf("[default]\n", init);
      const rule = ruleOf({ fix: "safe" }, (context) =>
        context.report({
          message: say`Something`,
          place: { variable: "AWS_REGION" },
          fix: { title: say`Add`, edits: [insert(config, 0, "x")] },
        }));
      const home = new Home({ config, credentials: null });
      return lint(home, { rules: [rule] }).findings.map(({ fix }) => fix?.title ?? null);
    };
    assertEquals(found({}), ["Add"]);
    assertEquals(found({ reported: false }), [null]);
    assertEquals(found({ reported: false, exists: false }), ["Add"]);
  });

  test("suppresses nothing of the environment", () => {
    const config = configOf("# awsconf-ignore-file own: for a reason\n[default]\n");
    const rule = ruleOf({ name: "own" }, (context) => {
      context.report({ message: say`One`, place: { variable: "AWS_REGION" } });
      context.report({ message: say`Two`, place: { file: config, span: { start: 0, end: 1 } } });
    });
    const { findings, suppressed } = lint(new Home({ config, credentials: null }), {
      rules: [rule],
    });
    assertEquals([findings.map(({ message }) => message), suppressed], [["One"], 1]);
  });
});

test("a suppression holds with a reason, and until its last day is over", () => {
  const suppression = (reason: string, over?: number | null) => {
    const until = over === undefined ? null : { text: "x", span: { start: 0, end: 1 }, over };
    return { reason, until } as Suppression;
  };
  assertEquals(holds(suppression(""), 5), false);
  assertEquals(holds(suppression("why"), 5), true);
  assertEquals(holds(suppression("why", null), 5), false);
  assertEquals(holds(suppression("why", null), null), false);
  assertEquals([4, 5, 6].map((over) => holds(suppression("why", over), 5)), [false, false, true]);
  assertEquals(holds(suppression("why", 1), null), true);
  assertEquals(holds(suppression("why", 0), null), true);
});
