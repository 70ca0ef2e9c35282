import { assert, assertEquals } from "@std/assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { displayWidth } from "../../lib/report/display_width.ts";
import { ROOT } from "../e2e/programs.ts";
import { snapshotPath, snapshots, take } from "../snapshots.ts";

const read = (path: string) => readFileSync(path, "utf8");
const withoutColor = (text: string) => text.replace(/␛\[[\d;]*m/g, "");

describe("what a person sees; `npx bun tests/record_snapshots.ts` writes it anew", () => {
  for (const snapshot of snapshots()) {
    test(snapshot.name, () => {
      assertEquals(take(snapshot), read(snapshotPath(snapshot)));
    });
  }

  test("no snapshot is left over", () => {
    const names = readdirSync(join(ROOT, "tests/snapshots")).sort();
    assertEquals(names, snapshots().map(({ name }) => `${name}.txt`).sort());
  });

  test("colours change nothing but colours", () => {
    const colored = snapshots().filter(({ color }) => color);
    for (const snapshot of colored) {
      const plain = snapshotPath({ ...snapshot, name: snapshot.name.replace("-color", "") });
      assertEquals(withoutColor(read(snapshotPath(snapshot))), read(plain));
    }
  });

  test("no line is wider than the terminal, but for those of files and of tables", () => {
    for (const snapshot of snapshots()) {
      for (const line of withoutColor(read(snapshotPath(snapshot))).split("\n")) {
        // Lines of files and of the table of rules are not broken.
        const isText = !/^ *\d* \||^ *\d+ {2}(?:error|warning|info) /.test(line);
        assert(!isText || displayWidth(line) <= snapshot.columns, line);
      }
    }
  });

  test("a tidy home and none at all take one line", () => {
    for (const name of ["clean-60", "clean-80", "clean-120", "no-files-120"]) {
      const lines = read(join(ROOT, "tests/snapshots", `${name}.txt`)).trimEnd().split("\n");
      assertEquals([lines.length, lines[1]], [2, "(exit code 0)"], name);
    }
  });
});
