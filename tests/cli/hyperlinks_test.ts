import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import process from "node:process";
import { run } from "../../lib/cli/run.ts";
import { showsLinks } from "../../lib/cli/hyperlinks.ts";
import type { Host, Output } from "../../lib/host/host.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { BINARY, have, inScratch } from "../e2e/programs.ts";

const FILES = { "/home/me/.aws/config": "[dev]\nregion = eu-west-1\n" };
const LINK =
  "\x1b]8;;https://github.com/awsconf/awsconf/blob/main/rules/unprefixed-profile.md\x1b\\" +
  "unprefixed-profile\x1b]8;;\x1b\\";

/** A host whose standard output is a terminal. */
class TerminalHost extends MemoryHost {
  override readonly stdout: Output = {
    isTerminal: true,
    columns: 80,
    write: (text) => void (this.printed += text),
  };
}

async function printed(host: MemoryHost): Promise<string> {
  await run(host);
  return host.printed;
}

describe("names of rules are links", () => {
  const only = ["--only", "unprefixed-profile"];

  test("in a terminal that shows them: in the report, the statistics and the list", async () => {
    const env = { TERM: "xterm-kitty" };
    const report = await printed(new TerminalHost(only, FILES, env));
    assertStringIncludes(report, `error[${LINK}]:`);
    assertEquals(report.split("\x1b]8;").length, 3, "one link");
    const counts = await printed(new TerminalHost([...only, "--statistics"], FILES, env));
    assertStringIncludes(counts, LINK);
    assertStringIncludes(await printed(new TerminalHost(["rules"], {}, env)), LINK);
  });

  test("and nothing else changes with them", async () => {
    for (const args of [only, [...only, "--statistics"], ["rules"]]) {
      const env = { TERM: "xterm-kitty" };
      const linked = await printed(new TerminalHost(args, FILES, env));
      const plain = await printed(new TerminalHost(args, FILES, { ...env, FORCE_HYPERLINK: "0" }));
      assert(!plain.includes("\x1b]8"));
      // deno-lint-ignore no-control-regex
      assertEquals(linked.replace(/\x1b\]8;;.*?\x1b\\/g, ""), plain);
    }
  });

  test("never in a pipe or a file", async () => {
    const env = { TERM: "xterm-kitty", FORCE_HYPERLINK: "1", FORCE_COLOR: "1" };
    const report = await printed(new MemoryHost([...only, "--color", "always"], FILES, env));
    assert(report.includes("\x1b[") && !report.includes("\x1b]"));
    const host = new TerminalHost([...only, "-o", "/home/me/out", "--color", "always"], FILES, env);
    await run(host);
    assert(!host.text("/home/me/out")!.includes("\x1b]"));
  });

  const cases: readonly (readonly [Record<string, string>, boolean])[] = [
    [{}, false],
    [{ TERM: "xterm-256color" }, false],
    [{ TERM: "xterm-kitty" }, true],
    [{ TERM_PROGRAM: "WezTerm" }, true],
    [{ TERM_PROGRAM: "Apple_Terminal" }, false],
    [{ VTE_VERSION: "6800" }, true],
    [{ VTE_VERSION: "5000" }, false],
    [{ VTE_VERSION: "new" }, false],
    [{ WT_SESSION: "x" }, true],
    [{ TERM: "xterm-kitty", TMUX: "/tmp/x" }, false],
    [{ TERM: "screen-256color", TERM_PROGRAM: "iTerm.app" }, false],
    [{ FORCE_HYPERLINK: "1" }, true],
    [{ TERM_PROGRAM: "vscode", FORCE_HYPERLINK: "0" }, false],
  ];
  for (const [env, expected] of cases) {
    test(`${JSON.stringify(env)}: ${expected ? "yes" : "no"}`, () => {
      const host: Host = new TerminalHost([], {}, env);
      assertEquals(showsLinks(host, true), expected);
      assertEquals(showsLinks(host, false), false, "who wants no colour gets no links");
    });
  }
});

if (have("script", ["--version"], "script(1)")) {
  test(
    "a real terminal gets links and its own width, with NO_COLOR no sequence at all",
    inScratch((scratch) => {
      scratch.write(".aws/config", "[dev]\nregion = eu-west-1\n");
      const inTerminal = (env: Record<string, string>) =>
        spawnSync("script", [
          "-qec",
          `stty cols 60; ${BINARY} --only unprefixed-profile`,
          "/dev/null",
        ], {
          cwd: scratch.path,
          env: { PATH: process.env.PATH ?? "", HOME: scratch.path, ...env },
          encoding: "utf8",
        }).stdout.replaceAll("\r\n", "\n");
      const linked = inTerminal({ TERM: "xterm-kitty" });
      assertStringIncludes(linked, `\x1b[1;31merror[${LINK}]:\x1b[0m`);
      const plain = inTerminal({ TERM: "xterm-kitty", NO_COLOR: "1" });
      assert(!plain.includes("\x1b"), plain);
      assert(plain.split("\n").every((line) => line.length <= 60));
      assertEquals(
        plain.split("\n")[0],
        "error[unprefixed-profile]: `[dev]` is not a profile: in the",
      );
    }),
  );
}
