import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { BlockMover, moveOutOfBlock, writeBlock } from "../../lib/engine/block_fix.ts";
import { conflictSettler, findConflicts } from "../../lib/engine/conflict_markers.ts";
import type { FixInit } from "../../lib/engine/rule.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { edited } from "./one_fix.ts";

const fileOf = (text: string) => new SourceFile({ path: "config", kind: "config", text });

/** What a text becomes by fixes that concern its first section; null where there is one that is none. */
function fixed(
  text: string,
  make: (section: SourceFile["sections"][number]) => readonly (FixInit | null)[],
) {
  const file = fileOf(text);
  const fixes = make(file.sections[0]!);
  if (fixes.includes(null)) return fixes.map((fix) => fix !== null);
  return edited(file, fixes.flatMap((fix) => fix!.edits));
}

describe("BlockMover", () => {
  const moved = (text: string, ...keys: string[]) =>
    fixed(text, (section) => {
      const mover = new BlockMover();
      return keys.map((key) => mover.moveInto(section, section.get(key)!, "s3", key.slice(3)));
    });

  test("makes the block in place of the setting", () => {
    assertEquals(moved("[a]\ns3_x = 1\n", "s3_x"), "[a]\ns3 =\n  x = 1\n");
    assertEquals(moved("[a]\r\ns3_x = 1", "s3_x"), "[a]\r\ns3 =\r\n  x = 1");
  });

  test("adds to a block that there is, with its indent", () => {
    assertEquals(
      moved("[a]\ns3 =\n   y = 2\ns3_x = 1\n", "s3_x"),
      "[a]\ns3 =\n   y = 2\n   x = 1\n",
    );
    assertEquals(
      moved("[a]\ns3_x = 1\ns3 =\n\ty = 2\nb = 3\n", "s3_x"),
      "[a]\ns3 =\n\ty = 2\n\tx = 1\nb = 3\n",
    );
    assertEquals(
      moved("[a]\ns3 =\n  y = 2\nb = 3\ns3_x = 1\ns3_z = 4\n", "s3_x", "s3_z"),
      "[a]\ns3 =\n  y = 2\n  x = 1\n  z = 4\nb = 3\n",
    );
  });

  test("moves nothing that would be there twice, or has no place", () => {
    const none = [false];
    assertEquals(moved("[a]\ns3 =\n  x = 2\ns3_x = 1\n", "s3_x"), none);
    assertEquals(moved("[a]\ns3 = y\ns3_x = 1\n", "s3_x"), none);
    assertEquals(moved("[a]\ns3 =\ns3_x = 1\n", "s3_x"), none);
    assertEquals(moved("[a]\ns3_x =\n", "s3_x"), none);
    assertEquals(moved("[a]\ns3_x =\n  y = 1\n", "s3_x"), none);
    assertEquals(moved("[a]\ns3_x = 1\ns3 =\n  y = 2", "s3_x"), none);
    assertEquals(moved("[a]\ns3_x = 1\ns3_y = 2\n", "s3_x", "s3_y"), [true, false]);
  });
});

test("moveOutOfBlock() takes the last of several settings to the column of the block", () => {
  const moved = (text: string, index: number) =>
    fixed(text, (section) => {
      const block = section.settings.find(({ key }) => key === "s3")!;
      return [moveOutOfBlock(section, block.nested[index]!)];
    });
  assertEquals(moved("[a]\n s3 =\n   x = 1\n   y = 2\n", 1), "[a]\n s3 =\n   x = 1\n y = 2\n");
  assertEquals(moved("[a]\ns3 =\n  x = 1\n  y = 2\n", 0), [false]);
  assertEquals(moved("[a]\ns3 =\n  x = 1\n", 0), [false]);
  assertEquals(moved("[a]\ny = 3\ns3 =\n  x = 1\n  y = 2\n", 1), [false]);
});

test("writeBlock() puts a value below its key", () => {
  const written = (text: string) =>
    fixed(text, (section) => [writeBlock(section, section.settings[0]!, "url")]);
  assertEquals(written("[a]\r\ns3: x # y\r\n"), "[a]\r\ns3:\r\n  url = x # y\r\n");
  assertEquals(written("[a]\ns3 =\n  x = 1\n"), [false]);
});

describe("findConflicts()", () => {
  const groups = (text: string) =>
    findConflicts(fileOf(text)).map((lines) => lines.map((l) => l.number));
  const both = "<<<<<<< HEAD\na = 1\n||||||| base\na = 0\n=======\na = 2\n>>>>>>> topic\n";

  test("groups the markers of each conflict", () => {
    assertEquals(groups(`[a]\n${both}`), [[2, 4, 6, 8]]);
    assertEquals(groups(`[a]\n${both}b = 1\n${both}`), [[2, 4, 6, 8], [10, 12, 14, 16]]);
    assertEquals(groups("[a]\n>>>>>>>\n"), [[2]]);
    assertEquals(groups("[a]\n<<<<<<<\n<<<<<<< x\n=======\n"), [[2], [3, 4]]);
  });

  test("takes nothing else for one", () => {
    for (const line of ["=======", "||||||| x", "<<<<<<", "<<<<<<<x", ">>>>>>>>", "# <<<<<<< x"]) {
      assertEquals(groups(`[a]\n${line}\n`), [], line);
    }
    assertEquals(groups("[a]\n<<<<<<< x\n========\n======= y\n= <<<<<<<\n"), [[2]]);
  });

  test("says which lines it settles between", () => {
    const file = fileOf(`[a]\nb = 0\n${both}${both}`);
    const settles = conflictSettler(file);
    const line = (number: number) => file.document.lineAt(number - 1)!;
    assertEquals(settles(line(4), line(8)), true);
    assertEquals(settles(line(4), line(11)), false);
    assertEquals(settles(line(2), line(4)), false);
    assertEquals(settles(line(2), line(2)), false);
    const stray = conflictSettler(fileOf("[a]\n>>>>>>> x\n"));
    assertEquals(stray(line(2), line(2)), false);
  });
});
