import { assert, assertMatch } from "@std/assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inScratch, ROOT, type Scratch } from "../e2e/programs.ts";
import { mustRun, PATH_WITH_BINARY } from "./commands.ts";

const ENV = { PATH: PATH_WITH_BINARY, GIT_PAGER: "cat" };

/** The commands of the README that set git up, without the paths of its example. */
function documented(start: string): string[] {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  return [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap((match) => match[1]!.split("\n"))
    .filter((line) => line.startsWith(start));
}

/** A repository in which a profile gets another role since the commit called `main`. */
function makeRepository(scratch: Scratch): void {
  const git = (...args: string[]) => mustRun(scratch, ".", ["git", ...args], ENV);
  git("init", "-q", "-b", "main");
  const text = (role: string) =>
    `[profile prod]\nrole_arn = arn:aws:iam::210987654321:role/${role}\ncredential_source = Environment\n`;
  scratch.write(".aws/config", text("Dev"));
  scratch.write(".gitattributes", "**/.aws/config diff=aws\n");
  git("add", "-A");
  git("commit", "-qm", "one");
  scratch.write(".aws/config", `# note\n${text("Admin")}`);
}

test(
  "git shows what a change means, by the README's external diff driver for one diff",
  inScratch((scratch) => {
    makeRepository(scratch);
    const [command] = documented("git -c diff.external=");
    const output = mustRun(scratch, ".", ["sh", "-ec", command!], ENV);
    assertMatch(output, /^awsconf diff \.aws\/config\nprofile prod\n/);
    assertMatch(output, /-> arn:aws:iam::210987654321:role\/Admin \(config:3\)\n/);
  }),
);

for (const kind of ["command", "textconv"]) {
  test(
    `git shows what a change means, by the README's diff.aws.${kind}`,
    inScratch((scratch) => {
      makeRepository(scratch);
      const [command] = documented(`git config diff.aws.${kind}`);
      mustRun(scratch, ".", ["sh", "-ec", command!], ENV);
      const output = mustRun(scratch, ".", ["git", "diff"], ENV);
      assertMatch(output, /role\/Dev[^]*role\/Admin/);
      // A comment changes nothing in meaning.
      assert(!output.includes("# note"));
    }),
  );
}
