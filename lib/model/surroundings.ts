import type { SourceFile } from "./source_file.ts";

/**
 * What version control makes of a file: it is in, it is kept out, it would be
 * taken in with all new files, or that cannot be told.
 */
export type Tracking = "tracked" | "ignored" | "untracked" | "unknown";

/**
 * What rules may ask about the world around a home. The host answers; nothing
 * here is read before somebody asks. A path is absolute, or starts with `~/`
 * for the home directory; of other paths nothing is known.
 */
export interface Surroundings {
  /** The present, in milliseconds since 1970 (UTC). */
  readonly now: number;
  /** As Node names it, such as `linux` or `win32`. */
  readonly platform: string;
  /** Whether something is there, links followed; null where that cannot be told. */
  exists(path: string): boolean | null;
  /** The text of a file; null where there is none or it cannot be read. */
  read(path: string): string | null;
  /** The top folder of the version-controlled tree that a file lies in, or null. */
  repositoryOf(file: SourceFile): string | null;
  /** What that version control makes of the file; null where there is no such tree. */
  trackingOf(file: SourceFile): Tracking | null;
  /** False where the file system keeps no permission bits and makes some up, as Windows and what it shares. */
  keepsModes(file: SourceFile): boolean;
  /** The permission bits of the folder that a file lies in; null where there are none. */
  folderModeOf(file: SourceFile): number | null;
}
