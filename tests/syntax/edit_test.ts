import { assertEquals, assertThrows } from "@std/assert";
import { test } from "node:test";
import { applyEdits } from "../../lib/syntax/edit.ts";
import { OffsetMap } from "../../lib/syntax/offset_map.ts";
import { overlaps, type Span, span } from "../../lib/syntax/span.ts";

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
  assertThrows(() => applyEdits("abc", overlapping), RangeError, "edit at 1 to 3: it overlaps");
  assertThrows(() => applyEdits("abc", [{ span: span(2, 4), text: "" }]), RangeError);
  assertThrows(() => applyEdits("abc", [{ span: span(2, 1), text: "" }]), RangeError);
});

test("overlaps() lets edits touch but not share text", () => {
  assertEquals(overlaps(span(0, 2), span(2, 4)), false);
  assertEquals(overlaps(span(0, 3), span(2, 4)), true);
  assertEquals(overlaps(span(2, 2), span(2, 4)), false, "an insertion before a replacement");
  assertEquals(overlaps(span(3, 3), span(2, 4)), true, "an insertion into a replacement");
  assertEquals(overlaps(span(3, 3), span(3, 3)), false, "two insertions");
});

const LETTERS = "abcdef";

/** All spans of {@link LETTERS}, empty ones too. */
function allSpans(): Span[] {
  return [...LETTERS, ""].flatMap((_, start) =>
    [...LETTERS.slice(start), ""].map((_, length) => span(start, start + length))
  );
}

test("overlaps() finds all pairs of which one would change what the other one is about", () => {
  for (const one of allSpans()) {
    for (const other of allSpans()) {
      const isEmpty = ({ start, end }: Span) => start === end;
      const isWithin = (outer: Span, at: number) => outer.start < at && at < outer.end;
      const expected = isEmpty(one) && isEmpty(other)
        ? false
        : isEmpty(one)
        ? isWithin(other, one.start)
        : isEmpty(other)
        ? isWithin(one, other.start)
        : [...LETTERS].some((_, at) =>
          one.start <= at && at < one.end && other.start <= at && at < other.end
        );
      assertEquals(overlaps(one, other), expected, JSON.stringify([one, other]));
    }
  }
});

test("OffsetMap finds every letter where the edits have left it", () => {
  for (const first of allSpans()) {
    for (const second of allSpans()) {
      if (second.start < first.end || (second.start === first.start && second.end === first.end)) {
        continue;
      }
      const edits = [{ span: second, text: "12345" }, { span: first, text: "XY" }];
      const edited = applyEdits(LETTERS, edits);
      const map = new OffsetMap(edits);
      [...LETTERS].forEach((letter, at) => {
        const holder = edits.find(({ span: { start, end } }) => start <= at && at < end);
        const inserted = edits.filter(({ span: { start, end } }) => start === at && end === at)
          .reduce((sum, { text }) => sum + text.length, 0);
        const name = JSON.stringify([first, second, at]);
        if (holder === undefined) {
          assertEquals(map.map(at, true), edited.indexOf(letter), name);
          assertEquals(map.map(at, false), edited.indexOf(letter) - inserted, name);
        } else {
          assertEquals(map.map(at, true), edited.indexOf(holder.text), name);
        }
      });
      assertEquals(map.map(LETTERS.length, true), edited.length);
    }
  }
});
