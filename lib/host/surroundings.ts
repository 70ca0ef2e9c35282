import { dirname, isAbsolute, join, resolve } from "node:path";
import type { SourceFile } from "../model/source_file.ts";
import type { Surroundings } from "../model/surroundings.ts";
import { decodeText } from "../syntax/encoding.ts";
import type { Host } from "./host.ts";

/** What marks the top of a version-controlled tree; a worktree and a submodule have a file `.git`. */
const MARKERS = [".git", ".hg", ".svn", ".jj"] as const;

/** Answers rules' questions about the world from a host, each path being looked at only when asked. */
export function surroundingsOf(host: Host): Surroundings {
  const repositories = new Map<string, string | null>();
  const folderOf = (file: SourceFile) =>
    dirname(host.files.realPath(resolve(host.cwd, file.path)) ?? resolve(host.cwd, file.path));
  return {
    get now() {
      return host.now();
    },
    platform: host.platform,
    exists: (path) => {
      const absolute = absolutePath(host, path);
      return absolute === null ? null : host.files.exists(absolute);
    },
    read: (path) => {
      const absolute = absolutePath(host, path);
      const read = absolute === null ? null : host.files.read(absolute);
      return read?.kind === "file" ? decodeText(read.bytes).text : null;
    },
    repositoryOf: (file) => {
      const folder = folderOf(file);
      let found = repositories.get(folder);
      if (found === undefined) repositories.set(folder, found = findRepository(host, folder));
      return found;
    },
    folderModeOf: (file) => host.platform === "win32" ? null : host.files.mode(folderOf(file)),
  };
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
