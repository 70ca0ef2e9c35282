/** Larger files are refused: no AWS file comes near, and reading one would only look like a hang. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** What the codes of the operating system mean to a person, as a clause without a full stop. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied; check who owns the file and its folder",
  EBUSY: "it is in use or mounted on its own, as into a container; change it outside",
  EDQUOT: "the disk quota is used up; make room and run the command again",
  EEXIST: "a part of the path is a file, not a folder",
  EFBIG: `it has more than ${megabytes(MAX_BYTES)}, the most that is read; check its path`,
  EIO: "the disk reports an error; check the disk",
  EISDIR: "it is a folder, not a file; name a file in it",
  ELOOP: "its symbolic links lead in a circle; correct one of them",
  EMFILE: "too many files are open; close some programs",
  ENAMETOOLONG: "its name is too long",
  ENFILE: "too many files are open; close some programs",
  ENOENT: "it does not exist any more",
  ENOSPC: "the disk is full; make room and run the command again",
  ENOTDIR: "a part of the path is a file, not a folder; check the path",
  ENXIO: "it is a pipe, socket or device, not a regular file; use `-` for standard input",
  EPERM: "permission denied; check who owns the file, and whether it is locked against changes",
  EROFS: "the file system is read-only",
  // Deno's own permissions have an error without a code.
  NotCapable: "Deno was run without permission for it; see `--allow-read` and `--allow-write`",
};

/**
 * Gives the code of an error from the operating system, such as `ENOENT`, or
 * `NotCapable` where Deno refused; null for any other error, which is a bug.
 */
export function errorCode(error: unknown): string | null {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === "string") return code;
  return name === "NotCapable" ? name : null;
}

/** Says why the operating system refused, as a clause without a full stop. */
export function reasonOf(code: string): string {
  return REASONS[code] ?? `the operating system says ${code}`;
}

/** A path for a message: a name made to confuse cannot steer the terminal. */
export function shownPath(path: string): string {
  if (path === "") return '""';
  return path.replace(/\p{C}/gu, (one) => `\\u{${one.codePointAt(0)!.toString(16)}}`);
}

/** A size for a person, rounded up to whole megabytes. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`;
}
