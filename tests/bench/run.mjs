/**
 * Times whole runs of the compiled executable against an empty program made
 * the same way and against other tools on the same files, and prints medians,
 * and ratios with what they are meant to be. Runs alternate, so that a machine
 * that slows down slows all. It also prints how much memory a large home takes,
 * and how long an editor waits for findings.
 *
 * Other tools are left out, with a line that says so, where they are not
 * installed. `BENCH_SECRETLINT` may name the program of secretlint, which brings
 * a hundred packages and so is not among our own; `BENCH_RUNS` how often each is run.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = new URL("../../", import.meta.url).pathname;
const RUNS = Number(process.env.BENCH_RUNS ?? 15);
const scratch = mkdtempSync(join(tmpdir(), "awsconf-bench-"));
const AWSCONF = join(scratch, "awsconf");

try {
  main();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function main() {
  const homes = { 40: home(40, sso), 10_000: home(10_000, sso), 100_000: home(100_000, role) };
  const roles = home(10_000, role);
  const empty = buildEmpty();
  // A file that was just written lies better in memory than one that was read from the disk, which
  // is worth a millisecond at each start (seen with Linux 6): the two are to be alike in that.
  copyFileSync(join(ROOT, "dist/awsconf"), AWSCONF);
  const rows = compare([
    { name: "empty program", command: [empty] },
    { name: "awsconf --version", command: [AWSCONF, "--version"] },
    { name: "awsconf, 40 profiles", command: [AWSCONF], home: homes[40] },
    { name: "awsconf, 10,000 profiles", command: [AWSCONF], home: homes[10_000] },
    { name: "awsconf, 10,000 roles", command: [AWSCONF], home: roles },
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
        process.env.BENCH_SECRETLINT ?? join(ROOT, "node_modules/.bin/secretlint"),
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
  const start = of("empty program");
  ratio("40 profiles against the empty program", small / start, "at most 2");
  ratio("10,000 profiles against the empty program", large / start, "at most 9.2");
  ratio("10,000 profiles against shellcheck's start", large / of("shellcheck"), "at most 7.5");
  ratio("aws configure list-profiles against 40", of("aws configure") / small, "at least 30");
  ratio("secretlint against 40", of("secretlint") / small, "at least 20");
  const growth = compare([
    { name: "10,000 roles", command: [AWSCONF], home: roles },
    { name: "100,000 roles", command: [AWSCONF], home: homes[100_000] },
  ], 5);
  ratio(
    "growth from 10,000 to 100,000 roles, start left out",
    (growth[1].median - start) / (growth[0].median - start),
    "at most 11.5",
  );
  line(bun("editor.ts"), "ms", "from a keystroke to findings at 1,000 profiles, p95", "under 5");
  line(bun("memory.ts", AWSCONF, homes[10_000]), "MB", "memory at most, 10,000 profiles", "64");
  line(bun("memory.ts", empty, scratch), "MB", "memory at most, empty program");
}

/** What a script beside this one prints when Bun runs it: a number. */
function bun(script, ...args) {
  const file = join(ROOT, "tests/bench", script);
  const run = spawnSync(join(ROOT, "node_modules/.bin/bun"), [file, ...args], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}

/** A clean home with so many profiles. */
function home(count, profile) {
  const folder = join(scratch, `${profile.name}-${count}`);
  mkdirSync(join(folder, ".aws"), { recursive: true });
  const config = [
    "[default]\nregion = eu-west-1\noutput = json\n",
    "[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n",
  ];
  const credentials = [
    "[default]\naws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij\n",
  ];
  for (let i = 1; i < count; i++) config.push(profile(i));
  writeFileSync(join(folder, ".aws/config"), config.join("\n"));
  writeFileSync(join(folder, ".aws/credentials"), credentials.join("\n"), { mode: 0o600 });
  return folder;
}

function sso(i) {
  return `[profile team-${i}]\nsso_session = corp\nsso_account_id = ${
    210000000000 + i
  }\nsso_role_name = Developer\nregion = eu-west-1\n`;
}

/** A role; some have nested settings. */
function role(i) {
  const nested = i % 10 === 0 ? "s3 =\n  max_concurrent_requests = 20\n" : "";
  return `[profile team-${i}]\nrole_arn = arn:aws:iam::${
    210000000000 + i
  }:role/Developer\nsource_profile = default\nregion = eu-west-1\n${nested}`;
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

function ratio(what, value, budget) {
  if (Number.isFinite(value)) line(value, "x ", what, budget);
}

function line(value, unit, what, budget) {
  const aim = budget === undefined ? "" : ` (budget: ${budget})`;
  console.log(`${value.toFixed(1).padStart(9)} ${unit}  ${what}${aim}`);
}
