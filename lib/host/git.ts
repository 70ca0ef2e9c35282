import { join, relative, resolve, sep } from "node:path";
import type { Tracking } from "../model/surroundings.ts";
import { decodeText } from "../syntax/encoding.ts";
import { isInIndex } from "./git_index.ts";
import type { Host } from "./host.ts";
import { IgnoreLevels } from "./ignore_levels.ts";
import { parseIgnoreFile } from "./ignore_rules.ts";

/** The settings of git that matter here, by `section.key` in lower case; the last value of a key. */
type GitConfig = ReadonlyMap<string, string>;

const NO = /^(?:no|false|off|0)$/i;

/**
 * Tells what version control makes of a file, from git's own files: its index,
 * the ignore files on the way to the file, and its settings. git is not run.
 *
 * @param top the top folder of the tree around the file, links followed
 * @param file the file, absolute and with links followed
 */
export function trackingOf(host: Host, top: string, file: string): Tracking {
  const path = relative(top, file).split(sep).join("/");
  const folder = gitFolder(host, top);
  if (folder === null) {
    // Jujutsu reads the ignore files of git; Mercurial and Subversion have their own ways.
    const readsThem = host.files.exists(join(top, ".jj"));
    return readsThem && isIgnored(host, top, path, null, new Map()) ? "ignored" : "unknown";
  }
  const common = read(host, join(folder, "commondir"));
  const shared = common === null ? folder : resolve(folder, common.trim());
  const config = readConfig(host, shared);
  const isTracked = lookUp(host, folder, path, config);
  if (isTracked === true) return "tracked";
  if (isIgnored(host, top, path, shared, config)) return "ignored";
  return isTracked === null ? "unknown" : "untracked";
}

/** The folder that holds git's own files; a worktree and a submodule have a file that names it. */
function gitFolder(host: Host, top: string): string | null {
  const path = join(top, ".git");
  if (host.files.isFolder(path)) return path;
  const target = /^gitdir:\s*(.+?)\s*$/m.exec(read(host, path) ?? "")?.[1];
  return target === undefined ? null : resolve(top, target);
}

function lookUp(host: Host, folder: string, path: string, config: GitConfig): boolean | null {
  const index = host.files.read(join(folder, "index"));
  // Nothing was ever added.
  if (index.kind === "absent") return false;
  if (index.kind === "error") return null;
  const isLong = config.get("extensions.objectformat") === "sha256";
  return isInIndex(index.bytes, path, isLong ? 32 : 20);
}

function isIgnored(
  host: Host,
  top: string,
  path: string,
  shared: string | null,
  config: GitConfig,
): boolean {
  // A home directory under version control is often set up so: only what is added by name gets in.
  if (NO.test(config.get("status.showuntrackedfiles") ?? "")) return true;
  const ignoreCase = config.get("core.ignorecase") === "true";
  const rulesIn = (file: string | null) =>
    parseIgnoreFile(file === null ? "" : read(host, file) ?? "", ignoreCase);
  const everywhere = [
    ...rulesIn(excludesFile(host, config)),
    ...rulesIn(shared === null ? null : join(shared, "info/exclude")),
  ];
  let levels = new IgnoreLevels([{ base: top, rules: everywhere }], ignoreCase).within(host, top);
  let at = top;
  const names = path.split("/");
  for (const [index, name] of names.entries()) {
    at = join(at, name);
    const isFolder = index < names.length - 1;
    // Nothing below an ignored folder can be taken back in.
    if (levels.ignores(at, isFolder)) return true;
    if (isFolder) levels = levels.within(host, at);
  }
  return false;
}

/** The ignore file for all repositories of a user (gitignore(5)). */
function excludesFile(host: Host, config: GitConfig): string | null {
  const named = config.get("core.excludesfile");
  if (named === undefined) return inConfigFolder(host, "ignore");
  if (!named.startsWith("~/")) return named;
  return host.homeDirectory === null ? null : join(host.homeDirectory, named.slice(2));
}

function inConfigFolder(host: Host, name: string): string | null {
  if (host.env.XDG_CONFIG_HOME) return join(host.env.XDG_CONFIG_HOME, "git", name);
  return host.homeDirectory === null ? null : join(host.homeDirectory, ".config/git", name);
}

/** The settings of the user and of one repository (git-config(1)); what they include is not followed. */
function readConfig(host: Host, shared: string): GitConfig {
  const home = host.homeDirectory;
  const paths = [
    inConfigFolder(host, "config"),
    home === null ? null : join(home, ".gitconfig"),
    join(shared, "config"),
  ];
  const config = new Map<string, string>();
  for (const path of paths) {
    let section = "";
    for (const line of (path === null ? "" : read(host, path) ?? "").split("\n")) {
      const header = /^\s*\[([\w.-]+)\s*(?:"[^"]*")?\]/.exec(line);
      if (header !== null) section = header[1]!.toLowerCase();
      const setting = /^\s*([\w-]+)\s*=\s*"?(.*?)"?\s*(?:[#;].*)?$/.exec(line);
      if (setting !== null) config.set(`${section}.${setting[1]!.toLowerCase()}`, setting[2]!);
    }
  }
  return config;
}

function read(host: Host, path: string): string | null {
  const file = host.files.read(path);
  return file.kind === "file" ? decodeText(file.bytes).text : null;
}
