import { assertEquals } from "@std/assert";
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
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
