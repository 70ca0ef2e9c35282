import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { BINARY, inScratch, ROOT, type Scratch } from "../e2e/programs.ts";
import { copySources, npmRegistry, runIn } from "./commands.ts";

/** The script of a step of the action, as a runner would hand it to bash. */
function script(id: string): string {
  const action = readFileSync(join(ROOT, "action.yml"), "utf8");
  const steps = action.split(/^ {4}- id: /m).filter((step) => step.startsWith(`${id}\n`));
  assertEquals(steps.length, 1);
  const text = steps[0]!.slice(steps[0]!.indexOf("run: |\n") + 7);
  return text.split("\n").map((line) => line.replace(/^ {8}/, "")).join("\n");
}

/** Runs a step in the folder `project`; gives what it printed, its exit code and its outputs. */
function runStep(scratch: Scratch, id: string, env: Record<string, string>) {
  const output = scratch.write("output", "");
  scratch.write("project/.keep", "");
  const ran = runIn(
    scratch,
    "project",
    ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script(id)],
    {
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: join(scratch.path, "summary.md"),
      GITHUB_ACTION_PATH: join(scratch.path, "action"),
      ...env,
    },
  );
  return { ...ran, outputs: readFileSync(output, "utf8") };
}

/** Runs the step that lints. */
function runLint(scratch: Scratch, inputs: Record<string, string>) {
  const all = { INPUT_PATHS: ".", INPUT_ARGS: "", INPUT_SARIF: "", AWSCONF: BINARY, ...inputs };
  return runStep(scratch, "lint", all);
}

test(
  "action.yml annotates, writes SARIF and the summary, and passes the exit code on",
  inScratch((scratch) => {
    scratch.write("project/infra/.aws/config", "[dev]\nregion = eu-west-1\n");
    const { code, output, outputs } = runLint(scratch, { INPUT_SARIF: "out.sarif" });
    assertEquals([code, outputs], [1, "exit-code=1\n"]);
    assertStringIncludes(output, "::error file=infra/.aws/config,line=1");
    const sarif = JSON.parse(readFileSync(join(scratch.path, "project/out.sarif"), "utf8"));
    assertEquals(sarif.runs[0].results.length, 1);
    const summary = readFileSync(join(scratch.path, "summary.md"), "utf8");
    assertStringIncludes(summary, "1 error in 1 file");
  }),
);

test(
  "action.yml takes a path for a path, whatever it looks like",
  inScratch((scratch) => {
    scratch.write("project/clean/.aws/config", "[default]\nregion = eu-west-1\n");
    const { code, outputs } = runLint(scratch, {
      INPUT_PATHS: "clean $(touch owned) ;",
      INPUT_ARGS: "--fail-on never",
    });
    assertEquals([code, outputs], [3, "exit-code=3\n"], "there are no such files");
    assert(!existsSync(join(scratch.path, "project/owned")));
  }),
);

test(
  "action.yml uses the executable it is told, else the one on the PATH",
  inScratch((scratch) => {
    const find = (env: Record<string, string>) => runStep(scratch, "find", env).outputs;
    assertEquals(find({ INPUT_EXECUTABLE: "/opt/x y" }), "executable=/opt/x y\n");
    const own = scratch.write("bin/awsconf", "#!/bin/sh\n", 0o755);
    const path = `${join(scratch.path, "bin")}:${process.env.PATH}`;
    assertEquals(find({ INPUT_EXECUTABLE: "", PATH: path }), `executable=${own}\n`);
  }),
);

test(
  "action.yml builds awsconf where there is none, and that works",
  inScratch((scratch) => {
    const npm = npmRegistry("the action's build");
    if (npm === null) return;
    copySources(scratch, "action");
    const found = runStep(scratch, "find", { INPUT_EXECUTABLE: "", ...npm });
    assertEquals(found.code, 0, found.output);
    const executable = /^executable=(.*)\n$/.exec(found.outputs)![1]!;
    scratch.write("project/.aws/config", "[dev]\nregion = eu-west-1\n");
    const { code, output } = runLint(scratch, { AWSCONF: executable });
    assertEquals(code, 1);
    assertStringIncludes(output, "::error file=.aws/config,line=1");
  }),
);
