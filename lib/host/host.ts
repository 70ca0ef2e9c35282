import { readFileSync, writeSync } from "node:fs";
import { homedir } from "node:os";
import process from "node:process";
import { type FileSystem, nodeFiles } from "./file_system.ts";
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
  /** Writes all files or none; see {@link writeFiles}. */
  writeFiles(targets: readonly WriteTarget[]): WriteResult;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Reads standard input to its end. */
  readStdin(): Uint8Array;
}

/** A host that ends the process. */
export interface ProcessHost extends Host {
  exit(code: number): void;
}

/** The host of a real process, the same on Deno, on Bun and in the binary. */
export function createNodeHost(): ProcessHost {
  const env = { ...process.env };
  return {
    argv: process.argv.slice(2),
    env,
    cwd: process.cwd(),
    platform: process.platform,
    homeDirectory: homeDirectory(env, process.platform),
    files: nodeFiles,
    writeFiles,
    stdout: output(1, process.stdout),
    stderr: output(2, process.stderr),
    readStdin: () => readFileSync(0),
    exit: (code) => process.exit(code),
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
  try {
    // The user database, as Python asks it.
    return homedir() || null;
  } catch {
    return null;
  }
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

function output(descriptor: number, stream: Stream): Output {
  return {
    // Synchronous, so that nothing is cut off when the process ends.
    write: (text) => writeAll(descriptor, new TextEncoder().encode(text)),
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? null,
  };
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // The reader of a pipe may be slow, or gone as in `awsconf | head`.
      if (code === "EAGAIN") continue;
      if (code === "EPIPE") return;
      throw error;
    }
  }
}
