import { assertEquals, assertStringIncludes } from "@std/assert";
import { describe, test } from "node:test";
import type { Finding, Severity } from "../../lib/engine/finding.ts";
import { reportJson, reportText } from "../../lib/report/statistics.ts";
import { report } from "../../lib/report/text.ts";
import { file, finding, fix, input, options, placeOf } from "./samples.ts";

const config = file(
  "config",
  Array.from({ length: 30 }, (_, index) => `[p${index}]\n`).join(""),
);

/** A finding at one of the headers. */
function at(
  index: number,
  rule: string,
  severity: Severity,
  tier?: "safe" | "unsafe",
): Finding {
  const one = finding(placeOf(config, `[p${index}]`), { rule, severity });
  return tier === undefined ? one : { ...one, fix: { ...fix("Mend it", []), tier } };
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** Warnings of one rule, errors of two, and some info. */
const findings = [
  ...range(0, 10).map((index) => at(index, "many-warnings", "warning", "safe")),
  ...range(10, 14).map((index) => at(index, "four-errors", "error")),
  ...range(14, 20).map((index) => at(index, "six-mixed", index === 19 ? "error" : "warning")),
  at(20, "one-warning", "warning", "unsafe"),
  at(21, "some-info", "info"),
];

/** The headings of a report, with where they point, and the lines about what is not shown. */
function outline(text: string): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    if (line.startsWith("...")) return [line];
    const rule = /^(?:error|warning|info)\[(.*?)\]/.exec(line)?.[1];
    return rule === undefined ? [] : [`${rule} ${/:(\d+):/.exec(lines[index + 1]!)![1]}`];
  });
}

describe("a report of many findings", () => {
  const text = report(input(findings), options([config]));

  test("shows a few of each rule, the worst rules first", () => {
    assertEquals(outline(text), [
      "six-mixed 20",
      "six-mixed 15",
      "six-mixed 16",
      "... and 3 more of six-mixed; --only six-mixed shows them, --all shows all.",
      "four-errors 11",
      "four-errors 12",
      "four-errors 13",
      "four-errors 14",
      "many-warnings 1",
      "many-warnings 2",
      "many-warnings 3",
      "... and 7 more of many-warnings; --only many-warnings shows them, --all shows",
      "one-warning 21",
    ]);
  });

  test("ends with a table of the rules, those with the most findings first", () => {
    assertStringIncludes(
      text,
      "\n10  warning  many-warnings  10 fixable\n" +
        " 6  error    six-mixed\n" +
        " 4  error    four-errors\n" +
        " 1  warning  one-warning    1 fixable with --unsafe-fixes\n" +
        "\n5 errors, 16 warnings",
    );
  });

  test("shows all of them, in their order, when asked to, and where they are few", () => {
    const all = report(input(findings), options([config], { showAll: true }));
    const shown = findings.filter(({ severity }) => severity !== "info");
    assertEquals(outline(all).length, shown.length);
    assertEquals(outline(all)[0], "many-warnings 1");
    assertEquals(all.includes("10 fixable\n"), false);
    const few = report(input(findings.slice(0, 20)), options([config]));
    assertEquals(outline(few).length, 20);
  });

  test("counts what it hides, so that info decides nothing unless it is shown", () => {
    const infos = range(0, 25).map((index) => at(index, "some-info", "info"));
    assertEquals(outline(report(input(infos), options([config]))), []);
    const shown = report(input(infos), options([config], { showInfo: true }));
    assertEquals(outline(shown).length, 4);
  });
});

describe("--statistics", () => {
  test("counts findings by rule for people, info included", () => {
    assertEquals(
      reportText(input(findings), options([config])),
      "10  warning  many-warnings  10 fixable\n" +
        " 6  error    six-mixed\n" +
        " 4  error    four-errors\n" +
        " 1  warning  one-warning    1 fixable with --unsafe-fixes\n" +
        " 1  info     some-info\n" +
        "\n5 errors, 16 warnings, 1 info in 2 files (10 fixable with --fix, 1 more with\n--unsafe-fixes).\n",
    );
  });

  test("says of a home without findings only that", () => {
    assertEquals(
      reportText(input([]), options([config])),
      "No problems in 2 files and 14 profiles.\n",
    );
  });

  test("counts them for programs", () => {
    const { version, statistics, summary } = JSON.parse(reportJson(input(findings)));
    assertEquals([version, summary.errors, summary.infos], [1, 5, 1]);
    assertEquals(statistics.length, 5);
    assertEquals(statistics[1], {
      rule: "six-mixed",
      severity: "error",
      findings: 6,
      errors: 1,
      warnings: 5,
      infos: 0,
      fixable: 0,
      fixableUnsafe: 0,
    });
  });

  test("orders rules with as many findings by name", () => {
    const two = [at(0, "b-rule", "error"), at(1, "a-rule", "warning")];
    const { statistics } = JSON.parse(reportJson(input(two)));
    assertEquals(statistics.map(({ rule }: { rule: string }) => rule), ["a-rule", "b-rule"]);
  });
});
