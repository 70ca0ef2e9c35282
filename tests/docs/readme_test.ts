import { assert, assertEquals, assertMatch } from "@std/assert";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import { parseSettings } from "../../lib/engine/settings.ts";
import { VERSION } from "../../lib/cli/version.ts";
import { readmeText } from "../../lib/dev/list_rules.ts";
import { Home } from "../../lib/model/home.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import { BINARY, ROOT, Scratch } from "../e2e/programs.ts";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");

/** All fenced blocks, in order. */
const fences = [...readme.matchAll(/^```(\w+(?: config)?)\n([\s\S]*?)^```/gm)]
  .map((match) => ({ language: match[1]!, text: match[2]! }));

/** The fenced blocks of a language, in order. */
function blocks(language: string): string[] {
  return fences.filter((fence) => fence.language === language).map(({ text }) => text);
}

/** The one block of a language that holds a text. */
function blockWith(language: string, text: string): string {
  const found = blocks(language).filter((block) => block.includes(text));
  assertEquals(found.length, 1);
  return found[0]!;
}

describe("README: every console example prints what it says", () => {
  test("there are some", () => assert(blocks("console").length >= 6));
  fences.forEach(({ language, text: example }, index) => {
    if (language !== "console") return;
    test(example.split("\n")[0]!, () => {
      const scratch = new Scratch();
      try {
        // A config file that is shown right before an example is what that is about.
        const before = fences[index - 1];
        if (before?.language === "ini config") scratch.write(".aws/config", before.text);
        else scratch.copyHome("example");
        for (const part of example.split(/^\$ /m).slice(1)) {
          const end = part.indexOf("\n");
          assertEquals(runShell(scratch, part.slice(0, end)), part.slice(end + 1));
        }
      } finally {
        scratch.remove();
      }
    });
  });
});

function runShell(scratch: Scratch, command: string): string {
  const env = { PATH: `${dirname(BINARY)}:${process.env.PATH}`, HOME: scratch.path };
  const { stdout, stderr } = spawnSync("sh", ["-c", command], {
    cwd: scratch.path,
    env,
    encoding: "utf8",
  });
  return stderr + stdout;
}

test("README: the example of awsconf.ini is read without complaint", async () => {
  const settings = await parseSettings(blockWith("ini", "[awsconf]"), "awsconf.ini", rules);
  assertEquals(settings.runtimes, ["cli", "boto3", "js"]);
  assertEquals(settings.failOn, "error");
  assertEquals(settings.severities.get("empty-section"), "off");
});

test("README: the example of a policy switches on the rules that it configures", async () => {
  const text = blockWith("ini", "[rule forbidden-region]");
  const { severities, ruleOptions } = await parseSettings(text, "awsconf.ini", rules);
  const configured = ["forbidden-region", "forbidden-account", "forbidden-start-url"];
  assertEquals([...ruleOptions.keys()], configured);
  for (const rule of configured) assertEquals(severities.get(rule), "warning", rule);
  assertEquals(ruleOptions.get("forbidden-account"), { allowed: "012345678901" });
});

test("README: the example of a suppression suppresses", () => {
  const config = new SourceFile({
    path: "config",
    kind: "config",
    text: blockWith("ini", "awsconf-ignore"),
  });
  const result = lint(new Home({ config, credentials: null }), { rules });
  assertEquals(result.findings.map((finding) => finding.rule), []);
  assertEquals(result.suppressed, 1);
});

describe("README: the commands for CI systems run", () => {
  const commands = blocks("sh").map((block) => block.trim())
    .filter((command) => command.startsWith("awsconf lint"));
  test("there are some", () => assert(commands.length >= 2));
  for (const command of commands) {
    test(command, () => {
      const scratch = new Scratch();
      try {
        scratch.write("infra/.aws/config", "[dev]\n");
        assertMatch(runShell(scratch, command), /infra\/\.aws\/config:1:1/);
      } finally {
        scratch.remove();
      }
    });
  }
});

test("README: the hook is the one of docs/hooks.md, which is tried", () => {
  const hooks = readFileSync(join(ROOT, "docs/hooks.md"), "utf8");
  const shown = blockWith("yaml", "repos:");
  assert(hooks.includes(`\`\`\`yaml\n${shown}\`\`\``));
});

test("README: the rule table is what the rules say; if not, run `deno task rules:list`", () => {
  const words = (text: string) => text.replace(/[ -]*\|[ -]*/g, "|").replace(/\s+/g, " ");
  assertEquals(words(readmeText(readme, rules.map((rule) => rule.meta))), words(readme));
});

describe("README: the commands under What we test", () => {
  const section = /^## What we test\n([\s\S]*?)^## /m.exec(readme)![1]!;
  const commands = [...section.matchAll(/`((?:AWSCONF_|npx |node )[^`]*)`/g)].map(([, text]) =>
    text!
  )
    .filter((text) => text.includes("tests/"));
  test("there are some", () => assert(commands.length >= 5));
  for (const command of commands) {
    test(`name tests that there are, and numbers that these take: ${command}`, () => {
      const paths = [...command.matchAll(/(?<= |\.\/)tests\/\S+/g)].map(([path]) => path);
      assert(paths.length > 0);
      for (const path of paths) {
        const source = readFileSync(join(ROOT, path), "utf8");
        for (const [, name] of command.matchAll(/\b(AWSCONF_\w+_CASES)=/g)) {
          assert(source.includes(`process.env.${name}`), `${path} does not ask for ${name}`);
        }
      }
    });
  }
});

test("the version is the same everywhere", () => {
  for (const name of ["deno.json", "package.json"]) {
    assertEquals(JSON.parse(readFileSync(join(ROOT, name), "utf8")).version, VERSION);
  }
});
