import { assert } from "@std/assert";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { rules } from "../../rules/mod.ts";
import { homeOf } from "../model/graph_homes.ts";
import { stepsOf } from "../steps.ts";
import { SHAPES } from "./shapes.ts";

const LINES = { small: 150, large: 1_500 } as const;

describe("all rules together take steps in proportion to the size of hostile files", () => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    test(name, () => {
      const steps = (count: number) => {
        const home = homeOf(shape(count));
        return stepsOf(() => lint(home, { rules, runtimes: RUNTIMES }));
      };
      const small = steps(LINES.small);
      const large = steps(LINES.large);
      assert(small > 1_000, `${small} steps are too few to tell anything`);
      assert(large < small * 11.5, `${large} steps for 10 times the size of ${small}`);
    });
  }
});
