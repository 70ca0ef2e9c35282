import { assertEquals, assertStringIncludes } from "@std/assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import {
  inScratch,
  type Outcome,
  PROGRAMS,
  type RunOptions,
  runProgram,
  Scratch,
} from "./programs.ts";

/** Runs one command line in all ways, each in a fresh copy of the home at one place, and asserts equal bytes. */
function everywhere(args: readonly string[], options: RunOptions = {}): Outcome {
  const scratch = new Scratch();
  try {
    const outcomes = Object.keys(PROGRAMS).map((program) => {
      scratch.empty();
      scratch.copyHome("example");
      const outcome = runProgram(program, args, { ...options, home: scratch.path });
      const files = ["config", "credentials"].map((name) =>
        readFileSync(join(scratch.path, ".aws", name), "utf8")
      );
      return { ...outcome, files };
    });
    assertEquals(outcomes.length, 4);
    for (const outcome of outcomes) assertEquals(outcome, outcomes[0]);
    return outcomes[0]!;
  } finally {
    scratch.remove();
  }
}

describe("the binary, Deno, Bun and the bundle on Node print the same bytes", () => {
  for (const format of ["text", "concise", "json", "sarif", "github"]) {
    test(`lint --format ${format}`, () => {
      const { code, stdout, stderr } = everywhere(["--format", format]);
      assertEquals([code, stderr], [1, ""]);
      assertStringIncludes(stdout, "unprefixed-profile");
    });
  }

  test("lint --color always in a narrow terminal", () => {
    const { stdout } = everywhere(["--color", "always"], { env: { COLUMNS: "60" } });
    assertStringIncludes(stdout, "\x1b[");
  });

  test("lint --fix --unsafe-fixes --region eu-west-1", () => {
    everywhere(["--fix", "--unsafe-fixes", "--region", "eu-west-1"]);
  });

  test("lint --diff", () => {
    assertStringIncludes(everywhere(["--diff"]).stdout, "+[profile staging]");
  });

  test("resolve and graph", () => {
    assertStringIncludes(everywhere(["resolve", "prod"]).stdout, "Profile prod");
    for (const format of ["text", "svg"]) {
      const { code, stdout, stderr } = everywhere(["graph", "-f", format]);
      assertEquals([code, stderr], [0, ""]);
      assertStringIncludes(stdout, "old-laptop");
    }
  });

  test("rules, explain, help and version", () => {
    assertEquals(everywhere(["rules"]).code, 0);
    assertEquals(everywhere(["rules", "--format", "json"]).code, 0);
    assertEquals(everywhere(["explain", "missing-region"]).code, 0);
    assertEquals(everywhere(["--help"]).code, 0);
    assertEquals(everywhere(["--version"]).code, 0);
  });

  test("mistakes on the command line", () => {
    for (
      const args of [["--fixx"], ["lnt"], ["explain", "mising-region"], ["-f", "jsn"], ["absent"]]
    ) {
      assertEquals(everywhere(args).stdout, "");
    }
  });
});

test(
  "the environment of the process alone counts, not a .env file in the folder",
  inScratch((scratch) => {
    scratch.write(".env", "AWS_CONFIG_FILE=/nowhere/at/all\n");
    scratch.write(".aws/config", "[dev]\n");
    for (const program of ["binary", "deno", "node"]) {
      const { stdout } = runProgram(program, ["-f", "concise"], { home: scratch.path });
      assertStringIncludes(stdout, "config:1:1: error");
    }
  }),
);
