import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { painter } from "../../lib/report/style.ts";
import { summaryLines } from "../../lib/report/summary.ts";
import type { Summary } from "../../lib/report/types.ts";

const NOTHING: Summary = {
  files: 0,
  profiles: 0,
  environment: false,
  errors: 0,
  warnings: 0,
  infos: 0,
  fixable: 0,
  fixableUnsafe: 0,
  fixed: 0,
  refused: 0,
  resolution: null,
  suppressed: 0,
  inBaseline: 0,
};

function say(summary: Partial<Summary>, showInfo = false): string {
  return summaryLines({ ...NOTHING, ...summary }, showInfo, 200, painter(false)).join("\n");
}

describe("summaryLines()", () => {
  test("counts problems and fixes", () => {
    assertEquals(say({ files: 1, errors: 1 }), "1 error in 1 file.");
    assertEquals(
      say({ files: 2, errors: 3, warnings: 2, fixable: 2, fixableUnsafe: 1 }),
      "3 errors, 2 warnings in 2 files (2 fixable with --fix, 1 more with --unsafe-fixes).",
    );
    assertEquals(
      say({ files: 2, warnings: 1, fixableUnsafe: 1, environment: true }),
      "1 warning in 2 files and the environment (1 fixable with --unsafe-fixes).",
    );
    assertEquals(say({ warnings: 1, environment: true }), "1 warning in the environment.");
  });

  test("says what was looked at when there is nothing to report", () => {
    assertEquals(
      say({ files: 2, profiles: 14, environment: true }),
      "No problems in 2 files, 14 profiles and the environment.",
    );
    assertEquals(say({ files: 1, profiles: 1 }), "No problems in 1 file and 1 profile.");
    assertEquals(say({ environment: true }), "No problems in the environment.");
    assertEquals(say({}), "Nothing to look at: there is no file and no environment.");
  });

  test("tells of hidden findings, and counts them when they are shown", () => {
    assertEquals(
      say({ files: 1, profiles: 2, infos: 4 }),
      "No errors or warnings in 1 file and 2 profiles.\n" +
        "4 findings of severity info are hidden; --info shows them.",
    );
    assertEquals(say({ files: 1, infos: 4 }, true), "4 infos in 1 file.");
  });

  test("tells of fixes made and of suppressed findings", () => {
    assertEquals(
      say({ files: 1, profiles: 1, fixed: 1, suppressed: 1 }),
      "Applied 1 fix. No problems in 1 file and 1 profile. " +
        "1 finding was suppressed by a comment.",
    );
    assertEquals(
      say({ files: 1, errors: 1, fixed: 2, suppressed: 3 }),
      "Applied 2 fixes. 1 error in 1 file. 3 findings were suppressed by a comment.",
    );
  });

  test("takes the colour of the worst", () => {
    const color = (summary: Partial<Summary>) =>
      summaryLines({ ...NOTHING, files: 1, ...summary }, true, 80, painter(true))[0]!.slice(0, 7);
    assertEquals(color({ errors: 1, warnings: 1 }), "\x1b[1;31m");
    assertEquals(color({ warnings: 1, infos: 1 }), "\x1b[1;33m");
    assertEquals(color({ infos: 1 }), "\x1b[1;36m");
    assertEquals(color({}), "\x1b[32mNo");
  });
});
