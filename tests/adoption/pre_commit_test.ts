import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { BINARY, have, inScratch, ROOT, type Scratch } from "../e2e/programs.ts";
import {
  copySources,
  fences,
  mustRun,
  npmRegistry,
  PATH_WITH_BINARY,
  type Ran,
  runIn,
} from "./commands.ts";

const hasPreCommit = have("pre-commit", ["--version"], "pre-commit");

const BAD = "[dev]\nregion = eu-west-1\n";
const WITH_BINARY = { PATH: PATH_WITH_BINARY };

/** The one configuration of docs/hooks.md that holds all of some texts. */
function documented(...texts: string[]): string {
  const found = fences("hooks.md", "yaml")
    .filter((block) => texts.every((text) => block.includes(text)));
  assertEquals(found.length, 1);
  return found[0]!;
}

/** A repository `hooks`, and one that uses it as a documented configuration says. */
function prepare(scratch: Scratch, configuration: string): void {
  if (!existsSync(join(scratch.path, "hooks"))) {
    scratch.write("hooks/README", "hooks\n");
    const hooks = ".pre-commit-hooks.yaml";
    cpSync(join(ROOT, hooks), join(scratch.path, "hooks", hooks));
  }
  scratch.write("project/README", "project\n");
  for (const folder of ["hooks", "project"]) mustRun(scratch, folder, ["git", "init", "-q"]);
  mustRun(scratch, "hooks", ["git", "add", "-A"]);
  mustRun(scratch, "hooks", ["git", "commit", "-qm", "hooks"]);
  const revision = mustRun(scratch, "hooks", ["git", "rev-parse", "HEAD"]).trim();
  scratch.write(
    "project/.pre-commit-config.yaml",
    configuration
      .replace("https://github.com/awsconf/awsconf", "../hooks")
      .replace("v0.1.0", revision),
  );
}

/** Runs the hooks over all files. */
function runHooks(scratch: Scratch, env: Record<string, string>): Ran {
  mustRun(scratch, "project", ["git", "add", "-A"]);
  return runIn(scratch, "project", ["pre-commit", "run", "--all-files"], env);
}

/** The hooks leave a project without AWS files alone, and stop one with a mistake. */
function assertHooksWork(scratch: Scratch, env: Record<string, string>): void {
  scratch.write("project/config", "[dev]\n");
  const skipped = runHooks(scratch, env);
  assertEquals(skipped.code, 0, skipped.output);
  assertMatch(skipped.output, /awsconf\.+\(no files to check\)Skipped\n$/);

  scratch.write("project/infra/.aws/config", BAD);
  const found = runHooks(scratch, env);
  assertEquals(found.code, 1, found.output);
  assertStringIncludes(found.output, "infra/.aws/config:1:1");
}

if (hasPreCommit) {
  test(
    "pre-commit with an awsconf on the PATH",
    inScratch((scratch) => {
      prepare(scratch, documented("id: awsconf-system"));
      assertHooksWork(scratch, WITH_BINARY);
    }),
  );

  test(
    "pre-commit with an executable at a place of one's own",
    inScratch((scratch) => {
      prepare(scratch, documented("entry: tools/awsconf"));
      scratch.write("project/tools/README", "");
      symlinkSync(BINARY, join(scratch.path, "project/tools/awsconf"));
      assertHooksWork(scratch, {});
    }),
  );

  test(
    "pre-commit installs awsconf from the repository",
    inScratch((scratch) => {
      const npm = npmRegistry("pre-commit with `language: node`");
      if (npm === null) return;
      copySources(scratch, "hooks");
      prepare(scratch, documented("      - id: awsconf\n", "repo: https"));
      assertHooksWork(scratch, npm);
    }),
  );

  test(
    "pre-commit's fix hook repairs the file and fails so that it is added again",
    inScratch((scratch) => {
      prepare(scratch, documented("id: awsconf-system").replace("-system", "-fix-system"));
      const path = scratch.write("project/.aws/config", BAD);
      const first = runHooks(scratch, WITH_BINARY);
      assertEquals(first.code, 1, first.output);
      assertStringIncludes(first.output, "files were modified by this hook");
      assert(readFileSync(path, "utf8").startsWith("[profile dev]\n"));
      const second = runHooks(scratch, WITH_BINARY);
      assertEquals(second.code, 0, second.output);
    }),
  );
}
