import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { renderMessage } from "../../lib/engine/message.ts";
import { Policy } from "../../lib/engine/policy.ts";
import fc from "../fast_check.ts";

function objection(options: Record<string, string>, value: string): string | null {
  const message = new Policy(options).objection(value);
  return message === null ? null : renderMessage(message, (text) => text);
}

describe("Policy", () => {
  test("allows what no list speaks of", () => {
    assertEquals(new Policy({}).isEmpty, true);
    assertEquals(new Policy({ allowed: " , " }).isEmpty, true);
    assertEquals(objection({}, "x"), null);
    assertEquals(objection({ forbidden: "y" }, "x"), null);
  });

  test("says which pattern forbids, and what is allowed", () => {
    const options = { allowed: "a*, b", forbidden: "ab" };
    assertEquals(objection(options, "AB"), "which awsconf.ini forbids with `ab`");
    assertEquals(objection(options, "abc"), null);
    assertEquals(objection(options, "c"), "which is none of what awsconf.ini allows: `a*`, `b`");
  });

  test("takes quotes off single items", () => {
    assertEquals(objection({ allowed: '"012", "345"' }, "012"), null);
    assertEquals(objection({ allowed: '012", "345' }, "345"), null);
  });

  test("matches a pattern as a whole", () => {
    for (
      const [pattern, value, isMatch] of [
        ["a", "a", true],
        ["a", "ab", false],
        ["a?c", "abc", true],
        ["a?", "a", false],
        ["*", "", true],
        ["a.c", "abc", false],
        ["*a*b*", "xxaxxbxx", true],
        ["*ab", "aab", true],
        ["a**", "a", true],
        ["[a]", "a", false],
      ] as const
    ) {
      assertEquals(objection({ allowed: pattern }, value) === null, isMatch, `${pattern} ${value}`);
    }
  });

  test("matches as the same pattern in regular expressions does", () => {
    const unit = fc.constantFrom("a", "b", "*", "?");
    const pattern = fc.string({ unit, minLength: 1, maxLength: 8 });
    const value = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, value, (pattern, value) => {
        const regex = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`);
        assertEquals(objection({ allowed: pattern }, value) === null, regex.test(value));
      }),
      { numRuns: 2000 },
    );
  });

  test("stays fast on patterns with many stars", () => {
    assertEquals(objection({ forbidden: `${"a*".repeat(100)}b` }, "a".repeat(10_000)), null);
  });
});
