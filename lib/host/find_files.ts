import { basename, join, resolve } from "node:path";
import { decodeText } from "../syntax/encoding.ts";
import type { Host } from "./host.ts";
import { type IgnoreLevels, ignoreLevelsAbove } from "./ignore_levels.ts";
import { looksLikeAws } from "./kind.ts";
import { shownPath } from "./trouble.ts";

/** How deep below a named folder `.aws` folders are looked for. */
const MAX_DEPTH = 8;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([".git", "node_modules"]);
/** Names that say what is in a file wherever it lies; the hooks for pre-commit look for the same. */
const KNOWN_NAME = /^aws[-_]?(?:config|credentials)(?:\.(?:ini|conf|cfg))?$/;
const FILE_NAMES: ReadonlySet<string> = new Set(["config", "credentials"]);

/** The files of a folder, or why it cannot be searched: a sentence for a person. */
export type FoundFiles =
  | { readonly files: readonly string[] }
  | { readonly message: string };

/**
 * Finds the `config` and `credentials` files that a named folder stands for:
 * its own if it is an `.aws` folder or its files look like those of the AWS
 * tools, else those of every `.aws` folder below it, and files with names such
 * as `aws-config.ini`. What git ignores is passed over. Links to folders are not
 * followed, so there are no circles; folders below that cannot be read are
 * passed over.
 *
 * @param onFolder called for every folder that is searched
 */
export function findFiles(
  host: Host,
  folder: string,
  onFolder: () => void = () => {},
): FoundFiles {
  const entries = host.files.list(folder);
  if (entries === null) {
    return {
      message: `Cannot read the folder ${
        shownPath(folder)
      }: check who owns it and its permissions.`,
    };
  }
  const own = entries
    .filter(({ name, isFolder }) => !isFolder && FILE_NAMES.has(name))
    .map(({ name }) => join(folder, name));
  // Resolved, because the folder may be called `.`.
  if (basename(resolve(host.cwd, folder)) === ".aws") return { files: own };
  // Many programs have a file called `config`: in a folder of another name its content must show.
  const known = own.filter((path) => fileLooksLikeAws(host, path));
  if (known.length > 0) return { files: known };
  const files: string[] = [];
  collect(host, folder, 0, ignoreLevelsAbove(host, resolve(host.cwd, folder)), files, onFolder);
  return { files };
}

function collect(
  host: Host,
  folder: string,
  depth: number,
  above: IgnoreLevels,
  files: string[],
  onFolder: () => void,
): void {
  onFolder();
  const isHome = depth > 0 && basename(folder) === ".aws";
  const levels = above.within(host, folder);
  for (const { name, isFolder } of host.files.list(folder) ?? []) {
    const path = join(folder, name);
    const isWanted = isFolder
      // Inside `.aws` are only caches.
      ? !isHome && depth < MAX_DEPTH && !SKIPPED_FOLDERS.has(name)
      : isHome
      ? FILE_NAMES.has(name)
      : KNOWN_NAME.test(name);
    if (!isWanted || levels.ignores(resolve(host.cwd, path), isFolder)) continue;
    if (isFolder) collect(host, path, depth + 1, levels, files, onFolder);
    else files.push(path);
  }
}

function fileLooksLikeAws(host: Host, path: string): boolean {
  const read = host.files.read(path);
  return read.kind === "file" && looksLikeAws(decodeText(read.bytes).text);
}
