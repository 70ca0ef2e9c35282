import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { directionOf } from "../../lib/engine/direction.ts";
import type { Edit } from "../../lib/engine/finding.ts";
import { fixOf, homeOf } from "./one_fix.ts";

test("directionOf() names the file that has to be written first, so that nothing is lost", () => {
  const home = homeOf("[a]\n", "[a]\n");
  const edit = (
    kind: "config" | "credentials",
    start: number,
    end: number,
    text: string,
  ): Edit => ({
    file: home[kind]!,
    span: { start, end },
    text,
  });
  const direction = (...edits: Edit[]) => directionOf({ ...fixOf(home, []), edits });
  for (const [to, from] of [["credentials", "config"], ["config", "credentials"]] as const) {
    const [adds, removes] = [edit(to, 4, 4, "x = 1\n"), edit(from, 0, 4, "")];
    assertEquals(direction(adds, removes), to);
    assertEquals(direction(removes, adds, edit(from, 1, 2, "b"), edit(to, 1, 2, "b")), to);
    // Moves both ways.
    assertEquals(direction(adds, removes, edit(from, 4, 4, "y = 1\n")), null);
    assertEquals(direction(adds), null);
    assertEquals(direction(removes), null);
    assertEquals(direction(edit(to, 0, 4, ""), edit(to, 4, 4, "x")), null);
    // What is rewritten where it stands moves nowhere, and no text is nothing.
    assertEquals(direction(edit(to, 0, 4, "[b]\n"), removes), null);
    assertEquals(direction(adds, edit(from, 0, 4, "[b]\n")), null);
    assertEquals(direction(edit(to, 4, 4, ""), removes), null);
    assertEquals(direction(adds, edit(from, 4, 4, "")), null);
  }
});
