/**
 * Mutation tests: `node run.mjs` for all, `node run.mjs lib/syntax rules/x.ts` for some;
 * what has not changed since the last run is not tried again. `--force` tries all,
 * `--survivors` those again that nobody noticed, with the slow tests too.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
process.chdir(dirname(dirname(HERE)));
const RESULTS = "dist/mutation/results.json";

const args = process.argv.slice(2);
const paths = args.filter((arg) => !arg.startsWith("-"));
const options = args.filter((arg) => arg.startsWith("-") && arg !== "--survivors");
const environment = { ...process.env };
if (existsSync(RESULTS)) {
  // What was not in the last sample is as good as new, and so are survivors when asked for.
  const isAgain = (name, status) =>
    status === "RuntimeError" ||
    (status === "Survived" && args.includes("--survivors") &&
      (paths.length === 0 || paths.some((path) => `${name}/`.startsWith(`${path}/`))));
  const results = JSON.parse(readFileSync(RESULTS, "utf8"));
  for (const [name, file] of Object.entries(results.files)) {
    file.mutants = file.mutants.filter(({ status }) => !isAgain(name, status));
  }
  writeFileSync(RESULTS, JSON.stringify(results));
}
if (args.includes("--survivors")) environment.AWSCONF_MUTATION_THOROUGH = "1";
if (paths.length > 0) {
  const pattern = (path) => statSync(path).isDirectory() ? `${path}/**/*.ts` : path;
  options.push("--mutate", [...paths.map(pattern), "!rules/mod.ts", "!rules/pages.ts"].join(","));
}
const stryker = join(HERE, "node_modules/@stryker-mutator/core/bin/stryker.js");
const { status } = spawnSync(process.execPath, [
  stryker,
  "run",
  ...options,
  join("tests", "mutation", "stryker.config.mjs"),
], { stdio: "inherit", env: environment });
if (status !== 0) process.exit(status ?? 1);
spawnSync(process.execPath, [join(HERE, "summary.mjs")], { stdio: "inherit" });
