/**
 * Runs in Bun, in a folder with instrumented sources: loads all tests once and
 * then runs some of them, as often as it is asked, with one mutant or none.
 * Asked and answered in lines of JSON on stdin and stdout.
 */
import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { ANSWER, isAbout, isLeftOut, LONGEST_SHARE, MOST_CASES, SHARE } from "./left_out.mjs";
import { collected, collectFrom } from "./node_test.mjs";

const { plugin } = globalThis.Bun;
const STAND_IN = join(import.meta.dirname, "node_test.mjs");
const TIMES = "times.json";

/** In place of `tests/fast_check.ts`: tries few cases, and makes none smaller that fails. */
const FAST_CHECK = `
import fc from "fast-check";
fc.configureGlobal({ seed: 20261123, endOnFailure: true });
const assert = (property, { numRuns = 100, ...options } = {}) =>
  fc.assert(property, { ...options, numRuns: Math.ceil(Math.min(numRuns, ${MOST_CASES})) });
export default { ...fc, assert };
`;

/** What a test may take beyond ten times what it took without a mutant, in milliseconds. */
const GRACE = 3000;

/** The first process sees what the tests cover; the others try mutants. */
const { isFirst, testFiles } = JSON.parse(process.argv[2]);
const sandbox = process.cwd();

plugin({
  name: "mutation",
  setup(build) {
    build.onLoad({ filter: /_test\.ts$/ }, ({ path }) => ({
      // Bun lets nobody stand in for a module of its own, so the tests ask for another.
      contents: readFileSync(path, "utf8").replace('"node:test"', JSON.stringify(STAND_IN)),
      loader: "ts",
    }));
    build.onLoad({ filter: /\/tests\/fast_check\.ts$/ }, () => ({
      contents: FAST_CHECK,
      loader: "js",
    }));
    build.onLoad({ filter: /\/(lib|rules)\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll(
        /stryCov_9fa48\(("\d+"(?:, "\d+")*)\)/g,
        (_, ids) => isFirst ? counting(ids) : "0",
      ),
      loader: "ts",
    }));
  },
});

/**
 * How often each mutant is reached by the test at hand. Stryker's own way to count
 * makes the tests many times slower; once it is known, nothing is counted.
 */
globalThis.reachedMutants = new Float64Array(100_000);

function counting(ids) {
  return `(${JSON.parse(`[${ids}]`).map((id) => `reachedMutants[${id}]++`).join(", ")})`;
}

function takeCounts() {
  const counts = {};
  reachedMutants.forEach((count, id) => {
    if (count > 0) counts[id] = count;
  });
  reachedMutants.fill(0);
  return counts;
}

const stryker = globalThis.__stryker__ ??= {};

for (const file of testFiles) {
  collectFrom(file);
  await import(pathToFileURL(join(sandbox, file)).href);
}
const whileLoading = takeCounts();
const tests = new Map(collected().filter(({ id }) => !isLeftOut(id)).map((one) => [one.id, one]));
const times = new Map(
  isFirst ? [] : Object.entries(JSON.parse(readFileSync(TIMES, "utf8"))),
);

/** When the test at hand has taken too long, which another thread watches; 0 for no test. */
const deadline = new Float64Array(new SharedArrayBuffer(8));
new Worker(join(import.meta.dirname, "watchdog.mjs"), { workerData: deadline }).unref();

/** Runs one test; gives what went wrong, or null. */
async function attempt(one, limit) {
  deadline[0] = Date.now() + limit;
  try {
    await one.run();
    return null;
  } catch (error) {
    return String(error?.message ?? error).slice(0, 300) || "failed";
  } finally {
    deadline[0] = 0;
  }
}

async function dryRun() {
  const results = [];
  const perTest = {};
  for (const one of tests.values()) {
    const start = performance.now();
    const failure = await attempt(one, 60_000);
    const time = performance.now() - start;
    perTest[one.id] = takeCounts();
    results.push({ id: one.id, file: one.file, failure, time });
  }
  const fine = results.filter(({ failure }) => failure === null);
  writeFileSync(TIMES, JSON.stringify(Object.fromEntries(fine.map(({ id, time }) => [id, time]))));
  return { results, coverage: { static: whileLoading, perTest } };
}

/** Tests that killed mutants of late, the last one last: they likely kill the next as well. */
const killers = new Set();

const total = [...times.values()].reduce((sum, time) => sum + time, 0);

/** The tests to run, the quickest first, but before them those that likely kill the mutant soon. */
function inOrder(ids, file) {
  let used = 0;
  const chosen = ids.filter((id) => tests.has(id))
    .sort((one, other) => times.get(one) - times.get(other))
    .filter((id) => {
      const time = times.get(id);
      if (isAbout(id, file) && time <= LONGEST_SHARE * total) return true;
      const fits = used <= SHARE * total;
      used += time;
      return fits;
    });
  const rank = new Map([...killers].slice(-10).map((id, index) => [id, index]));
  return chosen.sort((one, other) => (rank.get(other) ?? -1) - (rank.get(one) ?? -1));
}

async function mutantRun({ mutant, file, ids, hitLimit }) {
  let count = 0;
  let reached = false;
  for (const id of inOrder(ids ?? [...times.keys()], file)) {
    const one = tests.get(id);
    const limit = GRACE + 10 * (times.get(id) ?? 0);
    count++;
    stryker.activeMutant = mutant;
    stryker.hitCount = 0;
    stryker.hitLimit = hitLimit;
    const failure = await attempt(one, limit);
    stryker.activeMutant = undefined;
    reached ||= stryker.hitCount > 0;
    if (stryker.hitCount > hitLimit) return { status: "timeout", count };
    if (failure === null) continue;
    killers.delete(id);
    killers.add(id);
    // A test that now fails without the mutant too has kept something of this
    // mutant or an earlier one.
    const isTainted = await attempt(one, limit) !== null;
    return { status: "killed", id, failure, count, isTainted };
  }
  return { status: "survived", count, reached };
}

function answer(value) {
  const bytes = new TextEncoder().encode(`\n${ANSWER}${JSON.stringify(value)}\n`);
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(1, bytes.subarray(done));
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

// What a mutant breaks in the background must not end the process.
process.on("unhandledRejection", () => {});
process.on("uncaughtException", () => {});

answer({ ready: tests.size });
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  answer(request.kind === "dry" ? await dryRun() : await mutantRun(request));
}
process.exit(0);
