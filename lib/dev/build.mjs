/**
 * Builds `dist/awsconf` for this machine, or with `--all` one executable for
 * each of the common targets and their checksums, by `bun build --compile`; and
 * the man page.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const TARGETS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"];
const root = new URL("../../", import.meta.url).pathname;
const bun = `${root}node_modules/.bin/bun`;

mkdirSync(`${root}dist`, { recursive: true });
if (process.argv.includes("--all")) {
  const sums = TARGETS.map((target) => {
    const file = `awsconf-${target}${target.startsWith("windows") ? ".exe" : ""}`;
    build(`${root}dist/${file}`, ["--target", `bun-${target}`]);
    const sum = createHash("sha256").update(readFileSync(`${root}dist/${file}`)).digest("hex");
    return `${sum}  ${file}\n`;
  });
  writeFileSync(`${root}dist/SHA256SUMS`, sums.join(""));
} else build(`${root}dist/awsconf`, []);
writeFileSync(`${root}dist/awsconf.1`, runBun(["run", "lib/dev/man.ts"]));

function build(outfile, extra) {
  const args = [
    "build",
    "--compile",
    "--minify",
    "--bytecode",
    "--splitting",
    "--format=esm",
    ...extra,
  ];
  // A binary must not pick up a .env or bunfig.toml of the folder it is run in.
  args.push(
    "--no-compile-autoload-dotenv",
    "--no-compile-autoload-bunfig",
    "main.ts",
    "--outfile",
    outfile,
  );
  runBun(args);
}

/** Runs Bun and gives what it prints; a failure ends the build. */
function runBun(args) {
  const { status, stdout, stderr } = spawnSync(bun, args, { cwd: root, encoding: "utf8" });
  if (status === 0) return stdout;
  process.stderr.write(`${stdout}${stderr}`);
  process.exit(1);
}
