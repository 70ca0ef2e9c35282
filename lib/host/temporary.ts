import { basename, dirname, join } from "node:path";
import type { Disk, DiskStats } from "./disk.ts";
import { Refusal, removeQuietly, statOrNull, systemCode } from "./refusal.ts";

/** Between its making and its rename a temporary file exists for milliseconds; an older one was left behind. */
const LEFTOVER_AGE = 10_000;

/** The names of temporary files; the first group is the name of the file that they are for. */
const NAME = /^\.(.+)\.awsconf-[0-9a-f]{8}\.tmp$/s;

/** Where a temporary file belongs. */
export interface Place {
  /** The file that it will replace. */
  readonly file: string;
  /** Null where there is no such file yet. */
  readonly stats: DiskStats | null;
  readonly folder: DiskStats;
}

/**
 * Writes the new bytes to a temporary file beside the file that it will
 * replace, with that file's owner and, unless another is asked for, its mode,
 * and flushes it.
 *
 * Throws a Refusal where the owner cannot be kept, or the operating system's error.
 *
 * @param made is called with the path as soon as the temporary file exists
 */
export function writeTemporary(
  target: { readonly path: string; readonly after: Uint8Array; readonly mode?: number },
  { file, stats, folder }: Place,
  made: (temporary: string) => void,
  disk: Disk,
): void {
  const random = crypto.randomUUID().slice(0, 8);
  const temporary = join(dirname(file), `.${basename(file)}.awsconf-${random}.tmp`);
  const handle = disk.create(temporary);
  made(temporary);
  try {
    const { after } = target;
    for (let at = 0; at < after.length;) at += disk.write(handle, after, at);
    if (stats === null) giveToOwnerOf(folder, temporary, disk);
    else keepOwner(target.path, stats, temporary, disk);
    // After the owner, as changing that may clear bits of the mode.
    disk.setMode(temporary, target.mode ?? stats?.mode ?? 0o600);
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

/** A new file made under `sudo` must not be root's alone in the folder of somebody else. */
function giveToOwnerOf(folder: DiskStats, temporary: string, disk: Disk): void {
  if (disk.stat(temporary).uid === folder.uid) return;
  try {
    disk.setOwner(temporary, folder.uid, folder.gid);
  } catch (error) {
    // Nobody but root can give files away; the file then belongs to its maker.
    systemCode(error);
  }
}

/**
 * Makes sure that no other awsconf is writing the same file, and removes the
 * temporary files of runs that were killed.
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
 * @param temporary the temporary file that this run made for it
 * @param own all temporary files of this run
 */
export function checkAlone(
  { path, file, temporary }: {
    readonly path: string;
    readonly file: string;
    readonly temporary: string;
  },
  own: readonly string[],
  disk: Disk,
): void {
  const folder = dirname(file);
  for (const name of disk.list(folder)) {
    const match = NAME.exec(name);
    const other = join(folder, name);
    if (match === null || own.includes(other)) continue;
    const stats = statOrNull(other, disk);
    if (stats?.kind !== "file") continue;
    // By the file system's clock, which need not be this computer's.
    const age = disk.stat(temporary).modified - stats.modified;
    // A date in the future comes from a clock that was wrong.
    if (Math.abs(age) > LEFTOVER_AGE) removeQuietly(other, disk);
    else if (match[1] === basename(file)) {
      throw new Refusal(path, "another awsconf is writing it; run the command again in a moment");
    }
  }
}
