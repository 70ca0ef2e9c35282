import { dirname, join, resolve } from "node:path";
import { closest } from "../engine/did_you_mean.ts";
import type { Rule } from "../engine/rule.ts";
import { DEFAULT_SETTINGS, parseSettings, type Settings } from "../engine/settings.ts";
import type { LoadedHome } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import { decodeText } from "../syntax/encoding.ts";
import type { Invocation } from "./parse.ts";
import { HostError, UsageError } from "./usage_error.ts";

const NAME = "awsconf.ini";

/**
 * Finds and reads the awsconf.ini for a home: the one that `--settings` names,
 * else the nearest upwards from the linted file, else the one in the user's
 * config folder, else defaults.
 *
 * Throws a SettingsError for a mistake in it, a HostError where it cannot be read.
 */
export async function loadSettings(
  host: Host,
  invocation: Invocation,
  loaded: LoadedHome,
): Promise<Settings> {
  if (invocation.has("no-settings")) return DEFAULT_SETTINGS;
  const named = invocation.value("settings");
  if (named !== undefined) {
    const text = readSettings(host, resolve(host.cwd, named));
    if (text === null) {
      throw new HostError(`There is no file ${named}, which \`--settings\` names.`);
    }
    return await parse(text, named);
  }
  return await findSettings(host, loaded.folder);
}

/**
 * Reads the nearest awsconf.ini upwards from a folder (absolute), else the
 * user's own; the defaults where there is none. Throws as {@link loadSettings} does.
 */
export async function findSettings(host: Host, folder: string): Promise<Settings> {
  for (const path of candidates(host, folder)) {
    const text = readSettings(host, path);
    if (text !== null) return await parse(text, path);
  }
  return DEFAULT_SETTINGS;
}

// Only a file names rules: without one, commands that run none need not load them.
async function parse(text: string, path: string): Promise<Settings> {
  return await parseSettings(text, path, (await import("../../rules/mod.ts")).rules);
}

function candidates(host: Host, start: string): string[] {
  const paths: string[] = [];
  for (let folder = start;; folder = dirname(folder)) {
    paths.push(join(folder, NAME));
    if (dirname(folder) === folder) break;
  }
  const own = userSettingsPath(host);
  if (own !== null) paths.push(own);
  return paths;
}

/** Where the settings for all of a user's files are (XDG Base Directory Specification); null without a home directory. */
export function userSettingsPath(host: Host): string | null {
  const base = host.env.XDG_CONFIG_HOME ||
    (host.homeDirectory === null ? null : join(host.homeDirectory, ".config"));
  return base === null ? null : join(base, "awsconf", NAME);
}

function readSettings(host: Host, path: string): string | null {
  const read = host.files.read(path);
  if (read.kind === "absent") return null;
  if (read.kind === "error") throw new HostError(read.message);
  return decodeText(read.bytes).text.replace(/^\ufeff/, "");
}

/** The rule with a name. Throws a UsageError with a hint where there is none. */
export function findRule(name: string, rules: readonly Rule[]): Rule {
  const rule = rules.find((candidate) => candidate.meta.name === name);
  if (rule !== undefined) return rule;
  const meant = closest(name, rules.map((candidate) => candidate.meta.name));
  const hint = meant === undefined ? "`awsconf rules` lists them." : `Did you mean \`${meant}\`?`;
  throw new UsageError(`There is no rule \`${name}\`. ${hint}`);
}
