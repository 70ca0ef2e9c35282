import { assert } from "@std/assert";
import { describe, test } from "node:test";
import { fixHome } from "../../lib/engine/fix.ts";
import { lint } from "../../lib/engine/lint.ts";
import { buildGraph } from "../../lib/model/graph.ts";
import type { Home } from "../../lib/model/home.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { formatNames, loadReporter } from "../../lib/report/formats.ts";
import { rules } from "../../rules/mod.ts";
import { homeOf } from "../model/graph_homes.ts";
import { input, options } from "../report/samples.ts";
import { stepsOf } from "../steps.ts";
import { SHAPES } from "./shapes.ts";

const reporters = await Promise.all(formatNames.map((name) => loadReporter(name)));

/** What is done to a home; each gives the work that is counted. */
const WORK: Readonly<Record<string, (home: Home) => () => unknown>> = {
  "all rules together": (home) => () => lint(home, { rules, runtimes: RUNTIMES }),
  "all fixes and their proof": (home) => () =>
    fixHome(
      home,
      new Set(["safe", "unsafe"]),
      (one, before) => lint(one, { rules, runtimes: RUNTIMES, before }),
    ),
  "the graph": (home) => () => buildGraph(home, RUNTIMES),
  "the reports": (home) => {
    const { findings, redactor } = lint(home, { rules });
    const how = options(home.files, {
      maskLine: (file, line) => redactor.maskLine(file, line),
      maskText: (text) => redactor.mask(text),
    });
    return () => reporters.map((report) => report(input(findings), how).length);
  },
};

const LINES = { small: 60, large: 600 } as const;

for (const [what, work] of Object.entries(WORK)) {
  describe(`${what}: the steps are in proportion to the size of hostile files`, () => {
    for (const [name, shape] of Object.entries(SHAPES)) {
      test(name, () => {
        const small = stepsOf(work(homeOf(shape(LINES.small))));
        const large = stepsOf(work(homeOf(shape(LINES.large))));
        assert(small > 20, `${small} steps are too few to tell anything`);
        assert(large < small * 11.5, `${large} steps for 10 times the size of ${small}`);
      });
    }
  });
}
