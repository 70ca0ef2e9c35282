import { basename, dirname, join } from "node:path";
import type { Disk, DiskStats } from "./disk.ts";
import { Refusal, removeQuietly, statOrNull, systemCode } from "./refusal.ts";

/** Between its making and its rename a temporary file exists for milliseconds; an older one was left behind. */
const LEFTOVER_AGE = 10_000;

/**
 * The names of the folders that hold temporary files: the name of the file that
 * one is for, the run that made it, and which of the files of that run it is.
 */
const NAME = /^\.(.+)\.awsconf-([0-9a-f]{8})-([1-9])\.tmp$/s;

/** What the new bytes are called until they take the place of the old ones: no name that is looked for. */
const CONTENT = "new";

/** What a copy of the old bytes is called until it gets its own name. */
const COPY = "old";

/** What the name of a folder for a temporary file says. */
export interface FolderName {
  readonly file: string;
  readonly run: string;
  readonly index: number;
}

/** Reads the name of a folder for a temporary file; null for anything else. */
export function readFolderName(name: string): FolderName | null {
  const match = NAME.exec(name);
  if (match === null) return null;
  return { file: match[1]!, run: match[2]!, index: Number(match[3]) };
}

/** A name for a run that no other has. */
export function newRun(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** Where a temporary file belongs. */
export interface Place {
  /** The file that it will replace. */
  readonly file: string;
  /** Null where there is no such file yet. */
  readonly stats: DiskStats | null;
  readonly folder: DiskStats;
  readonly run: string;
  /** From 1. */
  readonly index: number;
}

/** What stands ready to be renamed. */
export interface Temporary {
  /** A folder for the owner alone, so that nobody else reads what is in it whatever its mode. */
  readonly folder: string;
  readonly file: string;
  /** A copy of the old bytes, or null. */
  readonly copy: string | null;
}

/** What to write. */
export interface Content {
  /** As the file was named, for messages. */
  readonly path: string;
  readonly after: Uint8Array;
  /** The permission bits that the file is to have; without them it keeps its own. */
  readonly mode?: number;
  /** Old bytes to keep a copy of, or null. */
  readonly before: Uint8Array | null;
}

/**
 * Writes the new bytes to a temporary file in a folder beside the file that it
 * will replace, with that file's owner and mode, and flushes it; a copy of the
 * old bytes too, if asked for, with mode 0600.
 *
 * Throws a Refusal where the owner cannot be kept, or the operating system's error.
 *
 * @param made is called as soon as the folder exists
 */
export function writeTemporary(
  content: Content,
  place: Place,
  made: (temporary: Temporary) => void,
  disk: Disk,
): void {
  const { file, stats, run, index } = place;
  const folder = join(dirname(file), `.${basename(file)}.awsconf-${run}-${index}.tmp`);
  const copy = content.before === null ? null : join(folder, COPY);
  const temporary = { folder, file: contentIn(folder), copy };
  disk.makePrivateFolder(folder);
  made(temporary);
  giveToOwnerOf(place.folder, folder, disk);
  // The copy first: once the new file is there, all is.
  if (copy !== null) writeFlushed(copy, content.before!, () => settle(copy, 0o600), disk);
  const mode = content.mode ?? stats?.mode ?? 0o600;
  writeFlushed(temporary.file, content.after, () => settle(temporary.file, mode), disk);

  function settle(path: string, bits: number): void {
    if (stats === null) giveToOwnerOf(place.folder, path, disk);
    else keepOwner(content.path, stats, path, disk);
    // After the owner, as changing that may clear bits of the mode.
    disk.setMode(path, bits);
  }
}

function writeFlushed(path: string, bytes: Uint8Array, settle: () => void, disk: Disk): void {
  const handle = disk.create(path);
  try {
    for (let at = 0; at < bytes.length;) at += disk.write(handle, bytes, at);
    settle();
    disk.flush(handle);
  } finally {
    disk.close(handle);
  }
}

function keepOwner(path: string, { uid, gid }: DiskStats, temporary: string, disk: Disk): void {
  const own = disk.stat(temporary);
  if (own.uid === uid && own.gid === gid) return;
  try {
    disk.setOwner(temporary, uid, gid);
  } catch (error) {
    systemCode(error);
    throw new Refusal(path, "it belongs to another user or group, which writing would change");
  }
}

/** What is made under `sudo` must not be root's alone in the folder of somebody else. */
function giveToOwnerOf(folder: DiskStats, path: string, disk: Disk): void {
  if (disk.stat(path).uid === folder.uid) return;
  try {
    disk.setOwner(path, folder.uid, folder.gid);
  } catch (error) {
    // Nobody but root can give files away; it then belongs to its maker.
    systemCode(error);
  }
}

/** The file in a folder that takes the place of another. */
export function contentIn(folder: string): string {
  return join(folder, CONTENT);
}

/**
 * Makes sure that no other awsconf is writing the same file.
 *
 * This takes the place of a lock file, which a killed run would leave behind
 * for somebody to clear up. Every run first makes its temporary files, then
 * looks for those of others, and then compares each file with what it read. Of
 * two runs the later to make its temporary file sees that of the earlier one,
 * or else sees the file that the earlier one has already renamed and thereby
 * changed; either way it gives up. If both see each other, both do. A run that
 * was stopped for so long that its temporary file was taken for a leftover
 * fails at its rename.
 *
 * Throws a Refusal, or the operating system's error.
 *
 * @param path the file as named
 * @param file the real file
 * @param temporary what this run made for it
 */
export function checkAlone(
  { path, file, temporary }: {
    readonly path: string;
    readonly file: string;
    readonly temporary: Temporary;
  },
  disk: Disk,
): void {
  const folder = dirname(file);
  for (const name of disk.list(folder)) {
    const other = join(folder, name);
    if (readFolderName(name)?.file !== basename(file) || other === temporary.folder) continue;
    const stats = statOrNull(other, disk);
    // By the file system's clock, which need not be this computer's.
    if (stats?.kind !== "folder" || isOld(stats, disk.stat(temporary.folder))) continue;
    throw new Refusal(path, "another awsconf is writing it; run the command again in a moment");
  }
}

/** Tells whether something is older than any run takes; a date in the future comes from a clock that was wrong. */
export function isOld(stats: DiskStats, now: DiskStats): boolean {
  return Math.abs(now.modified - stats.modified) > LEFTOVER_AGE;
}

/** A folder for a temporary file, with what may be in it. */
export function temporaryIn(folder: string): Temporary {
  return { folder, file: contentIn(folder), copy: join(folder, COPY) };
}

/**
 * Removes what a run made for its files, as far as it is still there; anything
 * else in the folders is somebody else's, and stays.
 *
 * The last goes first, and none after one that cannot be removed: a first file
 * that is gone and a second that waits say that the first was renamed.
 *
 * @param temporaries in the order in which they were made
 */
export function removeTemporaries(temporaries: readonly Temporary[], disk: Disk): void {
  for (const { folder, file, copy } of temporaries.toReversed()) {
    if (!removeQuietly(file, disk)) return;
    if (copy !== null) removeQuietly(copy, disk);
    removeEmptyFolder(folder, disk);
  }
}

/** Removes a folder from which everything was renamed, if it is still there. */
export function removeEmptyFolder(folder: string, disk: Disk): void {
  try {
    disk.removeFolder(folder);
  } catch (error) {
    // It is gone already, or the next run tries again.
    systemCode(error);
  }
}
