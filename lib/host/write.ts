import { dirname } from "node:path";
import { type Disk, type DiskStats, nodeDisk } from "./disk.ts";
import { flushFolder, Refusal, removeQuietly, statOrNull, systemCode } from "./refusal.ts";
import {
  checkAlone,
  newRun,
  removeEmptyFolder,
  removeTemporaries,
  type Temporary,
  writeTemporary,
} from "./temporary.ts";
import { reasonOf, shownPath } from "./trouble.ts";

/** A file to write. */
export interface WriteTarget {
  /** As named; a symbolic link is followed and stays. */
  readonly path: string;
  /** The bytes that were read, or null where there was no file. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
  /** The permission bits that the file is to have; without them it keeps its own. */
  readonly mode?: number;
  /** What the name of a copy of the old bytes ends with, as in `config.bak-20261125-143000`; without it none is kept. */
  readonly backup?: string;
}

/** Whether everything was written, and which copies were kept; the message is one or more sentences for a person. */
export type WriteResult =
  | { readonly ok: true; readonly copies: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** A target after the checks that need no writing. */
interface Checked {
  readonly target: WriteTarget;
  /** The real file, behind any links. */
  readonly file: string;
  /** Of the real file; null where it is to be made. */
  readonly stats: DiskStats | null;
  /** True where the bytes stay as they are and only the mode changes. */
  readonly keepsBytes: boolean;
}

/** What a write has made so far, to be taken away again if it fails. */
interface Made {
  /** The temporary file of each target, in order. */
  readonly temporaries: Temporary[];
  /** Copies of old bytes that have their own names. */
  readonly copies: string[];
  /** Folders with the topmost folder that was missing above them. */
  readonly folders: { readonly path: string; readonly top: string }[];
  /** Files that got another mode, with the one before. */
  readonly modes: { readonly file: string; readonly before: number }[];
}

/**
 * Writes files so that each is wholly old or wholly new at any moment: into
 * temporary files beside them, flushed, then renamed in the order given, each
 * rename flushed before the next. The caller puts the file that receives a
 * value before the one that loses it, so no moment lacks the value. A run that
 * is killed between two renames is finished by {@link recoverFiles}.
 *
 * Any failure before the first rename leaves everything as it was. Mode and
 * owner are kept unless another mode is asked for; a new file gets mode 0600, a
 * new folder 0700. Extended attributes and access lists are not kept, as
 * `node:fs` cannot read them. A file of which only the mode changes is not
 * written anew, and gets it before the first rename.
 *
 * Refused, with nothing written, are files that changed since they were read,
 * that are read-only (a rename would pass over their owner's wish), that are no
 * regular files, whose owner cannot be kept, and those with several hard links:
 * a rename would part the links, and writing in place could leave half a file.
 *
 * Two runs at once cannot undo each other: see {@link checkAlone}.
 */
export function writeFiles(targets: readonly WriteTarget[], disk: Disk = nodeDisk): WriteResult {
  const made: Made = { temporaries: [], copies: [], folders: [], modes: [] };
  let checked: Checked[];
  try {
    checked = targets.map((target) => checkTarget(target, disk));
    checkDistinct(checked);
    const rewritten = checked.filter(({ keepsBytes }) => !keepsBytes);
    const run = newRun();
    for (const one of rewritten) makeTemporary(one, run, made, disk);
    for (const [index, { target: { path }, file }] of rewritten.entries()) {
      const temporary = made.temporaries[index]!;
      attempt(path, () => checkAlone({ path, file, temporary }, disk));
    }
    // Again and as late as possible: another program may have written meanwhile.
    for (const one of checked) checkUnchanged(one, disk);
    for (const one of checked) if (one.keepsBytes) changeMode(one, made, disk);
    for (const [index, one] of rewritten.entries()) keepCopy(one, index, made, disk);
  } catch (error) {
    takeAway(made, disk);
    if (error instanceof Refusal) {
      return { ok: false, message: `${error.message} Nothing was written.` };
    }
    throw error;
  }
  return renameAll(checked.filter(({ keepsBytes }) => !keepsBytes), made, disk);
}

function renameAll(checked: readonly Checked[], made: Made, disk: Disk): WriteResult {
  for (const [index, one] of checked.entries()) {
    try {
      if (index > 0) checkUnchanged(one, disk);
      attempt(one.target.path, () => disk.rename(made.temporaries[index]!.file, one.file));
    } catch (error) {
      // What was written stays, and so does a copy of what it was.
      takeAway(index === 0 ? made : { ...made, copies: [] }, disk);
      if (!(error instanceof Refusal)) throw error;
      return { ok: false, message: `${error.message} ${outcome(checked, index)}` };
    }
    flushFolder(dirname(one.file), disk);
  }
  for (const { folder } of made.temporaries) removeEmptyFolder(folder, disk);
  return { ok: true, copies: made.copies };
}

/** Says which files were written and which were not. */
function outcome(checked: readonly Checked[], written: number): string {
  if (written === 0) return "Nothing was written.";
  const list = (some: readonly Checked[]) =>
    some.map(({ target }) => shownPath(target.path)).join(" and ");
  return `Written: ${list(checked.slice(0, written))}. Not written: ${
    list(checked.slice(written))
  }. No value is lost, but one may stand in both; run the command again.`;
}

function checkTarget(target: WriteTarget, disk: Disk): Checked {
  return attempt(target.path, () => {
    const file = realFile(target.path, disk);
    const stats = statOrNull(file, disk);
    const { before, after, mode } = target;
    const keepsBytes = mode !== undefined && before !== null && sameBytes(before, after);
    if (stats !== null && !keepsBytes) checkWritable(target.path, stats);
    const checked = { target, file, stats, keepsBytes };
    checkUnchanged(checked, disk);
    // Finds access lists, mounts and files that are locked against changes.
    if (stats !== null && !keepsBytes) disk.openForWriting(file);
    return checked;
  });
}

function realFile(path: string, disk: Disk): string {
  try {
    return disk.realPath(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
  try {
    // Only a link that leads nowhere has no real path and is there all the same.
    disk.linkStat(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
    return path;
  }
  throw new Refusal(path, "it is a symbolic link to a file that does not exist");
}

function checkWritable(path: string, stats: DiskStats): void {
  if (stats.kind === "folder") throw new Refusal(path, reasonOf("EISDIR"));
  if (stats.kind !== "file") {
    throw new Refusal(path, "it is a pipe, socket or device, not a regular file");
  }
  if ((stats.mode & 0o200) === 0) {
    throw new Refusal(path, "it is read-only; allow writing with `chmod u+w` if it may change");
  }
  if (stats.links > 1) {
    throw new Refusal(path, `it has ${stats.links} hard links, which writing would part`);
  }
}

/** The config and the credentials file may be links to one file: the second write would undo the first. */
function checkDistinct(checked: readonly Checked[]): void {
  const seen = new Map<string, Checked>();
  for (const one of checked) {
    const other = seen.get(one.file);
    if (other !== undefined) {
      const reason = `it is the same file as ${shownPath(other.target.path)}`;
      throw new Refusal(one.target.path, reason);
    }
    seen.set(one.file, one);
  }
}

function checkUnchanged({ target: { path, before }, file }: Checked, disk: Disk): void {
  const stats = attempt(path, () => statOrNull(file, disk));
  if (stats === null && before === null) return;
  if (stats !== null && before !== null && stats.kind === "file" && stats.size === before.length) {
    if (sameBytes(attempt(path, () => disk.readFile(file)), before)) return;
  }
  throw new Refusal(path, "another program changed it meanwhile; run the command again");
}

function makeTemporary(
  { target, file, stats }: Checked,
  run: string,
  made: Made,
  disk: Disk,
): void {
  attempt(target.path, () => {
    const path = dirname(file);
    const folder = statOrNull(path, disk);
    if (folder === null) {
      const top = disk.makeFolder(path);
      if (top !== null) made.folders.push({ path, top });
    }
    const index = made.temporaries.length + 1;
    const place = { file, stats, folder: folder ?? disk.stat(path), run, index };
    const content = { ...target, before: target.backup === undefined ? null : target.before };
    writeTemporary(content, place, (temporary) => made.temporaries.push(temporary), disk);
  });
}

/** Gives a copy of the old bytes its own name, which is not that of an earlier copy. */
function keepCopy(
  { target: { path, backup }, file }: Checked,
  index: number,
  made: Made,
  disk: Disk,
): void {
  const { copy } = made.temporaries[index]!;
  if (copy === null) return;
  attempt(path, () => {
    const name = `${file}.bak-${backup}`;
    let free = name;
    for (let n = 2; statOrNull(free, disk) !== null; n++) free = `${name}-${n}`;
    disk.rename(copy, free);
    made.copies.push(free);
  });
}

function changeMode(
  { target: { path, mode }, file, stats }: Checked,
  made: Made,
  disk: Disk,
): void {
  attempt(path, () => disk.setMode(file, mode!));
  made.modes.push({ file, before: stats!.mode });
}

/** Runs disk operations for a path; what the operating system refuses becomes a Refusal. */
function attempt<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(path, reasonOf(systemCode(error)));
  }
}

function takeAway({ temporaries, copies, folders, modes }: Made, disk: Disk): void {
  for (const { file, before } of modes) {
    try {
      disk.setMode(file, before);
    } catch (error) {
      // It was allowed a moment ago; the narrower mode does no harm.
      systemCode(error);
    }
  }
  removeTemporaries(temporaries, disk);
  for (const copy of copies) removeQuietly(copy, disk);
  for (const { path, top } of folders.toReversed()) {
    try {
      for (let folder = path;; folder = dirname(folder)) {
        disk.removeFolder(folder);
        if (folder === top) break;
      }
    } catch (error) {
      // Somebody put a file there meanwhile; then it is theirs.
      systemCode(error);
    }
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
