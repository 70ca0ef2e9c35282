import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import type { Edit, FileOperation, Fix } from "../../lib/engine/finding.ts";
import { type Suppression, SuppressionIndex } from "../../lib/engine/suppression.ts";
import { TakenSpans } from "../../lib/engine/taken_spans.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { overlaps, type Span, span } from "../../lib/syntax/span.ts";
import fc from "../fast_check.ts";

const TEXT = "[default]\nregion = eu-west-1\n";
const config = new SourceFile({ path: "config", kind: "config", text: TEXT });
const credentials = new SourceFile({ path: "credentials", kind: "credentials", text: TEXT });

function fixOf(edits: readonly Edit[], operations: readonly FileOperation[] = []): Fix {
  return { title: "Fix it", tier: "safe", reason: "", edits, operations, changes: [] };
}

const at = (start: number, end: number, text = "x", file = config) =>
  fixOf([{ file, span: span(start, end), text }]);

describe("TakenSpans", () => {
  test("takes each fix whose edits overlap with none before", () => {
    const spans = fc.array(
      fc.tuple(fc.nat(25), fc.nat(3)).map(([start, length]) => span(start, start + length)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(spans, (wanted) => {
        const taken = new TakenSpans();
        const before: Span[] = [];
        for (const one of wanted) {
          const isFree = before.every((other) => !overlaps(other, one));
          assertEquals(taken.take(at(one.start, one.end)), isFree);
          if (isFree) before.push(one);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("takes all edits of a fix or none", () => {
    const taken = new TakenSpans();
    assertEquals(taken.take(at(5, 8)), true);
    const two = fixOf([
      { file: config, span: span(0, 2), text: "x" },
      { file: config, span: span(6, 7), text: "x" },
    ]);
    assertEquals(taken.take(two), false);
    assertEquals(taken.take(at(0, 2)), true);
  });

  test("keeps the files apart", () => {
    const taken = new TakenSpans();
    assertEquals(taken.take(at(5, 8)), true);
    assertEquals(taken.take(at(5, 8, "x", credentials)), true);
  });

  test("lets nothing else change a file that is written in another encoding", () => {
    const reencode = fixOf([], [{ kind: "reencode", file: config }]);
    const first = new TakenSpans();
    assertEquals(
      [first.take(reencode), first.take(reencode), first.take(at(0, 1))],
      [true, false, false],
    );
    assertEquals(first.take(at(0, 1, "x", credentials)), true);
    const second = new TakenSpans();
    assertEquals([second.take(at(0, 1)), second.take(reencode)], [true, false]);
  });

  test("gives a file one new mode, whatever happens to its text", () => {
    const chmod = fixOf([], [{ kind: "chmod", file: config, mode: 0o600 }]);
    const taken = new TakenSpans();
    assertEquals(
      [taken.take(at(0, 1)), taken.take(chmod), taken.take(chmod), taken.take(at(1, 2))],
      [true, true, false, true],
    );
  });

  test("moves values from one file to the other in one direction at a time", () => {
    const move = (from: SourceFile, to: SourceFile, start: number) =>
      fixOf([
        { file: from, span: span(start, start + 2), text: "" },
        { file: to, span: span(start, start), text: "x" },
      ]);
    const taken = new TakenSpans();
    assertEquals(taken.take(move(config, credentials, 10)), true);
    assertEquals(taken.take(move(credentials, config, 15)), false);
    assertEquals(taken.take(move(config, credentials, 20)), true);
  });
});

test("SuppressionIndex finds all suppressions whose scope an offset is in", () => {
  const scopes = fc.array(
    fc.tuple(fc.nat(12), fc.nat(6)).map(([start, length]) => span(start, start + length)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(scopes, fc.nat(20), (all, offset) => {
      const suppressions = all.map((scope) => ({ scope, used: false }) as Suppression);
      const isIn = ({ scope }: Suppression) => scope.start <= offset && offset < scope.end;
      assertEquals(new SuppressionIndex(suppressions).use(offset), suppressions.some(isIn));
      assertEquals(suppressions.map(({ used }) => used), suppressions.map(isIn));
    }),
    { numRuns: 500 },
  );
});
