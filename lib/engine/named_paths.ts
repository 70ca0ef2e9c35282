import { splitShellWords } from "../model/runtimes/shell_words.ts";
import { findBarePath, isWholeQuoted } from "./command.ts";
import type { KnownSetting } from "./known_settings.ts";
import { plainValue } from "./plain_value.ts";

/** A file or program that a setting names, and where its name stands. */
export interface NamedPath {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The files that a setting of the type `path` names, or the program of a
 * command if it is named by its path. Nothing where another rule reports how
 * it is written.
 *
 * @param platform as Node names it; it says what stands between several paths
 */
export function namedPaths({ setting, fact }: KnownSetting, platform: string): NamedPath[] {
  const value = fact.type === "command" ? setting.value : plainValue(setting);
  if (value === null || value === "") return [];
  const { valueStart } = setting.line;
  if (fact.type === "command") return programOf(value, valueStart, platform);
  if (fact.key !== "data_path") return [pathAt(value, 0, valueStart)];
  const paths: NamedPath[] = [];
  let at = 0;
  for (const path of value.split(platform === "win32" ? ";" : ":")) {
    if (path !== "") paths.push(pathAt(path, at, valueStart));
    at += path.length + 1;
  }
  return paths;
}

function pathAt(path: string, at: number, valueStart: number): NamedPath {
  return { path, start: valueStart + at, end: valueStart + at + path.length };
}

/** A program without a slash in its name is looked for in many folders, which are not known here. */
function programOf(command: string, valueStart: number, platform: string): NamedPath[] {
  if (isWholeQuoted(command) || findBarePath(command, () => null) !== null) return [];
  const quote = command[0] === '"' || command[0] === "'" ? command[0] : "";
  if (platform === "win32") {
    // There a backslash is no escape.
    const end = quote === "" ? command.search(/\s|$/) : command.indexOf(quote, 1);
    if (end < 0) return [];
    const path = command.slice(quote.length, end);
    return path.includes("\\") || path.includes("/")
      ? [pathAt(path, quote.length, valueStart)]
      : [];
  }
  const program = splitShellWords(command)?.[0];
  if (program === undefined || !program.startsWith("/")) return [];
  const end = quote === "" ? /^(?:\\.|\S)*/.exec(command)![0].length : program.length + 2;
  return [{ path: program, start: valueStart, end: valueStart + end }];
}
