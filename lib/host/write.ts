import * as fs from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode } from "./file_system.ts";

/** A file to write. */
export interface WriteTarget {
  /** As named; a symbolic link is followed and stays. */
  readonly path: string;
  /** The bytes that were read, or null where there was no file. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
}

/** Whether everything was written; the message is a sentence for a person. */
export type WriteResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** The operations of a disk, one call each, so that a test can stop between any two. */
export type Disk = Pick<
  typeof fs,
  | "chmodSync"
  | "chownSync"
  | "closeSync"
  | "existsSync"
  | "fsyncSync"
  | "lstatSync"
  | "mkdirSync"
  | "openSync"
  | "readdirSync"
  | "readFileSync"
  | "realpathSync"
  | "renameSync"
  | "statSync"
  | "unlinkSync"
  | "writeSync"
>;

/** A temporary file older than this was left by a run that was killed. */
const LEFTOVER_AGE = 10 * 60 * 1000;

interface Prepared {
  readonly target: WriteTarget;
  /** The real file, behind any links. */
  readonly file: string;
  readonly temporary: string;
}

/**
 * Writes files so that each is wholly old or wholly new at any moment: into
 * temporary files beside them, flushed, then renamed in the order given. The
 * caller puts the file that receives a value before the one that loses it.
 *
 * Before the first rename, any failure leaves everything as it was. Mode and
 * owner are kept; a new file gets mode 0600 and a new folder 0700. Refused are
 * files that changed since they were read, that are read-only, or that have
 * several hard links, which a rename would part.
 */
export function writeFiles(targets: readonly WriteTarget[], disk: Disk = fs): WriteResult {
  const prepared: Prepared[] = [];
  try {
    for (const target of targets) prepared.push(prepare(target, disk));
    // Looked at again as late as possible: another program may have written meanwhile.
    for (const { target, file } of prepared) checkUnchanged(target, file, disk);
  } catch (error) {
    for (const { temporary } of prepared) removeQuietly(temporary, disk);
    return { ok: false, message: `${reasonOf(error)} Nothing was written.` };
  }
  return renameAll(prepared, disk);
}

function renameAll(prepared: readonly Prepared[], disk: Disk): WriteResult {
  const written: string[] = [];
  for (const { target, file, temporary } of prepared) {
    try {
      disk.renameSync(temporary, file);
      flushFolder(dirname(file), disk);
      written.push(target.path);
    } catch (error) {
      for (const rest of prepared) removeQuietly(rest.temporary, disk);
      const done = written.length === 0
        ? "Nothing was written."
        : `${
          written.join(", ")
        } was written before; no value is lost, it may stand in both files. Run the command again.`;
      return { ok: false, message: `Cannot write ${target.path}: ${codeText(error)}. ${done}` };
    }
  }
  return { ok: true };
}

class Refusal extends Error {}

function prepare(target: WriteTarget, disk: Disk): Prepared {
  const file = realFile(target, disk);
  const folder = dirname(file);
  if (target.before === null) disk.mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeLeftovers(folder, disk);
  const stats = target.before === null ? null : disk.statSync(file);
  if (stats !== null && (stats.mode & 0o200) === 0) {
    throw new Refusal(`${target.path} is read-only.`);
  }
  if (stats !== null && stats.nlink > 1) {
    throw new Refusal(`${target.path} has ${stats.nlink} hard links, which writing would part.`);
  }
  checkUnchanged(target, file, disk);
  const temporary = join(folder, `.${basename(file)}.${randomName()}.awsconf-tmp`);
  try {
    writeTemporary(temporary, target.after, disk);
    if (stats !== null) keepOwnerAndMode(temporary, stats, target.path, disk);
  } catch (error) {
    removeQuietly(temporary, disk);
    if (error instanceof Refusal) throw error;
    throw new Refusal(`Cannot write ${target.path}: ${codeText(error)}.`);
  }
  return { target, file, temporary };
}

function realFile(target: WriteTarget, disk: Disk): string {
  try {
    return disk.realpathSync(target.path);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") {
      throw new Refusal(`Cannot write ${target.path}: ${codeText(error)}.`);
    }
    if (isDanglingLink(target.path, disk)) {
      throw new Refusal(
        `Cannot write ${target.path}: it is a symbolic link to a file that does not exist.`,
      );
    }
    return target.path;
  }
}

function isDanglingLink(path: string, disk: Disk): boolean {
  return disk.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function checkUnchanged({ path, before }: WriteTarget, file: string, disk: Disk): void {
  let now: Uint8Array | null;
  try {
    now = disk.readFileSync(file);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") {
      throw new Refusal(`Cannot read ${path} again: ${codeText(error)}.`);
    }
    now = null;
  }
  const same = now === null ? before === null : before !== null && sameBytes(now, before);
  if (!same) {
    throw new Refusal(`${path} was changed by another program meanwhile; run the command again.`);
  }
}

function writeTemporary(path: string, bytes: Uint8Array, disk: Disk): void {
  // 0600 from the first moment: the bytes may be secrets.
  const descriptor = disk.openSync(path, "wx", 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += disk.writeSync(descriptor, bytes, at);
    disk.fsyncSync(descriptor);
  } finally {
    disk.closeSync(descriptor);
  }
}

function keepOwnerAndMode(temporary: string, stats: fs.Stats, path: string, disk: Disk): void {
  const own = disk.statSync(temporary);
  if (own.uid !== stats.uid || own.gid !== stats.gid) {
    try {
      disk.chownSync(temporary, stats.uid, stats.gid);
    } catch {
      throw new Refusal(`${path} belongs to another user or group, which writing would change.`);
    }
  }
  disk.chmodSync(temporary, stats.mode & 0o7777);
}

function removeLeftovers(folder: string, disk: Disk): void {
  for (const name of disk.readdirSync(folder)) {
    if (!name.endsWith(".awsconf-tmp")) continue;
    const path = join(folder, name);
    const stats = disk.lstatSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() && Date.now() - stats.mtimeMs > LEFTOVER_AGE) removeQuietly(path, disk);
  }
}

function removeQuietly(path: string, disk: Disk): void {
  try {
    disk.unlinkSync(path);
  } catch {
    // It was renamed already, or was never made.
  }
}

function flushFolder(folder: string, disk: Disk): void {
  try {
    const descriptor = disk.openSync(folder, "r");
    try {
      disk.fsyncSync(descriptor);
    } finally {
      disk.closeSync(descriptor);
    }
  } catch {
    // Some systems cannot flush a folder; the files themselves are flushed.
  }
}

function randomName(): string {
  return crypto.randomUUID().slice(0, 8);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function reasonOf(error: unknown): string {
  return error instanceof Refusal ? error.message : `Cannot write: ${codeText(error)}.`;
}

/** What the codes of the operating system mean to a person. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied; check who owns the file and its folder",
  EPERM: "permission denied; check who owns the file and its folder",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of the path is a file, not a folder",
  EEXIST: "a part of the path is a file, not a folder",
  ELOOP: "its symbolic links lead in a circle",
};

function codeText(error: unknown): string {
  const code = errorCode(error);
  return REASONS[code] ?? `the operating system says ${code}`;
}
