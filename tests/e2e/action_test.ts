import { assertEquals, assertStringIncludes } from "@std/assert";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { BINARY, inScratch, ROOT, type Scratch } from "./programs.ts";

/** The script of the action's only step, as a runner would hand it to bash. */
function script(): string {
  const action = readFileSync(join(ROOT, "action.yml"), "utf8");
  const lines = action.slice(action.indexOf("run: |\n") + 7).split("\n");
  return lines.map((line) => line.replace(/^ {8}/, "")).join("\n");
}

function runAction(scratch: Scratch, inputs: Record<string, string>) {
  const output = scratch.write("output", "");
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: scratch.path,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: join(scratch.path, "summary.md"),
    AWSCONF: BINARY,
  };
  const all = { INPUT_PATHS: ".", INPUT_ARGS: "", INPUT_SARIF: "", ...inputs };
  const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script()];
  const result = spawnSync("bash", args, {
    cwd: scratch.path,
    env: { ...env, ...all },
    encoding: "utf8",
  });
  return { code: result.status, stdout: result.stdout, output: readFileSync(output, "utf8") };
}

test(
  "action.yml annotates, writes SARIF and the summary, and passes the exit code on",
  inScratch((scratch) => {
    scratch.write("infra/.aws/config", "[dev]\nregion = eu-west-1\n");
    const { code, stdout, output } = runAction(scratch, { INPUT_SARIF: "out.sarif" });
    assertEquals([code, output], [1, "exit-code=1\n"]);
    assertStringIncludes(stdout, "::error file=infra/.aws/config,line=1");
    const sarif = JSON.parse(readFileSync(join(scratch.path, "out.sarif"), "utf8"));
    assertEquals(sarif.runs[0].results.length, 1);
    const summary = readFileSync(join(scratch.path, "summary.md"), "utf8");
    assertStringIncludes(summary, "1 error in 1 file");
  }),
);

test(
  "action.yml takes a path for a path, whatever it looks like",
  inScratch((scratch) => {
    scratch.write("clean/.aws/config", "[default]\nregion = eu-west-1\n");
    const { code, output } = runAction(scratch, {
      INPUT_PATHS: "clean $(touch owned) ;",
      INPUT_ARGS: "--fail-on never",
    });
    assertEquals([code, output], [3, "exit-code=3\n"], "there are no such files");
  }),
);
