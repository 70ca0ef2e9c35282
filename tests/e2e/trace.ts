/**
 * Runs a program under `strace` and judges what it asked of the system: the
 * linter opens no socket, starts no program, and no file but those it was given.
 *
 * @module
 */
import { spawnSync, type SpawnSyncOptionsWithStringEncoding } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";

/** Whether the end-to-end tests run traced: `AWSCONF_STRACE=1`. */
export const IS_TRACED = process.env.AWSCONF_STRACE === "1";

/** What the JavaScript engine and the C library look at when they start. */
const SYSTEM =
  /^\/(?:proc|sys|dev|lib|lib64|usr\/lib|usr\/share\/zoneinfo)(?:\/|$)|^\/etc\/(?:ld\.so|localtime|passwd|nsswitch|group|host\.conf)/;

const CALLS =
  "trace=%network,%process,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,mkdir,mkdirat,chmod,fchmodat";

/**
 * Runs a program and throws an Error that lists every call that it should not have made.
 *
 * @param allowed folders and files that it may touch
 */
export function spawnTraced(
  command: string,
  args: readonly string[],
  options: SpawnSyncOptionsWithStringEncoding,
  allowed: readonly string[],
) {
  const log = join(tmpdir(), `awsconf-trace-${process.pid}-${Math.random().toString(36).slice(2)}`);
  try {
    const traced = [
      "-f",
      "-qq",
      "-s",
      "4096",
      "-e",
      CALLS,
      "-e",
      "signal=none",
      "-o",
      log,
      command,
    ];
    const result = spawnSync("strace", [...traced, ...args], options);
    const bad = complaints(readFileSync(log, "utf8"), String(options.cwd), allowed);
    if (bad.length > 0) {
      throw new Error(`${command} ${args.join(" ")} is not quiet:\n${bad.join("\n")}`);
    }
    return result;
  } finally {
    rmSync(log, { force: true });
  }
}

/** The lines of a trace that tell of a socket, a program, or a file outside of what is allowed. */
export function complaints(trace: string, cwd: string, allowed: readonly string[]): string[] {
  let programs = 0;
  return trace.split("\n").filter((line) => {
    const call = /^\d+\s+(\w+)\((.*)/.exec(line);
    if (call === null) return false;
    const [, name = "", rest = ""] = call;
    // The first one is the program itself.
    if (name.startsWith("execve")) return ++programs > 1;
    if (name === "fork" || name === "vfork") return true;
    // A thread shares memory with its process; what does not is a process of its own.
    if (name.startsWith("clone")) return !/CLONE_THREAD/.test(rest);
    if (NETWORK.test(name)) return true;
    if (!FILES.test(name)) return false;
    return [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].some(([, path]) =>
      !mayTouch(resolve(cwd, path!), allowed)
    );
  });
}

const NETWORK =
  /^(?:socket|connect|bind|listen|accept|send|recv|getsockname|getpeername|setsockopt|getsockopt|shutdown)/;
const FILES = /^(?:open|creat|rename|unlink|link|symlink|mkdir|chmod|fchmodat)/;

function mayTouch(path: string, allowed: readonly string[]): boolean {
  if (SYSTEM.test(path)) return true;
  return allowed.some((one) =>
    path === one || path.startsWith(one.endsWith("/") ? one : `${one}/`)
  );
}
