import { assertEquals } from "@std/assert";
import { test } from "node:test";
import {
  dropSpace,
  isJavaSpace,
  isPythonSpace,
  isSpaceOrTab,
  isWhiteSpace,
  skipSpace,
  type SpaceTest,
} from "../../lib/model/runtimes/white_space.ts";

const UNITS = Array.from({ length: 0x10000 }, (_, unit) => unit);

test("each runtime's white space is what it says of itself", () => {
  const unicode = UNITS.filter((unit) => /\p{White_Space}/u.test(String.fromCharCode(unit)));
  const cases: [SpaceTest, number[]][] = [
    [isSpaceOrTab, [0x09, 0x20]],
    [isWhiteSpace, unicode],
    // [c for c in range(0x10000) if chr(c).isspace()] says so of Python 3.12.
    [isPythonSpace, [...unicode, 0x1c, 0x1d, 0x1e, 0x1f].sort((a, b) => a - b)],
    [isJavaSpace, UNITS.slice(0, 0x21)],
  ];
  for (const [isSpace, expected] of cases) {
    assertEquals(UNITS.filter(isSpace), expected);
    // Both ends of a text lose these and no others.
    const ends = (unit: number) => {
      const text = `${String.fromCharCode(unit)}x${String.fromCharCode(unit)}`;
      return skipSpace(text, 0, 3, isSpace) + dropSpace(text, 0, 3, isSpace) * 10;
    };
    assertEquals(UNITS.filter((unit) => ends(unit) === 21), expected);
    assertEquals(UNITS.filter((unit) => ends(unit) !== 30), expected);
  }
});
