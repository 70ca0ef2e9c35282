import { assertEquals, assertThrows } from "@std/assert";
import { describe, test } from "node:test";
import {
  BaselineError,
  BaselineFilter,
  baselineOf,
  baselineText,
  parseBaseline,
  sizeOf,
} from "../../lib/engine/baseline.ts";
import { finding } from "../report/samples.ts";

const key = (subject: string, file = "config") => ({ file, subject });

describe("baseline", () => {
  test("counts findings that nothing tells apart", () => {
    const findings = ["a", "b", "a"].map((rule) => finding({ variable: "X" }, { rule }));
    const baseline = baselineOf(findings, ({ rule }) => key(rule));
    assertEquals(baseline, new Map([["config", new Map([["a", 2], ["b", 1]])]]));
    assertEquals(sizeOf(baseline), 3);
  });

  test("is read as it was written, and written sorted", () => {
    const baseline = new Map([
      ["z", new Map([["b:1", 1], ["a", 2]])],
      ["__proto__", new Map([["x", 1]])],
    ]);
    assertEquals(parseBaseline(baselineText(baseline)), baseline);
    assertEquals(
      baselineText(new Map([["b", new Map([["y", 1], ["x", 2]])], ["a", new Map()]])),
      '{\n  "version": 1,\n  "findings": {\n    "a": {},\n    "b": {\n      "x": 2,\n      "y": 1\n    }\n  }\n}\n',
    );
  });

  test("that is anything else is refused", () => {
    const cases: [text: string, why: string][] = [
      ["", "it is not JSON"],
      ["[]", "it is not a baseline of version 1"],
      ["null", "it is not a baseline of version 1"],
      ["{}", "it is not a baseline of version 1"],
      ['{"version": 2, "findings": {}}', "it is not a baseline of version 1"],
      ['{"version": 1, "findings": []}', "it is not a baseline of version 1"],
      ['{"version": 1, "findings": {"a": 1}}', "`a` is not a table of findings"],
      [
        '{"version": 1, "findings": {"a": {"b": 0}}}',
        "the count of `b` is not a whole number above 0",
      ],
      [
        '{"version": 1, "findings": {"a": {"b": 1.5}}}',
        "the count of `b` is not a whole number above 0",
      ],
      [
        '{"version": 1, "findings": {"a": {"b": "1"}}}',
        "the count of `b` is not a whole number above 0",
      ],
    ];
    for (const [text, why] of cases) {
      assertEquals(assertThrows(() => parseBaseline(text), BaselineError).message, why, text);
    }
  });

  test("holds as many findings as it says, and knows what is left", () => {
    const filter = new BaselineFilter(new Map([["config", new Map([["a", 2], ["b", 1]])]]));
    assertEquals([1, 2, 3].map(() => filter.take(key("a"))), [true, true, false]);
    assertEquals(filter.take(key("b", "other")), false);
    assertEquals(filter.leftIn(new Set(["config"])), 1);
    assertEquals(filter.leftIn(new Set(["other"])), 0);
  });
});
