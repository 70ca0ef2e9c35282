/** Runs of `--fix` that are really killed, and several at once. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { awsconf, BINARY, inScratch, PROGRAMS, ROOT, Scratch } from "./programs.ts";

// More of them: AWSCONF_KILL_CASES=10000.
const RUNS = Number(process.env.AWSCONF_KILL_CASES ?? 12);

const SCRIPT = join(ROOT, "tests/e2e/kill_at.ts");
const SECRET = "9sPzTqXa1bRk7mVw4nYc2eHj6uLd8oGf3iSxKAzQ";
const PAIR = `aws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = ${SECRET}\n`;
/** Keys move to the credentials file and a region to the config file. */
const CONFIG = `[profile dev]\noutput = json\n\n[profile ops]\nregion = eu-west-1\n${PAIR}`;
const CREDENTIALS = `[dev]\n${PAIR.replaceAll("QWERTY", "ASDFGH")}region = eu-west-2\n`;
const VALUES = ["AKIAQWERTYUIOPASDFGH", "AKIAASDFGHUIOPASDFGH", SECRET, "eu-west-1", "eu-west-2"];
const FIXED = {
  config: "[profile dev]\noutput = json\nregion = eu-west-2\n\n[profile ops]\nregion = eu-west-1\n",
  credentials: `[dev]\n${PAIR.replaceAll("QWERTY", "ASDFGH")}\n[ops]\n${PAIR}`,
};

const namesIn = (home: string) => readdirSync(join(home, ".aws")).sort();
const textOf = (home: string, name: string) => readFileSync(join(home, ".aws", name), "utf8");
const textsOf = (home: string) => ({
  config: textOf(home, "config"),
  credentials: textOf(home, "credentials"),
});

/** Lays out the home; returns the folder. */
function fill(scratch: Scratch, name: string): string {
  scratch.write(`${name}/.aws/config`, CONFIG, 0o644);
  scratch.write(`${name}/.aws/credentials`, CREDENTIALS);
  return join(scratch.path, name);
}

/** Asserts what must hold wherever a run was killed: nothing is lost, open to others or resolves differently. */
function assertNothingLost(home: string, scratch: Scratch, where: string): void {
  const { config, credentials } = textsOf(home);
  for (const value of VALUES) assertStringIncludes(config + credentials, value, where);
  for (const name of namesIn(home)) {
    const { mode } = statSync(join(home, ".aws", name));
    if (name.endsWith(".tmp")) assertEquals(mode & 0o777, 0o700, where);
    if (name.includes(".bak-")) assertEquals(mode & 0o777, 0o600, where);
  }
  const untouched = fill(scratch, "untouched");
  const { code, stdout } = awsconf(["diff", untouched, home], { home: scratch.path });
  assertEquals(code, 0, `${where}\n${stdout}`);
}

/** Runs `--fix` again, a while later, and asserts that everything is as if no run had been killed. */
function assertFinishes(home: string, where: string): void {
  const minuteAgo = Date.now() / 1000 - 60;
  for (const name of namesIn(home)) {
    if (name.endsWith(".tmp")) utimesSync(join(home, ".aws", name), minuteAgo, minuteAgo);
  }
  const { code, stderr } = awsconf(["--fix"], { home });
  assertEquals(code, 0, `${where}\n${stderr}`);
  assertEquals(textsOf(home), FIXED, where);
  const names = namesIn(home).filter((name) => !name.includes(".bak-"));
  assertEquals(names, ["config", "credentials"], where);
}

/** Runs a body with a scratch folder, from which homes are removed after each. */
function inHomes(body: (scratch: Scratch) => Promise<void>): () => Promise<void> {
  return async () => {
    const scratch = new Scratch();
    try {
      await body(scratch);
    } finally {
      scratch.remove();
    }
  };
}

/** Runs awsconf under Bun and kills it at an operation on the disk. */
function killAt(at: number, home: string) {
  const [bun, ...flags] = PROGRAMS.bun!.slice(0, -1);
  const args = [...flags, SCRIPT, String(at), "--fix", "--backup"];
  return spawnSync(bun!, args, {
    cwd: home,
    env: { PATH: process.env.PATH ?? "", HOME: home },
    encoding: "utf8",
  });
}

test(
  "a run that is killed at an operation on the disk loses nothing, and the next one finishes",
  inScratch((scratch) => {
    const { status, stderr } = killAt(Infinity, fill(scratch, "undisturbed"));
    assertEquals(status, 0, stderr);
    const operations = stderr.trimEnd().split("\n").at(-1)!.split(" ");
    const renames = operations.flatMap((name, at) => name === "rename" ? [at, at + 1] : []);
    // Two files in two steps, and a copy of each.
    assertEquals(renames.length, 2 * 6);
    const others = operations.map((_, at) => at).filter((at) => !renames.includes(at));
    const step = Math.ceil(others.length / Math.max(1, RUNS - renames.length));
    for (const at of [...renames, ...others.filter((_, i) => i % step === 0)]) {
      const where = `killed at ${operations[at]}, which is number ${at}`;
      const home = fill(scratch, `at-${at}`);
      assertEquals(killAt(at, home).signal, "SIGKILL", where);
      assertNothingLost(home, scratch, where);
      assertFinishes(home, where);
    }
  }),
);

/** Starts the binary; resolves to how it ended and what it said. */
function start(args: readonly string[], home: string) {
  const child = spawn(BINARY, args, {
    cwd: home,
    env: { PATH: process.env.PATH ?? "", HOME: home },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => stderr += text);
  const ended = new Promise<{ code: number | null; signal: string | null; stderr: string }>(
    (resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code, signal, stderr }));
    },
  );
  return { child, ended };
}

test(
  "a run that is killed at any moment loses nothing, and the next one finishes",
  inHomes(async (scratch) => {
    for (let i = 0; i < RUNS; i++) {
      const home = fill(scratch, `run-${i}`);
      const { child, ended } = start(["--fix", "--backup"], home);
      // Until it writes, and a little longer, or to its end.
      let isOver = false;
      ended.then(() => isOver = true);
      while (!isOver && namesIn(home).length === 2) await sleep(0);
      if (i % 2 === 1) await sleep(i / 4 % 5);
      child.kill("SIGKILL");
      const { code, signal, stderr } = await ended;
      const where = `run ${i} ended with ${signal ?? code} ${stderr}`;
      assert(signal === "SIGKILL" || code === 0, where);
      assertNothingLost(home, scratch, where);
      assertFinishes(home, where);
    }
  }),
);

test(
  "several runs at once do not destroy each other",
  inHomes(async (scratch) => {
    for (let i = 0; i < Math.ceil(RUNS / 2); i++) {
      const home = fill(scratch, `race-${i}`);
      const runs = [1, 2, 3].map(() => start(["--fix"], home));
      for (const { code, stderr } of await Promise.all(runs.map(({ ended }) => ended))) {
        const where = `race ${i}: ${stderr}`;
        if (code === 0) assertEquals(stderr, "", where);
        else {
          assertEquals(code, 3, where);
          assertMatch(stderr, /another (?:awsconf is writing|program changed) it/, where);
        }
      }
      assertEquals(namesIn(home), ["config", "credentials"]);
      assertNothingLost(home, scratch, `race ${i}`);
      assertFinishes(home, `race ${i}`);
    }
  }),
);
