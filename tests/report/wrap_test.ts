import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { splitMessage, wrap } from "../../lib/report/wrap.ts";

describe("wrap()", () => {
  test("breaks at spaces and indents what follows", () => {
    assertEquals(wrap("one two three", 8, 2), ["one two", "  three"]);
    assertEquals(wrap("one two three", 7), ["one two", "three"]);
    assertEquals(wrap("", 7), [""]);
    assertEquals(wrap(" one  two ", 20), ["one two"]);
  });

  test("counts columns, not code units", () => {
    assertEquals(wrap("日本 日本 日本", 9), ["日本 日本", "日本"]);
  });

  test("keeps short code together, and lets long words stand out", () => {
    assertEquals(wrap("write `[profile dev]`.", 12), ["write", "`[profile dev]`."]);
    const code = `\`${"a b ".repeat(12)}\``;
    assertEquals(wrap(code, 10)[0], "`a b a b a");
    assertEquals(wrap("an unpaired ` mark here", 13), ["an unpaired `", "mark here"]);
  });

  test("never starts a line with a workflow command", () => {
    assertEquals(wrap("some words ::error::x more", 11), ["some words ::error::x", "more"]);
  });
});

describe("splitMessage()", () => {
  test("splits behind the first sentence", () => {
    assertEquals(splitMessage("It is wrong. Do this. Or that."), [
      "It is wrong.",
      "Do this. Or that.",
    ]);
    assertEquals(splitMessage("It is wrong. `x` is right."), ["It is wrong.", "`x` is right."]);
    assertEquals(splitMessage("It is wrong. $X is right."), ["It is wrong.", "$X is right."]);
    assertEquals(splitMessage("It is wrong."), ["It is wrong.", ""]);
  });

  test("takes no full stop in code, in a number or in an abbreviation for an end", () => {
    for (const text of ["The name `a. B` is odd.", "Use 1.0 or v. 2 here.", "See e.g. this."]) {
      assertEquals(splitMessage(text), [text, ""]);
    }
  });
});
