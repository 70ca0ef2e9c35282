/**
 * Runs every check of the project: format, lint and types, the build, and the
 * tests on Deno and on Bun (the end-to-end tests against the binary among
 * them). The last line says `N passed, N failed`; the exit code is 1 if any failed.
 *
 * Plain Node, as it is what `npm test` has before Deno and Bun are at hand.
 */
import { spawn, spawnSync } from "node:child_process";

const bin = (name) => new URL(`../../node_modules/.bin/${name}`, import.meta.url).pathname;
const deno = bin("deno");
const bun = bin("bun");
const permissions = ["read", "write", "env", "sys", "run"].map((name) => `--allow-${name}`);

const steps = [
  { name: "format", command: [deno, "fmt", "--check"] },
  { name: "lint", command: [deno, "lint"] },
  { name: "types", command: [deno, "check", "main.ts", "lib", "rules", "tests"] },
  { name: "build", command: [process.execPath, "lib/dev/build.mjs"] },
  {
    name: "tests on Deno",
    // Those of `tests/adoption` drive other programs, for which it does not matter who asks.
    command: [deno, "test", "--no-check", ...permissions, "--ignore=tests/adoption", "tests"],
    count: /(\d+) passed(?: \(\d+ steps?\))? \| (\d+) failed/,
  },
  {
    name: "tests on Bun",
    // The comparison with the real readers runs at length once, and in short on Deno.
    env: { AWSCONF_DIFFERENTIAL_CASES: "10000", AWSCONF_RESOLVE_CASES: "1000" },
    command: [bun, "test", "--timeout", "300000", "./tests"],
    count: /(\d+) pass\n\s*(?:\d+ skip\n\s*)?(\d+) fail/,
  },
];

if (spawnSync("strace", ["-V"]).status === 0) {
  steps.push({
    name: "end-to-end tests under strace",
    env: { AWSCONF_STRACE: "1" },
    command: [bun, "test", "--timeout", "300000", "./tests/e2e"],
    count: /(\d+) pass\n\s*(?:\d+ skip\n\s*)?(\d+) fail/,
  });
} else console.log("Left out: the end-to-end tests under strace, which is not installed");

// It needs packages of its own, which only CI fetches every time.
if (process.env.CI) {
  const script = "npm ci --no-audit --no-fund && npm run package";
  steps.push({
    name: "VS Code extension",
    command: ["bash", "-c", `cd editors/vscode && ${script}`],
  });
} else console.log("Left out: packaging the VS Code extension (CI=true does it)");

let passed = 0;
let failed = 0;
for (const step of steps) {
  const start = Date.now();
  const { code, output } = await run(step.command, step.env);
  // deno-lint-ignore no-control-regex
  const counts = step.count?.exec(output.replaceAll(/\u001b\[[0-9;]*m/g, ""));
  passed += counts ? Number(counts[1]) : code === 0 ? 1 : 0;
  failed += counts ? Number(counts[2]) : 0;
  if (code !== 0 && !(counts && Number(counts[2]) > 0)) failed++;
  console.log(
    `--- ${step.name}: ${code === 0 ? "ok" : "FAILED"} (${
      ((Date.now() - start) / 1000).toFixed(1)
    } s)\n`,
  );
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Runs a command and shows its output as it comes. */
function run([program, ...args], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", ...env },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
        process.stdout.write(text);
      });
    }
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
