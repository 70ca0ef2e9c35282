import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { VERSION } from "../../lib/cli/version.ts";
import { inScratch, type Scratch } from "../e2e/programs.ts";
import { fences, mustRun, pack, PATH_WITH_BINARY, runIn } from "./commands.ts";

/** The shell lines of docs/ci.md by the system that they are for. */
const GITLAB = matches(fences("ci.md", "yaml"), /^ {4}- (npx .*)$/m);
const JENKINS = matches(fences("ci.md", "groovy"), /^ *sh '(.*)'$/m);
const ANYWHERE = fences("ci.md", "sh").filter((block) => block.startsWith("npx "));
const CHANGED = fences("ci.md", "sh").filter((block) => block.startsWith("git diff"));

function matches(blocks: string[], pattern: RegExp): string[] {
  return blocks.flatMap((block) => pattern.exec(block)?.[1] ?? []);
}

/** A project with one mistake and the packed package, which `npx` takes as it is the version it asks for. */
function projectWithMistake(scratch: Scratch): void {
  scratch.write("package.json", '{ "private": true }\n');
  mustRun(scratch, ".", ["npm", "install", "--offline", "--no-audit", "--no-fund", pack(scratch)]);
  scratch.write("infra/.aws/config", "[dev]\nregion = eu-west-1\n");
}

describe("the commands of docs/ci.md", () => {
  test("there is one for each system, of this version", () => {
    assertEquals([GITLAB, JENKINS, ANYWHERE, CHANGED].map((one) => one.length), [1, 1, 1, 1]);
    for (const [command] of [GITLAB, JENKINS, ANYWHERE]) {
      assertStringIncludes(command!, ` awsconf@${VERSION} `);
    }
  });

  test(
    "GitLab gets its report, Jenkins its own, and all fail for a mistake",
    inScratch((scratch) => {
      projectWithMistake(scratch);
      for (const [command] of [GITLAB, JENKINS, ANYWHERE]) {
        const { code, output } = runIn(scratch, ".", ["sh", "-c", command!]);
        assertEquals(code, 1, output);
        assertStringIncludes(output, "infra/.aws/config:1:1");
      }
      const read = (name: string) => readFileSync(join(scratch.path, name), "utf8");
      const [issue, ...more] = JSON.parse(read("gl-code-quality-report.json"));
      assertEquals([issue.location.path, more], ["infra/.aws/config", []]);
      assertStringIncludes(read("awsconf.xml"), '<file name="infra/.aws/config">');
    }),
  );

  test(
    "what a branch changed is linted, and nothing else",
    inScratch((scratch) => {
      const git = (...args: string[]) => mustRun(scratch, ".", ["git", ...args]);
      const run = () => runIn(scratch, ".", ["sh", "-c", CHANGED[0]!], { PATH: PATH_WITH_BINARY });
      git("init", "-q");
      scratch.write("old/.aws/config", "[dev]\nregion = eu-west-1\n");
      git("add", "-A");
      git("commit", "-qm", "old");
      git("update-ref", "refs/remotes/origin/main", "HEAD");
      scratch.write("README", "changed\n");
      git("add", "-A");
      git("commit", "-qm", "changed");
      assertEquals(run(), { code: 0, output: "" });
      scratch.write("new/.aws/config", "[dev]\nregion = eu-west-1\n");
      git("add", "-A");
      const { code, output } = run();
      assert(code !== 0);
      assertEquals(output.trim().split("\n").length, 1, output);
      assertStringIncludes(output, "new/.aws/config:1:1");
    }),
  );
});
