import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { BINARY, have, inScratch, ROOT, type Scratch } from "./programs.ts";

const hasPreCommit = have("pre-commit", ["--version"], "pre-commit");

function runIn(scratch: Scratch, folder: string, command: string, ...args: string[]) {
  const env = {
    PATH: `${dirname(BINARY)}:${process.env.PATH}`,
    HOME: scratch.path,
    GIT_AUTHOR_NAME: "a",
    GIT_AUTHOR_EMAIL: "a@example.org",
    GIT_COMMITTER_NAME: "a",
    GIT_COMMITTER_EMAIL: "a@example.org",
  };
  const cwd = join(scratch.path, folder);
  const result = spawnSync(command, args, { cwd, env, encoding: "utf8" });
  return { code: result.status, output: result.stdout + result.stderr };
}

/** A repository of its own with the hooks of this project, and one that uses them. */
function prepare(scratch: Scratch, hook: string): void {
  scratch.write("hooks/README", "hooks\n");
  cpSync(join(ROOT, ".pre-commit-hooks.yaml"), join(scratch.path, "hooks/.pre-commit-hooks.yaml"));
  for (const folder of ["hooks", "project"]) {
    scratch.write(`${folder}/.keep`, "");
    assertEquals(runIn(scratch, folder, "git", "init", "-q").code, 0);
  }
  runIn(scratch, "hooks", "git", "add", "-A");
  assertEquals(runIn(scratch, "hooks", "git", "commit", "-qm", "hooks").code, 0);
  const revision = runIn(scratch, "hooks", "git", "rev-parse", "HEAD").output.trim();
  scratch.write(
    "project/.pre-commit-config.yaml",
    `repos:\n  - repo: ../hooks\n    rev: ${revision}\n    hooks:\n      - id: ${hook}\n`,
  );
}

if (hasPreCommit) {
  test(
    "pre-commit runs the lint hook on AWS files and leaves others alone",
    inScratch((scratch) => {
      prepare(scratch, "awsconf");
      scratch.write("project/config", "[dev]\n");
      runIn(scratch, "project", "git", "add", "-A");
      const skipped = runIn(scratch, "project", "pre-commit", "run", "--all-files");
      assertEquals(skipped.code, 0, skipped.output);
      assertStringIncludes(skipped.output, "(no files to check)");

      scratch.write("project/infra/.aws/config", "[dev]\nregion = eu-west-1\n");
      runIn(scratch, "project", "git", "add", "-A");
      const found = runIn(scratch, "project", "pre-commit", "run", "--all-files");
      assertEquals(found.code, 1, found.output);
      assertStringIncludes(found.output, "infra/.aws/config:1:1");
    }),
  );

  test(
    "pre-commit's fix hook repairs the file and fails so that it is added again",
    inScratch((scratch) => {
      prepare(scratch, "awsconf-fix");
      const path = scratch.write("project/.aws/config", "[dev]\nregion = eu-west-1\n");
      runIn(scratch, "project", "git", "add", "-A");
      const first = runIn(scratch, "project", "pre-commit", "run", "--all-files");
      assertEquals(first.code, 1, first.output);
      assertStringIncludes(first.output, "files were modified by this hook");
      assert(readFileSync(path, "utf8").startsWith("[profile dev]\n"));
      runIn(scratch, "project", "git", "add", "-A");
      const second = runIn(scratch, "project", "pre-commit", "run", "--all-files");
      assertEquals(second.code, 0, second.output);
    }),
  );
}
