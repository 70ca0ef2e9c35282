import { assert, assertEquals } from "@std/assert";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const HOST = fileURLToPath(new URL("./host.mjs", import.meta.url));
const BUN = fileURLToPath(new URL("../../node_modules/.bin/bun", import.meta.url));

/** As Stryker instruments sources, with a step count as it keeps one. */
const INSTRUMENTED = `
function stryMutAct_9fa48(id: string) {
  const ns = globalThis.__stryker__;
  if (ns.activeMutant !== id) return false;
  if (++ns.hitCount > ns.hitLimit) throw new Error("too many steps");
  return true;
}
export function double(x: number) {
  return stryMutAct_9fa48("1") ? x / 2 : (stryCov_9fa48("1"), x * 2);
}
let kept: number | null = null;
export function once() {
  return kept ??= stryMutAct_9fa48("2") ? 1 : (stryCov_9fa48("2"), 2);
}
export function loop() {
  while (stryMutAct_9fa48("3") ? true : (stryCov_9fa48("3"), false));
}
`;

const TESTS = `
import { describe, test } from "node:test";
import { double, loop, once } from "../lib/sample.ts";
const equal = (a: number, b: number) => { if (a !== b) throw new Error(a + " is not " + b); };
describe("double()", () => test("doubles", () => equal(double(2), 4)));
describe("once()", () => test("is two", () => equal(once(), 2)));
test("ends", () => loop());
test("fails", () => equal(1, 2));
test("is skipped", { skip: "for a reason" }, () => equal(1, 2));
`;

type Answer = Record<string, unknown> & { results?: { id: string; failure: string | null }[] };

async function withHost(
  sandbox: string,
  isFirst: boolean,
  run: (ask: (request: unknown) => Promise<Answer | null>) => Promise<void>,
): Promise<void> {
  const options = JSON.stringify({ isFirst, testFiles: ["tests/sample_test.ts"] });
  const child = spawn(BUN, [HOST, options], {
    cwd: sandbox,
    env: { ...process.env, AWSCONF_MUTATION_THOROUGH: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let resolve: (answer: Answer | null) => void = () => {};
  const next = () => new Promise<Answer | null>((done) => resolve = done);
  const ready = next();
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.startsWith("answer ")) resolve(JSON.parse(line.slice("answer ".length)));
  });
  child.on("close", () => resolve(null));
  await ready;
  await run((request) => {
    const answer = next();
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return answer;
  });
  child.kill("SIGKILL");
}

test("the process for mutation tests tells which mutants the tests notice", async () => {
  const sandbox = mkdtempSync(join(tmpdir(), "awsconf-mutation-"));
  try {
    for (const folder of ["lib", "tests"]) mkdirSync(join(sandbox, folder));
    writeFileSync(join(sandbox, "lib/sample.ts"), INSTRUMENTED);
    writeFileSync(join(sandbox, "tests/sample_test.ts"), TESTS);
    const name = (title: string) => `tests/sample_test.ts ${title}`;

    await withHost(sandbox, true, async (ask) => {
      const answer = (await ask({ kind: "dry" }))!;
      assertEquals(answer.results?.map(({ id, failure }) => [id, failure]), [
        [name("double() > doubles"), null],
        [name("once() > is two"), null],
        [name("ends"), null],
        [name("fails"), "1 is not 2"],
      ]);
      assertEquals(answer.coverage, {
        static: {},
        perTest: {
          [name("double() > doubles")]: { "1": 1 },
          [name("once() > is two")]: { "2": 1 },
          [name("ends")]: { "3": 1 },
          [name("fails")]: {},
        },
      });
    });

    await withHost(sandbox, false, async (ask) => {
      const run = (mutant: string, hitLimit = 1000) =>
        ask({ kind: "run", mutant, file: "lib/sample/a.ts", ids: null, hitLimit });
      assertEquals(await run("0"), { status: "survived", count: 3, reached: false });
      const killed = (await run("1"))!;
      assertEquals([killed.status, killed.id, killed.isTainted], [
        "killed",
        name("double() > doubles"),
        false,
      ]);
      // It was worked out before this mutant was there.
      assertEquals(await run("2"), { status: "survived", count: 3, reached: false });
      assertEquals((await run("3"))!.status, "timeout");
      assertEquals(await run("3", Number.MAX_SAFE_INTEGER), null, "the process is ended");
    });

    await withHost(sandbox, false, async (ask) => {
      const request = { file: "lib/sample/a.ts", ids: null, hitLimit: 1000 };
      const answer = (await ask({ kind: "run", mutant: "2", ...request }))!;
      assertEquals(answer.status, "killed");
      assert(answer.isTainted, "what is kept is wrong from now on");
    });
  } finally {
    rmSync(sandbox, { recursive: true });
  }
});
