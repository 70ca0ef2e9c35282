import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";

/** What stands at a path. */
export interface DiskStats {
  /** A pipe, socket or device is `other`. */
  readonly kind: "file" | "folder" | "link" | "other";
  readonly size: number;
  /** POSIX permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** How many names the file has. */
  readonly links: number;
  readonly device: number;
  readonly inode: number;
  /** When it was last written, in milliseconds by the clock of the file system. */
  readonly modified: number;
  /** When its bytes, name, owner or mode last changed, by the same clock; no program can set it back. */
  readonly changed: number;
}

/**
 * The operations that a write is made of, one system call each, so that a test
 * can fail or stop the process at any of them. All throw the operating system's
 * error.
 */
export interface Disk {
  /** Follows links. */
  stat(path: string): DiskStats;
  /** Does not follow a link in the last place. */
  linkStat(path: string): DiskStats;
  realPath(path: string): string;
  readFile(path: string): Uint8Array;
  list(path: string): readonly string[];
  /** Makes a folder and the missing ones above for the owner alone; returns the topmost one made. */
  makeFolder(path: string): string | null;
  /** Makes a folder for the owner alone that must not exist yet. */
  makePrivateFolder(path: string): void;
  removeFolder(path: string): void;
  /** Opens an existing file for writing and closes it unchanged. */
  openForWriting(path: string): void;
  /** Makes a file with mode 0600 that must not exist yet, and returns a handle. */
  create(path: string): number;
  /** Writes from an offset; returns how many bytes were taken. */
  write(handle: number, bytes: Uint8Array, from: number): number;
  flush(handle: number): void;
  close(handle: number): void;
  setOwner(path: string, uid: number, gid: number): void;
  setMode(path: string, mode: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  flushFolder(path: string): void;
}

/** The real disk. */
export const nodeDisk: Disk = {
  stat: (path) => toDiskStats(statSync(path)),
  linkStat: (path) => toDiskStats(lstatSync(path)),
  realPath: (path) => realpathSync(path),
  readFile: (path) => readFileSync(path),
  list: (path) => readdirSync(path),
  makeFolder: (path) => mkdirSync(path, { recursive: true, mode: 0o700 }) ?? null,
  makePrivateFolder: (path) => mkdirSync(path, { mode: 0o700 }),
  removeFolder: (path) => rmdirSync(path),
  openForWriting: (path) => closeSync(openSync(path, "r+")),
  // 0600 from the first moment: the bytes may be secrets.
  create: (path) => openSync(path, "wx", 0o600),
  write: (handle, bytes, from) => writeSync(handle, bytes, from),
  flush: (handle) => fsyncSync(handle),
  close: (handle) => closeSync(handle),
  setOwner: (path, uid, gid) => chownSync(path, uid, gid),
  setMode: (path, mode) => chmodSync(path, mode),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => unlinkSync(path),
  flushFolder: (path) => {
    const handle = openSync(path, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
};

/** Takes from the stats of `node:fs` what awsconf looks at. */
export function toDiskStats(stats: Stats): DiskStats {
  return {
    kind: kindOfStats(stats),
    size: stats.size,
    mode: stats.mode & 0o7777,
    uid: stats.uid,
    gid: stats.gid,
    links: stats.nlink,
    device: stats.dev,
    inode: stats.ino,
    modified: stats.mtimeMs,
    changed: stats.ctimeMs,
  };
}

function kindOfStats(stats: Stats): DiskStats["kind"] {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "folder";
  return stats.isSymbolicLink() ? "link" : "other";
}
