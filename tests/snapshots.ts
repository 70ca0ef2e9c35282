import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { awsconf, ROOT, Scratch } from "./e2e/programs.ts";

/** What a person sees: a command line in a home of `tests/homes` at one width. */
export interface Snapshot {
  /** The name of the file in `tests/snapshots`, without `.txt`. */
  readonly name: string;
  readonly home: string;
  readonly args: readonly string[];
  readonly columns: number;
  readonly color: boolean;
}

const WIDTHS = [60, 80, 120];

/** All snapshots: first runs in a home as people have it, in a tidy one, in a large one, and in none. */
export function snapshots(): Snapshot[] {
  return [
    ...scenes("first-run", "example", []),
    ...scenes("many-findings", "kept-since-2015-with-100-profiles", ["--info"]),
    ...scenes("clean", "sso-team-of-40-profiles", []),
    ...scenes("no-files", "no-files-at-all", []),
  ];
}

function scenes(name: string, home: string, args: readonly string[]): Snapshot[] {
  return WIDTHS.flatMap((columns) =>
    [false, true].map((color) => ({
      name: `${name}-${columns}${color ? "-color" : ""}`,
      home,
      args,
      columns,
      color,
    }))
  );
}

/** Where a snapshot is kept. */
export function snapshotPath({ name }: Snapshot): string {
  return join(ROOT, "tests/snapshots", `${name}.txt`);
}

/** Runs the executable; a `␛` stands for the escape character, so that the file can be read. */
export function take({ home, args, columns, color }: Snapshot): string {
  const scratch = new Scratch();
  try {
    scratch.copyHome(home);
    for (const name of ["config", "credentials"]) {
      const path = join(scratch.path, ".aws", name);
      // What a clone of this repository has depends on who cloned it.
      if (existsSync(path)) chmodSync(path, 0o600);
    }
    const { code, stdout, stderr } = awsconf([...args, "--color", color ? "always" : "never"], {
      home: scratch.path,
      env: { COLUMNS: String(columns) },
    });
    return `${(stdout + stderr).replaceAll("\x1b", "␛")}(exit code ${code})\n`;
  } finally {
    scratch.remove();
  }
}
