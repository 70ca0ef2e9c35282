import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { cellsOf, displayWidth } from "../../lib/report/display_width.ts";
import { isUnprintable, printable } from "../../lib/report/printable.ts";

describe("displayWidth()", () => {
  test("counts columns", () => {
    assertEquals(displayWidth("abc"), 3);
    assertEquals(displayWidth("日本"), 4);
    assertEquals(displayWidth("\uff21"), 2);
    assertEquals(displayWidth("\u{1f600}"), 2);
    assertEquals(displayWidth("e\u0301\u20dd"), 1);
    assertEquals(displayWidth("\u00e9\u03b1"), 2);
  });
});

describe("cellsOf()", () => {
  const texts = (text: string) => cellsOf(text).map((cell) => cell.text);

  test("keeps marks with their character, up to a few", () => {
    assertEquals(texts("ae\u0301"), ["a", "e\u0301"]);
    assertEquals(texts("\u0301a"), ["\\u{301}", "a"]);
    assertEquals(texts(`e${"\u0301".repeat(6)}`), [
      `e${"\u0301".repeat(4)}`,
      "\\u{301}\u0301",
    ]);
  });

  test("knows where each cell ends in the source", () => {
    assertEquals(cellsOf("a\t\u{1f600}\x07e\u0301"), [
      { text: "a", width: 1, end: 1 },
      { text: "    ", width: 4, end: 2 },
      { text: "\u{1f600}", width: 2, end: 4 },
      { text: "\\u{7}", width: 5, end: 5 },
      { text: "e\u0301", width: 1, end: 7 },
    ]);
  });
});

describe("printable()", () => {
  test("spells out what cannot be seen or could act", () => {
    assertEquals(printable("a\tb\r\n"), "a\\tb\\r\\n");
    assertEquals(printable("\x1b[0m\x7f\x9b"), "\\u{1b}[0m\\u{7f}\\u{9b}");
    assertEquals(
      printable("\u202e\u2066\u200b\u00ad\ufeff"),
      "\\u{202e}\\u{2066}\\u{200b}\\u{ad}\\u{feff}",
    );
    assertEquals(
      printable("\u00a0\u3000\u2028\u3164\u2800"),
      "\\u{a0}\\u{3000}\\u{2028}\\u{3164}\\u{2800}",
    );
    assertEquals(printable("\udc80\u{e0001}\ue000\ud800"), "\\x80\\u{e0001}\\u{e000}\\u{d800}");
  });

  test("leaves words in any script alone", () => {
    for (const text of ["plain", "Łódź", "日本語", "\u{1f600}", "नमस्ते", "עברית"]) {
      assertEquals(printable(text), text);
    }
  });

  test("agrees with isUnprintable()", () => {
    for (let point = 0; point < 0x3000; point++) {
      const character = String.fromCodePoint(point);
      assertEquals(printable(character) !== character, isUnprintable(character), String(point));
    }
  });
});
