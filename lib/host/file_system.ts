import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from "node:fs";

/** Larger files are refused: no AWS file comes near, and reading one would only look like a hang. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** What came of reading a file. */
export type ReadResult =
  | { readonly kind: "file"; readonly bytes: Uint8Array; readonly mode: number }
  | { readonly kind: "absent" }
  /** The message is a sentence for a person. */
  | { readonly kind: "error"; readonly message: string };

/** An entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Reading from a disk, or what stands for one. */
export interface FileSystem {
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /** Reads a file; never throws and never waits for a pipe or device. */
  read(path: string): ReadResult;
  /** The entries of a folder, sorted by name; empty where it cannot be read. Links to folders are no folders. */
  list(path: string): readonly FolderEntry[];
}

/** The real disk. */
export const nodeFiles: FileSystem = {
  exists: (path) => existsSync(path),
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  read: readFile,
  list: listFolder,
};

function readFile(path: string): ReadResult {
  let descriptor: number;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for someone to write to it.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return failure(path, error);
  }
  try {
    return readOpen(path, descriptor);
  } catch (error) {
    return failure(path, error);
  } finally {
    closeSync(descriptor);
  }
}

function readOpen(path: string, descriptor: number): ReadResult {
  const stats = fstatSync(descriptor);
  if (stats.isDirectory()) return problem(path, "it is a folder, not a file");
  // People switch a file off with `AWS_CONFIG_FILE=/dev/null`.
  if (path === "/dev/null") return { kind: "file", bytes: new Uint8Array(0), mode: 0o600 };
  if (!stats.isFile()) {
    return problem(
      path,
      "it is a pipe, socket or device, not a regular file; use `-` for standard input",
    );
  }
  if (stats.size > MAX_BYTES) {
    const size = Math.ceil(stats.size / 1024 / 1024);
    return problem(
      path,
      `it has ${size} MB, and files over ${
        MAX_BYTES / 1024 / 1024
      } MB are not read; is it the right file?`,
    );
  }
  return { kind: "file", bytes: readAll(descriptor, stats.size), mode: stats.mode & 0o7777 };
}

function readAll(descriptor: number, size: number): Uint8Array {
  // One byte more than expected, to notice a file that grows meanwhile.
  let buffer = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.subarray(0, length);
    length += count;
    if (length === buffer.length) {
      const larger = new Uint8Array(buffer.length * 2);
      larger.set(buffer);
      buffer = larger;
    }
  }
}

function listFolder(path: string): FolderEntry[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => a.name < b.name ? -1 : 1);
  } catch {
    return [];
  }
}

/** What the codes of the operating system mean to a person. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied; check who owns the file and its folder",
  EPERM: "permission denied; check who owns the file and its folder",
  ELOOP: "its symbolic links lead in a circle",
  EISDIR: "it is a folder, not a file",
  ENXIO: "it is a pipe, socket or device, not a regular file; use `-` for standard input",
  EMFILE: "too many files are open",
  EIO: "the disk reports an error",
};

function failure(path: string, error: unknown): ReadResult {
  const code = errorCode(error);
  if (code === "ENOENT") return { kind: "absent" };
  if (code === "ENOTDIR") return problem(path, "a part of the path is a file, not a folder");
  return problem(path, REASONS[code] ?? `the operating system says ${code}`);
}

function problem(path: string, reason: string): ReadResult {
  return { kind: "error", message: `Cannot read ${path}: ${reason}.` };
}

/** The code of an error from the operating system, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (typeof code === "string") return code;
  // Deno refuses a file outside its permissions with an error of its own.
  return name === "NotCapable" ? "EACCES" : "an unknown error";
}
