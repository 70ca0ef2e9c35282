import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import fc from "../fast_check.ts";
import { run } from "../../lib/cli/run.ts";
import { planSuppressions } from "../../lib/engine/add_suppressions.ts";
import { type Finding, inFile, type Place } from "../../lib/engine/finding.ts";
import { applyFixes } from "../../lib/engine/apply_fixes.ts";
import { lint } from "../../lib/engine/lint.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { Home } from "../../lib/model/home.ts";
import { readView } from "../../lib/model/runtimes/mod.ts";
import { sourceOf } from "../../lib/model/runtimes/source.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import { fileText } from "../runtimes/homes.ts";

async function add(config: string, ...args: string[]) {
  const host = new MemoryHost(
    ["lint", "--add-suppressions", "known, see #12", "--only", "quoted-value", ...args],
    { ".aws/config": config },
  );
  const code = await run(host);
  return { code, text: host.text("/home/me/.aws/config"), complained: host.complained, host };
}

describe("--add-suppressions", () => {
  test("writes a comment above each setting with a finding, and nothing is left", async () => {
    const { code, text, complained } = await add(
      '[profile a]\r\nregion = "x"\r\noutput = json\r\n# note\r\ns3 =\r\n  addressing_style = "path"\r\n',
    );
    assertEquals(code, 0);
    assertEquals(complained, "awsconf: 2 comments for 2 findings.\n");
    assertEquals(
      text,
      "[profile a]\r\n# awsconf-ignore quoted-value: known, see #12\r\n" +
        'region = "x"\r\noutput = json\r\n# note\r\n' +
        '# awsconf-ignore quoted-value: known, see #12\r\ns3 =\r\n  addressing_style = "path"\r\n',
    );
  });

  test("names all rules of a line in one comment", async () => {
    const { text } = await add('[profile a]\nregion: "x"\n', "--only", "colon-delimiter");
    assertEquals(
      text,
      "[profile a]\n# awsconf-ignore colon-delimiter, quoted-value: known, see #12\n" +
        'region: "x"\n',
    );
  });

  test("gives the last line no CR where the Go SDK would take it for a part of the value", async () => {
    const [head, last] = ["\ufeff[profile a]\r\nregion = x\r\n", "  more"];
    const comment = "# awsconf-ignore-file byte-order-mark: known, see #12\r\n";
    const { text } = await add(head + last, "--only", "byte-order-mark");
    assertEquals(text!.slice(-comment.length - last.length - 1), `${last}\n${comment}`);
  });

  test("leaves a clean file alone", async () => {
    const { code, text, complained } = await add("[profile a]\nregion = x\n");
    assertEquals([code, text, complained], [0, "[profile a]\nregion = x\n", ""]);
  });

  test("with --diff only shows the comments", async () => {
    const { text, host } = await add('[profile a]\nregion = "x"\n', "--diff");
    assertEquals(text, '[profile a]\nregion = "x"\n');
    assert(host.printed.includes("+# awsconf-ignore quoted-value: known, see #12\n"));
  });

  test("needs one line of reason, and goes without --fix", async () => {
    for (const args of [["--add-suppressions", "a\nb"], ["--add-suppressions", "x", "--fix"]]) {
      const host = new MemoryHost(["lint", ...args], { ".aws/config": "[dev]\n" });
      assertEquals(await run(host), 2);
      assertEquals(host.text("/home/me/.aws/config"), "[dev]\n");
    }
  });
});

describe("planSuppressions()", () => {
  /** What a file becomes where two rules find something at the first `@`, which is taken away. */
  function suppressed(text: string): string {
    const offset = text.indexOf("@");
    const file = new SourceFile({ path: "x", kind: "config", text: text.replace("@", "") });
    const finding = (rule: string, place: Place): Finding => ({
      rule,
      severity: "error",
      message: "",
      place,
      related: [],
      runtimes: [],
      profile: null,
      fix: null,
    });
    const findings = ["b", "a", "own"].map((rule) =>
      finding(rule, { file, span: { start: offset, end: offset } })
    );
    // The environment takes no comments.
    findings.push(finding("b", { variable: "AWS_PROFILE" }));
    const home = new Home({ config: file, credentials: null, environment: null });
    const { fix, count } = planSuppressions(findings, "x", (name) => name === "own");
    assertEquals(count, 2);
    return applyFixes(home, [fix!]).config!.document.text;
  }
  const [above, below] = ["# awsconf-ignore a, b: x", "# awsconf-ignore-file a, b: x"];

  test("puts one comment for all rules where it speaks for the place", () => {
    for (
      const [before, after] of [
        ["@", `${below}\n`],
        ["@[a]\n", `${above}\n[a]\n`],
        ["[a]\n@[b]\nx = 1\n[c]\n", `[a]\n${above}\n[b]\nx = 1\n[c]\n`],
        ["[a]\nx =\n  y = @1\n[b]\nz = 2\n", `[a]\n${above}\nx =\n  y = 1\n[b]\nz = 2\n`],
        ["[a]\nx = 1\n\n  @\n  y = 2\n", `[a]\nx = 1\n\n  \n  y = 2\n${below}\n`],
        ["@x = 1\n[a]\n", `${above}\nx = 1\n[a]\n`],
        ["# @x\n[a]\n", `# x\n[a]\n${below}\n`],
        ["# @x\n[a]", `# x\n[a]\n${below}\n`],
        ["# @x\r\n[a]", `# x\r\n[a]\r\n${below}\r\n`],
        ["# @x\r\n[a]\r\nb = c\r\n d", `# x\r\n[a]\r\nb = c\r\n d\n${below}\r\n`],
        ["\ufeff@[a]\n", `\ufeff[a]\n${below}\n`],
        ["\ufeff[a]\n@x = 1\n", `\ufeff[a]\n${above}\nx = 1\n`],
      ] as const
    ) assertEquals(suppressed(before), after, before);
  });
});

describe("planSuppressions() over random homes", () => {
  const isOwn = (name: string) =>
    rules.find(({ meta }) => meta.name === name)!.meta.family === "linter";
  const run = (home: Home) => lint(home, { rules, runtimes: RUNTIMES });
  const file = (kind: FileKind, text: string) => new SourceFile({ path: kind, kind, text });
  const anyHome = fc.tuple(fileText("config"), fileText("credentials")).map((
    [config, credentials],
  ) => new Home({ config: file("config", config), credentials: file("credentials", credentials) }));

  test("every comment suppresses what it is for, and no runtime reads anything else", () => {
    fc.assert(
      fc.property(anyHome, (home) => {
        const before = run(home).findings;
        const { fix } = planSuppressions(before, "test", isOwn);
        if (fix === null) return;
        const after = applyFixes(home, [fix]);
        const left = run(after).findings.filter(({ rule, place }) =>
          !isOwn(rule) && inFile(place) && !sourceOf(place.file).loneReturns
        );
        assertEquals(left.map(({ rule, message }) => `${rule}: ${message}`), []);
        for (const runtime of RUNTIMES) {
          assertEquals(viewText(after, runtime), viewText(home, runtime), runtime);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function viewText(home: Home, runtime: typeof RUNTIMES[number]): unknown {
  const view = readView(home, runtime);
  const profiles = [...view.profiles].map(([name, { settings }]) =>
    [name, [...settings].map(([key, { value }]) => [key, value])] as const
  );
  return [view.error?.reason ?? null, profiles];
}
