import type { Disk, DiskStats } from "./disk.ts";
import { errorCode, shownPath } from "./trouble.ts";

/** Why a file is not written; the message is a sentence for a person. */
export class Refusal extends Error {
  /** @param reason a clause without a full stop */
  constructor(path: string, reason: string) {
    super(`Cannot write ${shownPath(path)}: ${reason}.`);
  }
}

/** The code of an error from the operating system. Any other error is a bug and is thrown again. */
export function systemCode(error: unknown): string {
  const code = errorCode(error);
  if (code === null) throw error;
  return code;
}

/** What stands at a path, links followed, or null. Throws the operating system's error. */
export function statOrNull(path: string, disk: Disk): DiskStats | null {
  try {
    return disk.stat(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Removes a file that may be gone already. Returns false where it is still there, for the next run to try again. */
export function removeQuietly(path: string, disk: Disk): boolean {
  try {
    disk.remove(path);
    return true;
  } catch (error) {
    return systemCode(error) === "ENOENT";
  }
}

/** Makes a rename in a folder last, where the system can. */
export function flushFolder(folder: string, disk: Disk): void {
  try {
    disk.flushFolder(folder);
  } catch (error) {
    // Some systems cannot flush a folder; the files themselves are flushed.
    systemCode(error);
  }
}
