import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { IS_TRACED, spawnTraced } from "./trace.ts";

// Deno hands the variables of its own process on, whatever is said; a developer's own settings must not count.
for (const name of Object.keys(process.env)) {
  if (/^AWS_|^(?:NO_COLOR|FORCE_COLOR|FORCE_HYPERLINK|COLUMNS)$/.test(name)) {
    delete process.env[name];
  }
}

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BIN = join(ROOT, "node_modules/.bin");
const MAIN = join(ROOT, "main.ts");

/** The compiled executable. */
export const BINARY = join(ROOT, "dist/awsconf");

/** What the npm package runs, on Node as well. */
export const BUNDLE = join(ROOT, "dist/awsconf.mjs");

/** The ways in which awsconf is run. */
export const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  binary: [BINARY],
  deno: [
    join(BIN, "deno"),
    "run",
    "--quiet",
    "--no-prompt",
    "--allow-read",
    "--allow-write",
    "--allow-env",
    "--allow-sys=uid",
    MAIN,
  ],
  bun: [join(BIN, "bun"), "--env-file=/dev/null", MAIN],
  node: ["node", BUNDLE],
};

/** What a program printed and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface RunOptions {
  readonly home?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** The user to run as; only root can choose one. */
  readonly uid?: number;
}

/** Runs awsconf in one of its ways with an environment that holds only what is given. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Outcome {
  const [command, ...before] = PROGRAMS[program]!;
  const env: Record<string, string> = { PATH: process.env.PATH ?? "", ...options.env };
  if (options.home !== undefined) env.HOME = options.home;
  if (program === "deno" && env.HOME === undefined) {
    env.DENO_DIR = join(tmpdir(), "awsconf-deno-cache");
  }
  const cwd = options.cwd ?? options.home ?? ROOT;
  const settings = {
    cwd,
    env,
    encoding: "utf8" as const,
    input: options.input ?? "",
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    maxBuffer: 256 * 1024 * 1024,
  };
  // `strace` has to be root's, and so could not run as another user.
  const isTraced = IS_TRACED && program === "binary" && options.uid === undefined;
  const result = isTraced
    ? spawnTraced(command!, args, settings, [BINARY, cwd, ...allowedPaths(options, args)])
    : spawnSync(command!, [...before, ...args], settings);
  if (result.error !== undefined) throw result.error;
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** What a run may touch: its home directory, what its arguments name, and where the settings are looked for. */
function allowedPaths({ home, cwd, env }: RunOptions, args: readonly string[]): string[] {
  const named = [...args, ...Object.values(env ?? {})].filter((one) => one.startsWith("/"));
  const start = cwd ?? home ?? ROOT;
  const settings: string[] = [];
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    settings.push(join(dirname(folder), "awsconf.ini"), join(dirname(folder), ".git"));
  }
  // Without HOME the user database says where it is.
  return [home ?? homedir(), ...named, ...settings];
}

/** Runs the compiled executable. */
export function awsconf(args: readonly string[], options: RunOptions = {}): Outcome {
  if (!existsSync(BINARY)) throw new Error("There is no dist/awsconf: run `npm run build` first");
  return runProgram("binary", args, options);
}

/** A folder of its own for a test, removed afterwards. */
export class Scratch {
  readonly path = mkdtempSync(join(tmpdir(), "awsconf-test-"));

  /** Writes a file below the folder and returns its path. */
  write(name: string, content: string | Uint8Array, mode = 0o600): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode });
    return path;
  }

  /** Copies a home of `tests/homes` into the folder. */
  copyHome(name: string): void {
    cpSync(join(ROOT, "tests/homes", name), this.path, { recursive: true });
  }

  /** Removes what is in the folder. */
  empty(): void {
    for (const name of readdirSync(this.path)) {
      rmSync(join(this.path, name), { recursive: true, force: true });
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Runs a test body with a scratch folder. */
export function inScratch(body: (scratch: Scratch) => void): () => void {
  return () => {
    const scratch = new Scratch();
    try {
      body(scratch);
    } finally {
      scratch.remove();
    }
  };
}

/** Tells whether a program is installed; prints why a test is left out where it is not. */
export function have(command: string, args: readonly string[], what: string): boolean {
  const found = spawnSync(command, args, { stdio: "ignore" }).status === 0;
  if (!found) console.log(`Left out: ${what} is not installed, so it cannot be compared with`);
  return found;
}
