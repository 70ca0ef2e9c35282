import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { type DiskStats, toDiskStats } from "./disk.ts";
import { errorCode, MAX_BYTES, megabytes, reasonOf, shownPath } from "./trouble.ts";

/** What came of reading a file. */
export type ReadResult =
  | {
    readonly kind: "file";
    readonly bytes: Uint8Array;
    /** Permission bits; null for a device, whose bits protect nothing. */
    readonly mode: number | null;
    /** The same for two paths only where they lead to the same file; missing where that is not known. */
    readonly identity?: string;
  }
  | { readonly kind: "absent" }
  /** The message is a sentence for a person. */
  | { readonly kind: "error"; readonly message: string };

/** An entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Reading from a disk, or what stands for one. Nothing here throws. */
export interface FileSystem {
  /** Follows links: false for one that leads nowhere. */
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /** Reads a file; never waits for a pipe or device. */
  read(path: string): ReadResult;
  /** The permission bits of a file or folder, links followed; null where there is none. */
  mode(path: string): number | null;
  /** Where a path leads, links followed; null where it leads nowhere. */
  realPath(path: string): string | null;
  /** The entries of a folder, sorted by name; null where it cannot be read. Links to folders are no folders. */
  list(path: string): readonly FolderEntry[] | null;
}

/** The real disk. */
export const nodeFiles: FileSystem = {
  exists,
  isFolder,
  read: readFile,
  mode: modeOf,
  realPath: (path) => {
    try {
      return realpathSync(path);
    } catch {
      return null;
    }
  },
  list: listFolder,
};

function exists(path: string): boolean {
  try {
    return existsSync(path);
  } catch {
    // Deno may not look there; reading it says so.
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // Not a folder that anything could be found in; reading it says why.
    return false;
  }
}

function modeOf(path: string): number | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? null : toDiskStats(stats).mode;
  } catch {
    return null;
  }
}

function readFile(path: string): ReadResult {
  try {
    // Looked at before it is opened: opening a device can have effects, and a pipe would wait for a writer.
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) return { kind: "absent" };
    const stats = toDiskStats(entry);
    // People switch a file off with `AWS_CONFIG_FILE=/dev/null`, or a link to it.
    if (stats.kind === "other" && realpathSync(path) === "/dev/null") {
      return { kind: "file", bytes: new Uint8Array(0), mode: null };
    }
    return unreadable(path, stats) ?? openAndRead(path);
  } catch (error) {
    return readFailure(path, error);
  }
}

function openAndRead(path: string): ReadResult {
  // Windows has no O_NONBLOCK, and no pipes among its files.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    // Another file may have taken the place since, so what was opened is what counts.
    const stats = toDiskStats(fstatSync(descriptor));
    const refusal = unreadable(path, stats);
    if (refusal !== null) return refusal;
    const bytes = readAll(descriptor, stats.size);
    return { kind: "file", bytes, mode: stats.mode, identity: `${stats.device}:${stats.inode}` };
  } finally {
    closeSync(descriptor);
  }
}

/** Refuses what is not a regular file of a sensible size; null for what may be read. */
export function unreadable(
  path: string,
  stats: Pick<DiskStats, "kind" | "size">,
): Extract<ReadResult, { kind: "error" }> | null {
  if (stats.kind === "folder") return readError(path, reasonOf("EISDIR"));
  if (stats.kind !== "file") return readError(path, reasonOf("ENXIO"));
  if (stats.size <= MAX_BYTES) return null;
  const limit = megabytes(MAX_BYTES);
  return readError(
    path,
    `it has ${megabytes(stats.size)}, and files over ${limit} are not read; check its path`,
  );
}

/** What an error while reading comes to. An error that is not the operating system's is thrown again. */
export function readFailure(path: string, error: unknown): ReadResult {
  const code = errorCode(error);
  if (code === null) throw error;
  return code === "ENOENT" ? { kind: "absent" } : readError(path, reasonOf(code));
}

function readError(path: string, reason: string): Extract<ReadResult, { kind: "error" }> {
  return { kind: "error", message: `Cannot read ${shownPath(path)}: ${reason}.` };
}

/**
 * Reads an open file, pipe or terminal to its end.
 *
 * Throws the operating system's error, and one with the code `EFBIG` beyond {@link MAX_BYTES}.
 *
 * @param expected how many bytes there probably are
 */
export function readAll(descriptor: number, expected: number): Uint8Array {
  // One byte more than expected, to notice the end without growing.
  let buffer = new Uint8Array(expected + 1);
  let length = 0;
  for (;;) {
    const count = readSome(descriptor, buffer, length);
    if (count === 0) return buffer.subarray(0, length);
    length += count;
    // A file in /proc has no size and may have no end.
    if (length > MAX_BYTES) throw Object.assign(new Error("Too large"), { code: "EFBIG" });
    if (length < buffer.length) continue;
    const larger = new Uint8Array(buffer.length * 2);
    larger.set(buffer);
    buffer = larger;
  }
}

function readSome(descriptor: number, buffer: Uint8Array, at: number): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, at, buffer.length - at, null);
    } catch (error) {
      const code = errorCode(error);
      // How Windows tells the end of standard input.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      pause();
    }
  }
}

/** Waits a moment for the other end of a pipe that does not block. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}

function listFolder(path: string): FolderEntry[] | null {
  try {
    return readdirSync(path, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => a.name < b.name ? -1 : 1);
  } catch {
    return null;
  }
}
