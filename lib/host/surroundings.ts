import { dirname, isAbsolute, join, resolve } from "node:path";
import type { SourceFile } from "../model/source_file.ts";
import type { Surroundings } from "../model/surroundings.ts";
import { decodeText } from "../syntax/encoding.ts";
import { trackingOf } from "./git.ts";
import type { Host } from "./host.ts";

/** What marks the top of a version-controlled tree; a worktree and a submodule have a file `.git`. */
const MARKERS = [".git", ".hg", ".svn", ".jj"] as const;

/** Answers rules' questions about the world from a host, each path being looked at only when asked. */
export function surroundingsOf(host: Host): Surroundings {
  const repositories = new Map<string, string | null>();
  // Thousands of profiles may name the same program.
  const existing = new Map<string, boolean | null>();
  const realPaths = new Map<string, string>();
  const realPathOf = ({ path }: SourceFile) => {
    let real = realPaths.get(path);
    if (real === undefined) {
      const absolute = resolve(host.cwd, path);
      realPaths.set(path, real = host.files.realPath(absolute) ?? absolute);
    }
    return real;
  };
  const folderOf = (file: SourceFile) => dirname(realPathOf(file));
  const repositoryOf = (file: SourceFile) => {
    const folder = folderOf(file);
    let found = repositories.get(folder);
    if (found === undefined) repositories.set(folder, found = findRepository(host, folder));
    return found;
  };
  return {
    get now() {
      return host.now();
    },
    platform: host.platform,
    exists: (path) => {
      let known = existing.get(path);
      if (known === undefined) {
        const absolute = absolutePath(host, path);
        known = absolute === null ? null : host.files.exists(absolute);
        existing.set(path, known);
      }
      return known;
    },
    read: (path) => {
      const absolute = absolutePath(host, path);
      const read = absolute === null ? null : host.files.read(absolute);
      return read?.kind === "file" ? decodeText(read.bytes).text : null;
    },
    repositoryOf,
    trackingOf: (file) => {
      const top = repositoryOf(file);
      const path = realPathOf(file);
      // Standard input is in no repository, whatever folder it is read in.
      return top === null || !host.files.exists(path) ? null : trackingOf(host, top, path);
    },
    keepsModes: (file) => keepsModes(host, realPathOf(file)),
    folderModeOf: (file) => host.platform === "win32" ? null : host.files.mode(folderOf(file)),
  };
}

/**
 * A file system without permission bits, such as a Windows drive in WSL, shows
 * the same ones for all files and folders. A file that is as executable as the
 * two folders above it is hardly anybody's doing.
 */
function keepsModes(host: Host, path: string): boolean {
  if (host.platform === "win32") return false;
  const mode = host.files.mode(path);
  if (mode === null) return false;
  const folder = dirname(path);
  return [folder, dirname(folder)].some((one) => host.files.mode(one) !== mode);
}

function absolutePath(host: Host, path: string): string | null {
  if (isAbsolute(path)) return path;
  if (host.homeDirectory === null || !/^~[/\\]/.test(path)) return null;
  return join(host.homeDirectory, path.slice(2));
}

function findRepository(host: Host, start: string): string | null {
  for (let folder = start;; folder = dirname(folder)) {
    if (MARKERS.some((name) => host.files.exists(join(folder, name)))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
