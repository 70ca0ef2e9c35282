/**
 * Times whole runs of the compiled executable against an empty program made
 * the same way and against other tools on the same files, and prints medians
 * and ratios. Runs alternate, so that a machine that slows down slows all.
 *
 * Other tools are left out, with a line that says so, where they are not installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = new URL("../../", import.meta.url).pathname;
const AWSCONF = join(ROOT, "dist/awsconf");
const RUNS = Number(process.env.BENCH_RUNS ?? 15);
const scratch = mkdtempSync(join(tmpdir(), "awsconf-bench-"));

try {
  main();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function main() {
  const homes = { 40: home(40), 10_000: home(10_000), 100_000: home(100_000) };
  const empty = buildEmpty();
  const rows = compare([
    { name: "empty program", command: [empty] },
    { name: "awsconf, 40 profiles", command: [AWSCONF], home: homes[40] },
    { name: "awsconf, 10,000 profiles", command: [AWSCONF], home: homes[10_000] },
    {
      name: "aws configure list-profiles, 40 profiles",
      command: ["/usr/bin/aws", "configure", "list-profiles"],
      home: homes[40],
    },
    { name: "shellcheck --version", command: ["shellcheck", "--version"] },
    {
      name: "git-secrets, 40 profiles",
      command: ["git", "secrets", "--scan", "--no-index", join(homes[40], ".aws")],
      home: homes[40],
    },
    {
      name: "secretlint, 40 profiles",
      command: [
        join(ROOT, "node_modules/.bin/secretlint"),
        "--secretlintrcJSON",
        '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}',
        join(homes[40], ".aws/*"),
      ],
      home: homes[40],
    },
  ]);
  const of = (name) => rows.find((row) => row.name.startsWith(name))?.median;
  print(rows);
  const small = of("awsconf, 40 profiles");
  const large = of("awsconf, 10,000 profiles");
  ratio("40 profiles against the empty program (budget: at most 2)", small / of("empty program"));
  ratio(
    "aws configure list-profiles against awsconf (budget: at least 30)",
    of("aws configure") / small,
  );
  ratio("secretlint against awsconf (budget: at least 20)", of("secretlint") / small);
  ratio(
    "10,000 profiles against shellcheck's start (budget: at most 7.5)",
    large / of("shellcheck"),
  );
  const growth = compare([
    { name: "10,000 profiles", command: [AWSCONF], home: homes[10_000] },
    { name: "100,000 profiles", command: [AWSCONF], home: homes[100_000] },
  ], 5);
  const start = of("empty program");
  ratio(
    "growth from 10,000 to 100,000 profiles, start left out (budget: 10, within 15 %)",
    (growth[1].median - start) / (growth[0].median - start),
  );
}

/** A clean home with so many profiles, half of them roles, some with nested settings. */
function home(count) {
  const folder = join(scratch, String(count));
  mkdirSync(join(folder, ".aws"), { recursive: true });
  const config = ["[default]\nregion = eu-west-1\noutput = json\n"];
  const credentials = [
    "[default]\naws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij\n",
  ];
  for (let i = 1; i < count; i++) {
    const account = String(210000000000 + i);
    config.push(
      `[profile team-${i}]\nrole_arn = arn:aws:iam::${account}:role/Developer\nsource_profile = default\nregion = eu-west-1\n`,
    );
    if (i % 10 === 0) config.push("s3 =\n  max_concurrent_requests = 20\n");
  }
  writeFileSync(join(folder, ".aws/config"), config.join("\n"));
  writeFileSync(join(folder, ".aws/credentials"), credentials.join("\n"), { mode: 0o600 });
  return folder;
}

function buildEmpty() {
  const source = join(scratch, "empty.ts");
  const outfile = join(scratch, "empty");
  writeFileSync(source, "");
  const args = [
    "build",
    "--compile",
    "--minify",
    "--bytecode",
    "--format=esm",
    source,
    "--outfile",
    outfile,
  ];
  spawnSync(join(ROOT, "node_modules/.bin/bun"), args);
  return outfile;
}

function compare(tools, runs = RUNS) {
  const present = tools.filter(isPresent);
  const times = present.map(() => []);
  for (let run = -1; run < runs; run++) {
    present.forEach((tool, index) => {
      const time = once(tool);
      // The first run warms the disk's cache.
      if (run >= 0) times[index].push(time);
    });
  }
  return present.map((tool, index) => ({ name: tool.name, median: median(times[index]) }));
}

function isPresent({ name, command: [program] }) {
  const found = program.startsWith("/")
    ? existsSync(program)
    : spawnSync(program, ["--version"]).error === undefined;
  if (!found) console.log(`left out: ${name} (${program.replace(ROOT, "")} is not installed)`);
  return found;
}

function once({ command: [program, ...args], home: folder }) {
  const env = { PATH: process.env.PATH, HOME: folder ?? scratch };
  const start = process.hrtime.bigint();
  spawnSync(program, args, { env, stdio: "ignore", cwd: folder ?? scratch });
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function print(rows) {
  console.log(`whole processes, median of ${RUNS} runs in turn`);
  for (const { name, median: time } of rows) {
    console.log(`${time.toFixed(1).padStart(9)} ms  ${name}`);
  }
}

function ratio(what, value) {
  if (Number.isFinite(value)) console.log(`${value.toFixed(1).padStart(9)} x   ${what}`);
}
