import { dirname, join } from "node:path";
import { type Disk, type DiskStats, nodeDisk } from "./disk.ts";
import { flushFolder, statOrNull, systemCode } from "./refusal.ts";
import {
  contentIn,
  type FolderName,
  isOld,
  newRun,
  readFolderName,
  removeTemporaries,
  temporaryIn,
} from "./temporary.ts";
import { reasonOf } from "./trouble.ts";

/** What became of what killed runs left behind; all paths are of real files. */
export interface Recovery {
  /** Files that such a run would have written, and that are written now. */
  readonly finished: readonly string[];
  /** Files that cannot be written now, with the reason, so that the other file of that run is new and this one is not. */
  readonly unfinished: readonly { readonly path: string; readonly reason: string }[];
}

/** A folder that a run made for one of its files. */
interface Leftover extends FolderName {
  /** The folder that it stands in. */
  readonly parent: string;
  readonly path: string;
  /** Of the temporary file in it; null where that was renamed or not made yet. */
  readonly temporary: DiskStats | null;
}

/**
 * Finds what killed runs left beside some files. One that was killed between the
 * renames of its two files is finished: its second file was ready before the
 * first was renamed. What others left is taken away, with nothing else.
 *
 * Only folders with our kind of name count that belong to this user and are
 * older than any run takes. Never throws an error of the operating system: where
 * not all can be looked at, all stays as it is until the next time.
 *
 * @param paths the files as named; links are followed
 */
export function recoverFiles(paths: readonly string[], disk: Disk = nodeDisk): Recovery {
  const finished: string[] = [];
  const unfinished: { path: string; reason: string }[] = [];
  for (const own of runsBeside(paths, disk)) {
    const waiting = waitingIn(own);
    if (waiting !== null) {
      const path = join(waiting.parent, waiting.file);
      const { reason, mayPass } = finish(waiting, path, disk);
      if (reason === null) finished.push(path);
      else unfinished.push({ path, reason });
      // Then it is tried again next time.
      if (mayPass) continue;
    }
    const inOrder = own.toSorted((a, b) => a.index - b.index);
    removeTemporaries(inOrder.map(({ path }) => temporaryIn(path)), disk);
  }
  return { finished, unfinished };
}

/** The second file of a run that was killed after it had renamed the first; null for any other run. */
function waitingIn(leftovers: readonly Leftover[]): Leftover | null {
  const first = leftovers.find(({ index }) => index === 1);
  const second = leftovers.find(({ index }) => index === 2);
  if (first === undefined || second === undefined) return null;
  return first.temporary === null && second.temporary !== null ? second : null;
}

/** Renames what waits, unless somebody has changed the file since it was made. */
function finish(
  { path, temporary }: Leftover,
  file: string,
  disk: Disk,
): { readonly reason: string | null; readonly mayPass: boolean } {
  try {
    const now = statOrNull(file, disk);
    if (now === null || now.kind !== "file" || now.changed > temporary!.changed) {
      return { reason: "it has changed since", mayPass: false };
    }
    disk.rename(contentIn(path), file);
  } catch (error) {
    return { reason: reasonOf(systemCode(error)), mayPass: true };
  }
  flushFolder(dirname(file), disk);
  return { reason: null, mayPass: false };
}

/** What killed runs left beside some files, by run. */
function runsBeside(paths: readonly string[], disk: Disk): Leftover[][] {
  try {
    const parents = new Set(paths.map((path) => dirname(realOrNamed(path, disk))));
    const leftovers = [...parents].flatMap((parent) => oldLeftovers(parent, disk));
    const runs = [...Map.groupBy(leftovers, ({ run }) => run).values()];
    // A second file that waits without a first has it beside another file than these.
    return runs.filter((own) =>
      own.some(({ index }) => index === 1) || own.every(({ temporary }) => temporary === null)
    );
  } catch (error) {
    systemCode(error);
    return [];
  }
}

function oldLeftovers(parent: string, disk: Disk): Leftover[] {
  if (statOrNull(parent, disk) === null) return [];
  const found: Leftover[] = [];
  let present: Present | null = null;
  for (const name of disk.list(parent)) {
    const known = readFolderName(name);
    if (known === null) continue;
    const path = join(parent, name);
    const stats = disk.linkStat(path);
    if (stats.kind !== "folder") continue;
    present ??= presentOf(parent, disk);
    if (!isOurs(stats, present) || !isOld(stats, present.made)) continue;
    found.push({ ...known, parent, path, temporary: statOrNull(contentIn(path), disk) });
  }
  return found;
}

/** What tells how old something in a folder is, by the file system's clock, which need not be this computer's, and whose. */
interface Present {
  /** A folder that was made there just now. */
  readonly made: DiskStats;
  readonly parent: DiskStats;
}

function presentOf(parent: string, disk: Disk): Present {
  const path = join(parent, `.probe.awsconf-${newRun()}-1.tmp`);
  disk.makePrivateFolder(path);
  try {
    return { made: disk.stat(path), parent: disk.stat(parent) };
  } finally {
    disk.removeFolder(path);
  }
}

/** Tells whether this user made something; what root makes belongs to the owner of the folder. */
function isOurs({ uid }: DiskStats, { made, parent }: Present): boolean {
  return uid === made.uid || (made.uid === 0 && uid === parent.uid);
}

function realOrNamed(path: string, disk: Disk): string {
  try {
    return disk.realPath(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return path;
    throw error;
  }
}
