import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { splitShellWords } from "../../lib/model/runtimes/shell_words.ts";

// Every result was taken from Python's shlex.split.
test("splitShellWords() splits as shlex does", () => {
  const cases: [string, string[] | null][] = [
    ["", []],
    ["  ", []],
    ["a b\tc\nd\re", ["a", "b", "c", "d", "e"]],
    ["a\u00a0b\vc", ["a\u00a0b\vc"]],
    ["'a b' \"c d\"", ["a b", "c d"]],
    ["a'b'\"c\"d", ["abcd"]],
    ["'' \"\"", ["", ""]],
    ["a''", ["a"]],
    ["'a", null],
    ['"a', null],
    ["a\\", null],
    ['"a\\', null],
    ["a\\ b", ["a b"]],
    ["\\a", ["a"]],
    ["\\  b", [" ", "b"]],
    ["'a\\b'", ["a\\b"]],
    ["'a\\' b", ["a\\", "b"]],
    ['"a\\b\\"c\\\\d\\\'"', ["a\\b\"c\\d\\'"]],
    ["#a b", ["#a", "b"]],
  ];
  for (const [text, words] of cases) assertEquals(splitShellWords(text), words, text);
});
