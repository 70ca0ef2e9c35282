import { assertEquals } from "@std/assert";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import process from "node:process";
import { BINARY, ROOT, type Scratch } from "../e2e/programs.ts";

/** How a command ended and what it printed, standard error behind standard output. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Where commands are looked for: first those of this project (`bun`, `deno`), then the system's. */
const PATH = [join(ROOT, "node_modules/.bin"), process.env.PATH ?? ""].join(delimiter);

/** The search path with the compiled `awsconf` on it. */
export const PATH_WITH_BINARY = [dirname(BINARY), PATH].join(delimiter);

/** Runs a command in a folder of the scratch folder, which is the home directory too. */
export function runIn(
  scratch: Scratch,
  folder: string,
  [command, ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Ran {
  const person = { NAME: "a", EMAIL: "a@example.org" };
  const git = Object.entries(person).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]);
  const result = spawnSync(command!, args, {
    cwd: join(scratch.path, folder),
    env: { PATH, HOME: scratch.path, ...Object.fromEntries(git), ...env },
    encoding: "utf8",
  });
  if (result.error !== undefined) throw result.error;
  return { code: result.status, output: result.stdout + result.stderr };
}

/** Runs a command that must end well, and gives what it printed. */
export function mustRun(...args: Parameters<typeof runIn>): string {
  const { code, output } = runIn(...args);
  assertEquals(code, 0, `${args[2].join(" ")}: ${output}`);
  return output;
}

/** Packs the npm package into the scratch folder and returns the tarball's path. The build must stand in `dist`. */
export function pack(scratch: Scratch): string {
  const result = spawnSync(
    "npm",
    ["pack", "--ignore-scripts", "--silent", "--pack-destination", scratch.path],
    { cwd: ROOT, encoding: "utf8" },
  );
  assertEquals(result.status, 0, result.stderr);
  return join(scratch.path, result.stdout.trim());
}

/** Copies the project's sources, as a clone has them. */
export function copySources(scratch: Scratch, folder: string): void {
  const left = new Set(["node_modules", "dist", ".git"]);
  const filter = (path: string) => !left.has(basename(path));
  cpSync(ROOT, join(scratch.path, folder), { recursive: true, filter });
}

let registry: string | undefined | null;

/**
 * What makes npm fetch packages in a scratch folder as it does for this user:
 * variables for {@link runIn}. Null where no registry answers; what is left out
 * then is printed.
 */
export function npmRegistry(what: string): Record<string, string> | null {
  if (registry === undefined) {
    const ask = (...args: string[]) => spawnSync("npm", args, { cwd: ROOT, encoding: "utf8" });
    const answers = ask("view", "husky@9.1.7", "version", "--fetch-retries=0").status === 0;
    registry = answers ? ask("config", "get", "registry").stdout.trim() : null;
    cache = ask("config", "get", "cache").stdout.trim();
  }
  if (registry === null) {
    console.log(`Left out: ${what}, as no npm registry answers`);
    return null;
  }
  return {
    npm_config_registry: registry,
    npm_config_cache: cache,
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
  };
}

let cache = "";

/** The fenced blocks of a language in a file of `docs`, in order. */
export function fences(page: string, language: string): string[] {
  const text = readFileSync(join(ROOT, "docs", page), "utf8");
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter((match) => match[1] === language).map((match) => match[2]!);
}
