import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inScratch, type Scratch } from "../e2e/programs.ts";
import { fences, mustRun, npmRegistry, pack, PATH_WITH_BINARY, runIn } from "./commands.ts";

const BAD = "[dev]\nregion = eu-west-1\n";

/** The one shell block of docs/hooks.md that holds a text. */
function documented(text: string): string {
  const found = fences("hooks.md", "sh").filter((block) => block.includes(text));
  assertEquals(found.length, 1);
  return found[0]!;
}

/** A commit without AWS files passes silently, one with a mistake is stopped, one without is not. */
function assertCommitsChecked(scratch: Scratch, env: Record<string, string>): void {
  const commit = (message: string) => {
    mustRun(scratch, ".", ["git", "add", "-A"]);
    return runIn(scratch, ".", ["git", "commit", "-qm", message], env);
  };
  scratch.write("README", "no AWS files\n");
  assertEquals(commit("one"), { code: 0, output: "" });

  scratch.write("infra/a b/.aws/config", BAD);
  const stopped = commit("two");
  assertEquals(stopped.code, 1, stopped.output);
  assertMatch(stopped.output, /^infra\/a b\/\.aws\/config:1:1: error: .*\[unprefixed-profile\]\n/);

  scratch.write("infra/a b/.aws/config", "[profile dev]\nregion = eu-west-1\n");
  scratch.write("infra/.aws/credentials", "[dev]\nregion = eu-west-1\n");
  assertEquals(commit("three").code, 0);
}

test(
  "a plain git hook checks the AWS files of a commit",
  inScratch((scratch) => {
    mustRun(scratch, ".", ["git", "init", "-q"]);
    chmodSync(scratch.write(".git/hooks/pre-commit", documented("#!/bin/sh")), 0o755);
    assertCommitsChecked(scratch, { PATH: PATH_WITH_BINARY });
  }),
);

test(
  "Husky with lint-staged checks the AWS files of a commit, and adds what it fixed",
  inScratch((scratch) => {
    const npm = npmRegistry("Husky with lint-staged");
    if (npm === null) return;
    mustRun(scratch, ".", ["git", "init", "-q"]);
    scratch.write("package.json", '{ "private": true }\n');
    scratch.write(".gitignore", "node_modules\n*.tgz\n");
    // Versions that are known to run on Node 20; awsconf itself is the packed one.
    const setUp = documented("husky init")
      .replace("awsconf husky lint-staged", `${pack(scratch)} husky@9.1.7 lint-staged@16.3.4`);
    mustRun(scratch, ".", ["sh", "-ec", setUp], npm);
    assertCommitsChecked(scratch, npm);

    const manifest = readFileSync(join(scratch.path, "package.json"), "utf8");
    scratch.write("package.json", manifest.replace("awsconf lint", "awsconf lint --fix"));
    scratch.write("fixed/.aws/config", BAD);
    mustRun(scratch, ".", ["git", "add", "-A"]);
    mustRun(scratch, ".", ["git", "commit", "-qm", "four"], npm);
    const committed = mustRun(scratch, ".", ["git", "show", "HEAD:fixed/.aws/config"]);
    assertStringIncludes(committed, "[profile dev]");
  }),
);
