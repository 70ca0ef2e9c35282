import { assertEquals, assertThrows } from "@std/assert";
import { test } from "node:test";
import { applyEdits, conflicts } from "../../lib/syntax/edit.ts";
import { span } from "../../lib/syntax/span.ts";

test("applyEdits() replaces, inserts and deletes in any order", () => {
  const edits = [
    { span: span(4, 5), text: "" },
    { span: span(0, 1), text: "A" },
    { span: span(2, 2), text: "+" },
  ];
  assertEquals(applyEdits("abcde", edits), "Ab+cd");
});

test("applyEdits() keeps the order of insertions at one offset", () => {
  const edits = [{ span: span(1, 1), text: "1" }, { span: span(1, 1), text: "2" }];
  assertEquals(applyEdits("ab", edits), "a12b");
});

test("applyEdits() refuses edits that overlap or leave the text", () => {
  const overlapping = [{ span: span(0, 2), text: "" }, { span: span(1, 3), text: "" }];
  assertThrows(() => applyEdits("abc", overlapping), RangeError);
  assertThrows(() => applyEdits("abc", [{ span: span(2, 4), text: "" }]), RangeError);
  assertThrows(() => applyEdits("abc", [{ span: span(2, 1), text: "" }]), RangeError);
});

test("conflicts() lets edits touch but not share text", () => {
  assertEquals(conflicts(span(0, 2), span(2, 4)), false);
  assertEquals(conflicts(span(0, 3), span(2, 4)), true);
  assertEquals(conflicts(span(2, 2), span(2, 4)), false, "an insertion before a replacement");
  assertEquals(conflicts(span(3, 3), span(2, 4)), true, "an insertion into a replacement");
  assertEquals(conflicts(span(3, 3), span(3, 3)), false, "two insertions");
});
