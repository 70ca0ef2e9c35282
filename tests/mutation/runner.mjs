/**
 * Stryker's plugin that runs our tests: they stay loaded in a process of Bun
 * (`host.mjs`), in which one mutant after the other is switched on, so that most
 * mutants take milliseconds.
 */
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ANSWER, ENVIRONMENT, testFiles } from "./left_out.mjs";
import { isInSample } from "./sample.mjs";

const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A process with all tests. */
class Host {
  constructor(sandbox, isFirst) {
    this.child = spawn(join(PROJECT, "node_modules/.bin/bun"), [
      join(sandbox, "tests/mutation/host.mjs"),
      JSON.stringify({ isFirst, testFiles: testFiles() }),
    ], { cwd: sandbox, env: { ...process.env, ...ENVIRONMENT }, stdio: ["pipe", "pipe", "pipe"] });
    this.complaints = "";
    this.child.stderr.on("data", (data) => {
      this.complaints = (this.complaints + data).slice(-2000);
    });
    this.child.stdin.on("error", () => {});
    this.child.on("close", (code, signal) => {
      this.complaints += `It ended with ${signal ?? code}`;
      this.waiting?.(null);
    });
    createInterface({ input: this.child.stdout }).on("line", (line) => {
      if (line.startsWith(ANSWER)) this.waiting?.(JSON.parse(line.slice(ANSWER.length)));
    });
    this.ready = this.answer();
  }

  /** The next answer; null if the process has ended. */
  answer() {
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  async ask(request) {
    if (await this.ready === null) throw new Error(`The tests do not load:\n${this.complaints}`);
    const answer = this.answer();
    this.child.stdin.write(`${JSON.stringify(request)}\n`);
    return await answer;
  }

  end() {
    this.child.kill("SIGKILL");
  }
}

class AwsconfRunner {
  sandbox = process.cwd();
  host = null;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const host = new Host(this.sandbox, true);
    const answer = await host.ask({ kind: "dry" });
    host.end();
    if (answer === null) return { status: "error", errorMessage: host.complaints };
    const { results, coverage } = answer;
    for (const { id, failure } of results) {
      if (failure === null) continue;
      console.log(`Left out, since it fails with so few cases: ${id}: ${failure.split("\n")[0]}`);
      delete coverage.perTest[id];
    }
    const tests = results.filter(({ failure }) => failure === null).map(({ id, file, time }) => ({
      id,
      name: id,
      status: 0,
      timeSpentMs: time,
      fileName: file,
    }));
    return { status: "complete", tests, mutantCoverage: coverage };
  }

  /** Runs the tests in the process at hand, or in a new one; null if it ended. */
  async tryMutant(request) {
    this.host ??= new Host(this.sandbox, false);
    const answer = await this.host.ask(request);
    if (answer === null) this.dispose();
    return answer;
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    const file = relative(this.sandbox, sandboxFileName);
    if (!isInSample(file, activeMutant)) {
      return { status: "error", errorMessage: "Not in the sample" };
    }
    const request = {
      mutant: activeMutant.id,
      file,
      ids: testFilter ?? null,
      hitLimit: hitLimit ?? Number.MAX_SAFE_INTEGER,
    };
    let answer = await this.tryMutant(request);
    if (answer?.isTainted) {
      // Perhaps an earlier mutant is to blame.
      this.dispose();
      answer = await this.tryMutant(request);
      this.dispose();
    } else if (answer?.status === "survived" && !answer.reached) {
      // Whatever it mutates has been worked out before and kept: with a new
      // process it is not, and any test may ask for it.
      this.dispose();
      answer = await this.tryMutant({ ...request, ids: null });
      this.dispose();
    }
    switch (answer?.status) {
      case undefined:
        return { status: "timeout", reason: "The process took too long or broke" };
      case "timeout":
        return { status: "timeout", reason: "Far more steps than without the mutant" };
      case "killed":
        return {
          status: "killed",
          killedBy: [answer.id],
          failureMessage: answer.failure,
          nrOfTests: answer.count,
        };
      default:
        return { status: "survived", nrOfTests: answer.count };
    }
  }

  dispose() {
    this.host?.end();
    this.host = null;
  }
}
AwsconfRunner.inject = [];

/** Writes down each result as it comes, so that a run that is broken off was not for nothing. */
class ResultsAsTheyCome {
  onMutantTested({ id: _id, coveredBy: _covered, killedBy: _killed, ...result }) {
    if (result.status === "RuntimeError") return;
    mkdirSync("dist/mutation", { recursive: true });
    appendFileSync("dist/mutation/so_far.jsonl", `${JSON.stringify(result)}\n`);
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Reporter, "awsconf", ResultsAsTheyCome),
  declareClassPlugin(PluginKind.TestRunner, "awsconf", AwsconfRunner),
];
