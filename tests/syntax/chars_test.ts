import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { isBlank } from "../../lib/syntax/chars.ts";

test("isBlank() is about what Python's str.strip() removes, but for what ends a line", () => {
  // [c for c in range(0x10000) if chr(c).isspace()] says of Python 3.12, less \n, \r, \x85, \u2028, \u2029.
  const blanks = [0x09, 0x0b, 0x0c, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0xa0, 0x1680]
    .concat([0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009])
    .concat([0x200a, 0x202f, 0x205f, 0x3000]);
  const found = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(isBlank);
  assertEquals(found, blanks);
});
