/**
 * A coverage-guided search for input that the linter cannot take:
 *
 *     node tests/hostile/guided.mjs [MINUTES] [SEED]
 *
 * Bundles what a run goes through (parse, views, all rules, fixes with their
 * proof, reports) for Node, changes files of the corpus at random, and keeps
 * each change that makes V8 count a block of code that no file has reached
 * before. What fails is written to `tests/hostile/corpus`, where the tests try
 * it from then on. It is not Jazzer.js, of which the published build needs a
 * newer C library than Debian 12 has.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = new URL("../../", import.meta.url).pathname;
const corpus = join(root, "tests/hostile/corpus");
const minutes = Number(process.argv[2] ?? 5);
let state = Number(process.argv[3] ?? 1) >>> 0;

const bundle = join(mkdtempSync(join(tmpdir(), "awsconf-guided-")), "target.mjs");
const built = spawnSync(
  join(root, "node_modules/.bin/bun"),
  ["build", "--target=node", "--format=esm", "tests/hostile/target.ts", "--outfile", bundle],
  { cwd: root, encoding: "utf8" },
);
if (built.status !== 0) throw new Error(built.stderr);

const session = new Session();
session.connect();
const post = (method, parameters = {}) => {
  let answer;
  session.post(method, parameters, (error, result) => {
    if (error) throw new Error(error.message);
    answer = result;
  });
  return answer;
};
post("Profiler.enable");
post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const { target } = await import(pathToFileURL(bundle).href);

/** A random number below a limit. */
function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

const WORDS = [
  "[",
  "]",
  "[profile ",
  "[default]",
  "=",
  " = ",
  ":",
  "#",
  ";",
  "\n",
  "\r\n",
  "\r",
  "\n  ",
  "\t",
  "\0",
  "\ufeff",
  "\u00a0",
  "\u001b",
  "\u202e",
  "%%",
  '"',
  "'",
  "\\",
  "$",
  "~",
  "%",
  "profile",
  "region",
  "source_profile",
  "role_arn",
  "sso_session",
  "sso-session",
  "services",
  "s3 =\n  ",
  "credential_process = ",
  "aws_access_key_id = ",
  "aws_secret_access_key = ",
  "credential_source",
  "# awsconf-ignore ",
  "<<<<<<< a\n",
  "=======\n",
  ">>>>>>> b\n",
  "arn:aws:iam::1:role/x",
  "__proto__",
].map((word) => Buffer.from(word));

/** A file with a few random changes: bytes, words, lines moved and doubled, parts of others. */
function changed(bytes, others) {
  let next = Buffer.from(bytes);
  for (let i = 1 + below(4); i > 0; i--) {
    const at = below(next.length + 1);
    const length = Math.min(next.length - at, 1 + below(below(3) === 0 ? 200 : 8));
    const before = next.subarray(0, at);
    const after = next.subarray(at + length);
    const part = next.subarray(at, at + length);
    const other = others[below(others.length)];
    const from = below(other.length + 1);
    const put = [
      () => [before, after],
      () => [before, part, part, after],
      () => [before, Buffer.from([below(256)]), next.subarray(at)],
      () => [before, WORDS[below(WORDS.length)], next.subarray(at)],
      () => [before, WORDS[below(WORDS.length)], after],
      () => [before, other.subarray(from, from + 1 + below(120)), next.subarray(at)],
    ][below(6)]();
    next = Buffer.concat(put);
  }
  return next.subarray(0, 4000);
}

const seen = new Set();
/** How many blocks were reached since the last call that never were before. */
function newBlocks() {
  let fresh = 0;
  for (const script of post("Profiler.takePreciseCoverage").result) {
    if (!script.url.endsWith("target.mjs")) continue;
    for (const { ranges } of script.functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        if (count === 0) continue;
        // How often, by its power of two, tells loops that ran longer from others.
        const id = `${startOffset}-${endOffset}-${Math.min(6, Math.floor(Math.log2(count)))}`;
        if (!seen.has(id)) fresh++;
        seen.add(id);
      }
    }
  }
  return fresh;
}

const kept = readdirSync(corpus).map((name) => readFileSync(join(corpus, name)));
for (const bytes of kept) await target(bytes);
newBlocks();
const start = Date.now();
let tried = 0;
let failures = 0;
const told = new Set();
while (Date.now() - start < minutes * 60_000) {
  const bytes = changed(kept[below(kept.length)], kept);
  tried++;
  try {
    await target(bytes);
  } catch (error) {
    const message = String(error.message).split("\n").slice(0, 4).join("\n");
    if (!told.has(message)) {
      told.add(message);
      const name = `found-${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}`;
      writeFileSync(join(corpus, name), bytes);
      console.log(`${name}: ${message}`);
    }
    failures++;
  }
  if (newBlocks() > 0) kept.push(bytes);
}
console.log(
  `${tried} tried in ${minutes} minutes, ${kept.length} kept, ${seen.size} blocks reached, ${failures} failed`,
);
process.exit(failures === 0 ? 0 : 1);
