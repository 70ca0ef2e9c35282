import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { insert } from "../../lib/engine/edits.ts";
import type { Severity } from "../../lib/engine/finding.ts";
import { lint } from "../../lib/engine/lint.ts";
import { say } from "../../lib/engine/message.ts";
import type { Rule, RuleContext, RuleMeta } from "../../lib/engine/rule.ts";
import { holds, type Suppression } from "../../lib/engine/suppression.ts";
import { Home } from "../../lib/model/home.ts";
import { Redactor } from "../../lib/model/redact.ts";
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

describe("what lint() makes of what rules report", () => {
  const at = (file: SourceFile, start = 0, end = start + 1) => ({ file, span: { start, end } });
  const credentialsOf = (text: string, init = {}) =>
    new SourceFile({ path: "credentials", kind: "credentials", text, ...init });

  test("it says nothing of a file that is there for context alone", () => {
    const config = configOf("# awsconf-ignore-file own: for a reason\n", { reported: false });
    const credentials = credentialsOf("[a]\n");
    const home = new Home({ config, credentials });
    let files: readonly SourceFile[] = [];
    const rule = ruleOf({ name: "own" }, (context) => {
      files = context.files;
      context.report({ message: say`One`, place: at(config) });
      context.report({ message: say`Two`, place: at(credentials) });
    });
    const { findings, suppressed } = lint(home, { rules: [rule] });
    assertEquals([findings.map(({ message }) => message), suppressed], [["Two"], 0]);
    assertEquals(files, [credentials]);
    const absent = new Home({ config: configOf("", { exists: false }), credentials });
    lint(absent, { rules: [rule] });
    assertEquals(files, [credentials]);
  });

  test("what a fix has taken away stays hidden", () => {
    const secret = "pq7/Lm9Qp4Rs6Tu8Vw1Xy3Za5Bc7De9Fg+Hi2Jk4";
    const text = `[a]\naws_secret_access_key = ${secret}\n`;
    const before = new Redactor(new Home({ config: configOf(text), credentials: null }));
    const home = new Home({ config: configOf("[a]\n"), credentials: null });
    const part = secret.slice(0, 15);
    const rule = ruleOf({}, (context) => {
      context.report({
        message: say`It is ${part}`,
        place: at(home.config!),
        related: [{ message: say`From ${part}`, place: at(home.config!) }],
        profile: part,
      });
    });
    const [finding] = lint(home, { rules: [rule], before }).findings;
    const { message, related, profile } = finding!;
    assertEquals([message, related[0]!.message, profile], ["It is ****", "From ****", "****"]);
  });

  test("a severity that the user set holds for every finding", () => {
    const home = new Home({ config: configOf("[a]\n"), credentials: null });
    const rule = ruleOf({ name: "own", severity: "warning" }, (context) => {
      context.report({ message: say`A`, place: at(home.config!) });
      context.report({ message: say`B`, place: at(home.config!), severity: "info" });
    });
    const found = (severities = new Map<string, Severity | "off">()) =>
      lint(home, { rules: [rule], severities }).findings.map(({ severity }) => severity);
    assertEquals(found(), ["warning", "info"]);
    assertEquals(found(new Map([["own", "error"]])), ["error", "error"]);
    assertEquals(found(new Map([["own", "off"]])), []);
  });

  test("late rules see where others have found something", () => {
    const config = configOf("# ten chars\n# more\n");
    const credentials = credentialsOf("[a]\n");
    const asked: string[] = [];
    const early = ruleOf({ name: "early" }, (context) => {
      for (const start of [9, 5, 7]) context.report({ message: say`A`, place: at(config, start) });
    });
    const late = ruleOf({ name: "late", late: true }, (context) => {
      const ask = (file: SourceFile, start: number, end: number) =>
        asked.push(`${start}-${end} ${context.isReported(file, { start, end })}`);
      for (const [start, end] of [[0, 5], [0, 6], [5, 6], [6, 7], [6, 8], [9, 10], [10, 12]]) {
        ask(config, start!, end!);
      }
      ask(credentials, 0, 12);
      context.report({ message: say`B`, place: at(config, 1) });
      ask(config, 0, 5);
    });
    const { findings } = lint(new Home({ config, credentials }), { rules: [early, late] });
    assertEquals(asked, [
      "0-5 false",
      "0-6 true",
      "5-6 true",
      "6-7 false",
      "6-8 true",
      "9-10 true",
      "10-12 false",
      "0-12 false",
      "0-5 true",
    ]);
    const starts = findings.map(({ place }) => "span" in place ? place.span.start : -1);
    assertEquals(starts, [1, 5, 7, 9]);
  });

  test("a fix with one change of a file that is there for context alone is none", () => {
    const config = configOf("[a]\n", { reported: false });
    const credentials = credentialsOf("[a]\n");
    const fixFor = (...files: SourceFile[]) => {
      const operations = files.map((file) => ({ kind: "chmod", file, mode: 0o600 }) as const);
      const fix = { title: say`Do it`, edits: [], operations };
      const rule = ruleOf({ fix: "safe" }, (context) => {
        context.report({ message: say`A`, place: at(credentials), fix });
      });
      return lint(new Home({ config, credentials }), { rules: [rule] }).findings[0]!.fix;
    };
    assertEquals(fixFor(credentials, config), null);
    const { tier, reason } = fixFor(credentials)!;
    assertEquals([tier, reason], ["safe", ""]);
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
