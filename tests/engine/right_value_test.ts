import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { hasBecome, isAmong, meantValue, rightValues } from "../../lib/engine/right_value.ts";
import type { FactValue } from "../../lib/model/diff/mod.ts";
import { homeOf } from "./one_fix.ts";

const DEV = { type: "profile", name: "dev" } as const;

/** The values without those that are there twice. */
const right = (key: string, config: string, credentials = "", subject: Subject = DEV) => {
  const values = rightValues(homeOf(config, credentials), subject, key);
  return values === null ? null : [...new Set(values)];
};
type Subject = Parameters<typeof rightValues>[1];

describe("rightValues()", () => {
  const dev = "[profile dev]\n";

  test("gives a value with and without comment and quotes", () => {
    assertEquals(right("a", `${dev}a = x\n`), ["x"]);
    assertEquals(right("a", `${dev}a = x # y\n`), ["x", "x # y"]);
    assertEquals(right("a", `${dev}a = "x y"\n`), ['"x y"', "x y"]);
    assertEquals(right("a", `${dev}a = '"x'\n`), ["'\"x'", '"x']);
    for (const odd of [`"x'`, `"x" y`, `x "y"`, `"`]) {
      assertEquals(right("a", `${dev}a = ${odd}\n`), [odd], odd);
    }
  });

  test("lets the credentials file and the last section win", () => {
    assertEquals(right("a", `${dev}a = x\n`, "[dev]\na = y\n"), ["y"]);
    assertEquals(right("a", `${dev}a = x\n`, "[dev]\nb = y\n"), ["x"]);
    assertEquals(right("a", `${dev}b = x\n`), [""]);
  });

  test("does not know where a key or its block stands twice in a file, or nothing stands", () => {
    assertEquals(right("a", "[profile other]\na = x\n"), null);
    assertEquals(right("a", `${dev}a = x\na = y\n`), null);
    assertEquals(right("a", `${dev}a = x\n[profile dev]\na = x\n`), null);
    assertEquals(right("s3.a", `${dev}s3 =\n  a = x\ns3 =\n  b = y\n`), null);
  });

  test("looks into blocks", () => {
    const block = `${dev}s3 =\n  a = x\n  A = z\n`;
    assertEquals(right("s3.a", block), ["x"]);
    assertEquals(right("s3.b", block), [""]);
    assertEquals(right("s3.a", `${dev}b = 1\n`), null);
    // The AWS CLI writes some keys with a dot.
    assertEquals(right("s3.a", `${dev}s3.a = x\n`), ["x"]);
  });

  test("tells sections of different types apart", () => {
    const config = `${dev}a = 1\n[sso-session dev]\na = 2\n[services dev]\na = 3\n`;
    assertEquals(right("a", config), ["1"]);
    assertEquals(right("a", config, "", { type: "sso-session", name: "dev" }), ["2"]);
    assertEquals(right("a", config, "", { type: "services", name: "dev" }), ["3"]);
  });
});

test("meantValue() gives the last value without comment and quotes", () => {
  const home = homeOf("[profile dev]\na = \"x\" # y\nb = 'z'\n");
  assertEquals(meantValue(home, DEV, "a"), "x");
  assertEquals(meantValue(home, DEV, "b"), "z");
  assertEquals(meantValue(home, DEV, "c"), null);
});

test("isAmong() takes an empty text for a value that is not set", () => {
  assertEquals([isAmong(["x"], "x"), isAmong(["x"], "y")], [true, false]);
  assertEquals([isAmong(["x", ""], null), isAmong(["x"], null)], [true, false]);
  assertEquals(isAmong([""], "x"), false);
});

describe("hasBecome()", () => {
  const PLACE = { from: "parameter", name: "a" } as const;
  const fact = (value: string | null): FactValue | null =>
    value === null ? null : { value, place: PLACE };
  const become = (
    before: string | null,
    after: string | null,
    to: string | null,
    forms: readonly string[] = [],
  ) => hasBecome(fact(before), fact(after), to, forms);

  test("takes what was meant and nothing else", () => {
    assertEquals(become("a", "b", "b"), true);
    assertEquals(become("a", "c", "b"), false);
    assertEquals(become("a", null, null), true);
    assertEquals([become("a", null, "b"), become("a", "b", null)], [false, false]);
  });

  test("takes the value with its comment where that stands there", () => {
    assertEquals(become("a", "b # x", "b", ["b", "b # x"]), true);
    assertEquals(become("a", "b # x", "b"), false);
    assertEquals(become("a", "b # x", "b", ["c", "b # x"]), false);
  });

  test("takes lines below that continued the value before", () => {
    assertEquals(become("a\nx", "b\nx", "b"), true);
    assertEquals(become("a", "b\nx", "b"), false);
    assertEquals(become(null, "b\nx", "b"), false);
    assertEquals(become("a\ny", "b\nx", "b"), false);
    assertEquals(become("a\nx", "c\nx", "b"), false);
  });
});
