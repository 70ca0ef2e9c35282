/** What is mutated and how; `run.mjs` starts it from the root of the project. */
export default {
  testRunner: "awsconf",
  plugins: ["./tests/mutation/runner.mjs"],
  mutate: [
    "lib/syntax/**/*.ts",
    "lib/model/**/*.ts",
    "lib/engine/**/*.ts",
    "rules/*.ts",
    // Lists that are generated.
    "!rules/mod.ts",
    "!rules/pages.ts",
  ],
  coverageAnalysis: "perTest",
  // What runs only while modules are loaded, such as the name of a rule, would
  // take a new process for each mutant.
  ignoreStatic: true,
  ignorePatterns: ["/dist", "/editors", "/docs", "/tests/mutation/node_modules"],
  incremental: true,
  incrementalFile: "dist/mutation/results.json",
  tempDirName: "dist/mutation/tmp",
  reporters: ["progress-append-only", "awsconf"],
  allowConsoleColors: false,
  disableTypeChecks: false,
  packageManager: "npm",
  concurrency: Number(process.env.AWSCONF_MUTATION_PROCESSES ?? 2),
  // The runner has its own watch.
  timeoutMS: 300_000,
  dryRunTimeoutMinutes: 30,
  thresholds: { high: 90, low: 85, break: null },
};
