import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import process from "node:process";
import { describe, test } from "node:test";
import { FORMATS } from "../../lib/cli/options.ts";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import fc from "../fast_check.ts";
import { attempt, attemptAll, homeOfTexts } from "./attempt.ts";
import { armedHome, WEAPONS } from "./texts.ts";

const RUNS = Number(process.env.AWSCONF_HOSTILE_CASES ?? 100);

/** Control characters but the line feed, and what turns text round or hides it. */
const ACTIVE =
  /[^\n\P{Cc}]|[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad\u{e0000}-\u{e0fff}]/u;
/** The colours that awsconf itself sets. */
const COLOURS = new RegExp("\u001b\\[[\\d;]*m", "g");

function assertInert(output: string, what: string): void {
  const found = ACTIVE.exec(output.replaceAll("\t", " "));
  if (found === null) return;
  const line = output.slice(0, found.index).split("\n").length;
  const shown = JSON.stringify(output.split("\n")[line - 1]);
  throw new Error(`${what} prints U+${found[0].codePointAt(0)!.toString(16)} in ${shown}`);
}

describe("names, keys, values and variables", () => {
  test("cannot act on a terminal or hide in any output", async () => {
    await fc.assert(
      fc.asyncProperty(armedHome, async (home) => {
        for (const { args, output } of await attemptAll(home)) {
          assertInert(
            args.includes("always") ? output.replaceAll(COLOURS, "") : output,
            args.join(" "),
          );
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("cannot add an annotation, a command or a row", async () => {
    const count = (text: string) => text.split("\n").filter((line) => line !== "");
    await fc.assert(
      fc.asyncProperty(armedHome, async (home) => {
        const report = async (format: string) =>
          (await attempt(home, ["--info", "--all", "-f", format])).output;
        const { findings } = JSON.parse(await report("json"));
        for (const format of ["github", "azure", "concise", "agent", "jsonl"]) {
          assertEquals(count(await report(format)).length, findings.length, format);
        }
        for (const line of count(await report("github"))) {
          assert(/^::(?:error|warning|notice) [^:]*title=awsconf \([a-z-]+\)::/.test(line), line);
        }
        for (const line of count(await report("azure"))) {
          assert(/^##vso\[task\.logissue type=[^\]]*code=[a-z-]+;\](?!.*##vso\[)/.test(line), line);
        }
        for (const format of ["text", "concise", "agent", "markdown"]) {
          for (const line of count(await report(format))) {
            assert(!/^\s*::(?!: )|##(?:vso)?\[/.test(line), `${format}: ${line}`);
          }
        }
        const rows = count(await report("markdown")).filter((line) => line.startsWith("|"));
        assertEquals(rows.length, findings.length === 0 ? 0 : findings.length + 2);
        for (const row of rows) {
          const cells = row.split("|").slice(1, -1);
          assertEquals(cells.length, 4, row);
          for (const cell of cells) assert(!isFormula(cell), row);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("that the prototype of objects has are names like others", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
    const text = names.map((name) => `[profile ${name}]\n${name} = x\nregion = eu-west-1\n`).join(
      "",
    );
    const { output } = await attempt(homeOfTexts(text), ["resolve", "--all", "--format", "json"]);
    for (const name of names) assert(output.includes(`"${name}"`), name);
    await attemptAll(homeOfTexts(text, text.replaceAll("profile ", "")));
  });
});

/** Tells a cell that a spreadsheet would take for a formula, as it looks once Markdown is rendered. */
function isFormula(cell: string): boolean {
  const rendered = cell.replace(/<[^>]*>/g, "").replace(
    /&#(\d+);/g,
    (_, point) => String.fromCodePoint(Number(point)),
  );
  return /^\s*[=+@-]/.test(rendered) && !/^ -+ $/.test(rendered);
}

describe("paths", () => {
  const text = "[profile a]\nregoin = x\n[dev]\n";
  const paths = [...WEAPONS, "::error::x", "x\n::error::y", "a,line=1::x", "=1+1", "-x", "../../x"];

  for (const path of paths) {
    test(`cannot act through ${JSON.stringify(path)}`, async () => {
      for (const format of FORMATS) {
        const named = new MemoryHost(["-", "--stdin-filename", path, "--info", "-f", format]);
        named.stdin = Buffer.from(text);
        const own = new MemoryHost(["--info", "-f", format], {
          [path]: text,
          [`${path}/config`]: text,
        }, { AWS_CONFIG_FILE: path });
        for (const host of [named, own]) {
          const code = await run(host);
          const output = host.printed + host.complained;
          assert(code < 3, `${format}: ${output}`);
          assertInert(output, format);
          const commands = output.split("\n").filter((line) => /^\s*(?:::|##)/.test(line));
          const own = format === "github" ? "::" : format === "azure" ? "##vso[" : "## awsconf";
          for (const line of commands) assert(line.startsWith(own), `${format}: ${line}`);
          if (format !== "markdown") continue;
          for (const row of output.split("\n").filter((line) => line.startsWith("|"))) {
            assert(!row.split("|").slice(1, -1).some(isFormula), row);
          }
        }
        // Standard input is never written to, wherever its name points.
        assertEquals(named.disk.find(path)?.kind ?? null, null);
      }
    });
  }
});
