import { dirname, resolve } from "node:path";
import type { Host } from "../host/host.ts";
import { expectLongRun } from "../host/long_run.ts";
import { discoverFor, lintOnce } from "./lint_command.ts";
import type { Invocation } from "./parse.ts";
import { UsageError } from "./usage_error.ts";

/** What clears a terminal and puts the cursor at its start. */
const CLEAR = "\u001b[2J\u001b[3J\u001b[H";

/**
 * Lints, waits for a change in the folders of the linted files and those of
 * awsconf.ini, and lints again, until the process is interrupted.
 *
 * Throws a UsageError for options that write, which a change would start again and again.
 */
export async function watch(host: Host, invocation: Invocation): Promise<never> {
  for (const name of ["diff", "update-baseline"]) {
    if (invocation.has(name)) throw new UsageError(`\`--watch\` goes without \`--${name}\`.`);
  }
  if (invocation.value("add-suppressions") !== undefined || invocation.operands.includes("-")) {
    throw new UsageError("`--watch` goes without `--add-suppressions` and standard input.");
  }
  expectLongRun();
  for (;;) {
    const watcher = host.watch(await foldersOf(host, invocation));
    try {
      if (host.stdout.isTerminal) host.stdout.write(CLEAR);
      await lintOnce(host, invocation);
      if (host.stdout.isTerminal) host.stderr.write("Waiting for changes. Ctrl+C ends.\n");
      await watcher.changed;
    } finally {
      watcher.close();
    }
  }
}

async function foldersOf(host: Host, invocation: Invocation): Promise<string[]> {
  const { homes } = await discoverFor(host, invocation);
  const folders = new Set([host.cwd]);
  for (const { home, folder } of homes) {
    folders.add(folder);
    for (const { path } of home.files) {
      const absolute = resolve(host.cwd, path);
      // A link may lead to a file in another folder.
      folders.add(dirname(host.files.realPath(absolute) ?? absolute));
    }
  }
  const named = [...invocation.values("env-file"), ...invocation.values("settings")];
  for (const path of named) folders.add(dirname(resolve(host.cwd, path)));
  return [...folders].filter((folder) => host.files.isFolder(folder));
}
