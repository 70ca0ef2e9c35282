import { fstatSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import process from "node:process";
import { type FileSystem, nodeFiles, pause, readAll } from "./file_system.ts";
import { errorCode, reasonOf, shownPath } from "./trouble.ts";
import { type Watcher, watchFolders } from "./watcher.ts";
import { recoverFiles, type Recovery } from "./recover.ts";
import { writeFiles, type WriteResult, type WriteTarget } from "./write.ts";

/** Where output goes. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Null where the width is not known. */
  readonly columns: number | null;
}

/** All that awsconf sees of the world outside: nothing else touches it. */
export interface Host {
  /** The arguments without the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: string;
  /** Null where nothing tells it. */
  readonly homeDirectory: string | null;
  readonly files: FileSystem;
  /** The present, in milliseconds since 1970 (UTC). */
  now(): number;
  /** Writes all files or none; see {@link writeFiles}. */
  writeFiles(targets: readonly WriteTarget[]): WriteResult;
  /** Finishes or takes back what a killed run left; see {@link recoverFiles}. */
  recoverFiles(paths: readonly string[]): Recovery;
  /** Writes a report, replacing what the file held. Returns a sentence that says why it could not be, or null. */
  writeReport(path: string, text: string): string | null;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Watches folders, not what is below them. */
  watch(folders: readonly string[]): Watcher;
  /** Reads standard input to its end. Throws the operating system's error. */
  readStdin(): Uint8Array;
}

/** A host that ends the process. */
export interface ProcessHost extends Host {
  exit(code: number): void;
}

/** The exit code where output could not be written. */
const OUTPUT_FAILED = 3;

/** The host of a real process, the same on Deno, on Bun and in the binary. */
export function createNodeHost(): ProcessHost {
  const env = { ...process.env };
  const stdout = new StandardOutput(1, () => process.stdout.columns);
  const stderr = new StandardOutput(2, () => process.stderr.columns);
  return {
    argv: process.argv.slice(2),
    env,
    cwd: process.cwd(),
    platform: process.platform,
    homeDirectory: homeDirectory(env, process.platform),
    files: nodeFiles,
    now: () => Date.now(),
    writeFiles: (targets) => writeFiles(targets),
    recoverFiles: (paths) => recoverFiles(paths),
    writeReport,
    watch: watchFolders,
    stdout,
    stderr,
    readStdin: () => readAll(0, 64 * 1024),
    exit: (code) => {
      if (stdout.failure !== null) {
        stderr.write(`awsconf: Cannot write to standard output: ${reasonOf(stdout.failure)}.\n`);
        process.exit(OUTPUT_FAILED);
      }
      process.exit(code);
    },
  };
}

/**
 * The home directory as the SDKs find it: HOME first, then what the platform
 * offers. An empty variable counts as none.
 */
export function homeDirectory(env: Host["env"], platform: string): string | null {
  if (env.HOME) return env.HOME;
  if (platform === "win32") {
    if (env.USERPROFILE) return env.USERPROFILE;
    return env.HOMEPATH ? (env.HOMEDRIVE ?? "C:") + env.HOMEPATH : null;
  }
  return homeInUserDatabase();
}

/**
 * The home directory that `/etc/passwd` has for the user, as Python looks it
 * up. The file is read here, since the C library would open sockets to ask
 * name services.
 */
function homeInUserDatabase(): string | null {
  try {
    const uid = String(process.getuid?.());
    const entry = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"))
      .find((fields) => fields[2] === uid);
    return entry?.[5] || null;
  } catch {
    return null;
  }
}

/** An open output of the process. */
class StandardOutput implements Output {
  /** The code of what went wrong; null while nothing did. */
  failure: string | null = null;
  readonly #descriptor: number;
  readonly #columns: () => number | undefined;
  #closed = false;

  constructor(descriptor: number, columns: () => number | undefined) {
    this.#descriptor = descriptor;
    this.#columns = columns;
  }

  get isTerminal(): boolean {
    try {
      // A pipe, a file and /dev/null are told without loading the module for terminals, which takes a while.
      const stats = fstatSync(this.#descriptor);
      return stats.isCharacterDevice() && stats.rdev !== statSync("/dev/null").rdev &&
        process.getBuiltinModule("node:tty").isatty(this.#descriptor);
    } catch {
      return false;
    }
  }

  // Asked for only where it is needed: making the process's streams takes time at every start.
  get columns(): number | null {
    return this.isTerminal ? this.#columns() ?? null : null;
  }

  /** Writes synchronously, so that nothing is cut off when the process ends. Never throws. */
  write(text: string): void {
    if (this.#closed) return;
    try {
      writeAll(this.#descriptor, new TextEncoder().encode(text));
    } catch (error) {
      this.#closed = true;
      const code = errorCode(error);
      if (code === null) throw error;
      // The reader had enough, as in `awsconf | head`: no reason to complain.
      if (code !== "EPIPE") this.failure = code;
    }
  }
}

function writeReport(path: string, text: string): string | null {
  try {
    writeFileSync(path, text);
    return null;
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return `Cannot write ${shownPath(path)}: ${reasonOf(code)}.`;
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      // The reader of a pipe that does not block may be slow.
      if (errorCode(error) !== "EAGAIN") throw error;
      pause();
    }
  }
}
