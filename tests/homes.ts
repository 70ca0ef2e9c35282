import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../lib/cli/run.ts";
import { MemoryHost } from "../lib/host/memory_host.ts";
import { RUNTIMES } from "../lib/model/runtime.ts";

const HOME = "/home/me";
const FOLDER = fileURLToPath(new URL("./homes/", import.meta.url));

/**
 * A whole home of `tests/homes`: a folder with what is in a person's home
 * directory, and beside that
 *
 * - `expected.txt`: what `awsconf --format concise` prints; a home without it
 *   is clean
 * - `explained.txt`: what `resolve` and `graph` say of it, to all six runtimes, and
 *   what all fixes together change
 * - `environment`: variables, `NAME=value` a line
 * - `world`: what else there is, `file = PATH`, `folder = PATH` or `mode PATH = 0644` a line
 */
export interface TestHome {
  readonly name: string;
  /** Contents by path below the home directory. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly world: readonly (readonly [key: string, value: string])[];
  /** Empty for a clean one. */
  readonly expected: string;
  /** Null for a home that would fill pages. */
  readonly explained: string | null;
}

/** All homes, by name, but for the one that the README and the end-to-end tests show. */
export function testHomes(): TestHome[] {
  return readdirSync(FOLDER).sort().filter((name) => name !== "example").map(readHome);
}

/** The file that says what is expected of a home. */
export function expectedPath(name: string): string {
  return join(FOLDER, name, "expected.txt");
}

/** The file that says how a home is explained. */
export function explainedPath(name: string): string {
  return join(FOLDER, name, "explained.txt");
}

const OWN_FILES: ReadonlySet<string> = new Set(
  ["expected.txt", "explained.txt", "environment", "world"],
);

function readHome(name: string): TestHome {
  const folder = join(FOLDER, name);
  const read = (file: string) => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  const paths = filesBelow(folder).map((path) => relative(folder, path).replaceAll("\\", "/"))
    .filter((path) => !OWN_FILES.has(path));
  return {
    name,
    files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))])),
    environment: Object.fromEntries(pairs(read("environment"), "=")),
    world: pairs(read("world"), " = "),
    expected: read("expected.txt"),
    explained: read("explained.txt") || null,
  };
}

function pairs(text: string, delimiter: string): (readonly [string, string])[] {
  return text.split(/\r?\n/).filter((line) => line !== "").map((line) => {
    const at = line.indexOf(delimiter);
    if (at < 0) throw new Error(`A line without ${delimiter}: ${line}`);
    return [line.slice(0, at), line.slice(at + delimiter.length)] as const;
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** A host in memory whose user has a home for their own. */
export function hostOf(home: TestHome, argv: readonly string[]): MemoryHost {
  const host = new MemoryHost(argv, home.files, home.environment);
  for (const [key, value] of home.world) {
    const [what, path] = key.split(" ") as [string, string?];
    if (what === "mode") host.disk.find(path!)!.mode = Number.parseInt(value, 8);
    else host.disk.put(value, what === "folder" ? { kind: "folder", mode: 0o755 } : "");
  }
  return host;
}

/** What is in the home directory, as {@link TestHome.files} has it. */
export function filesOf({ disk }: MemoryHost): Record<string, Uint8Array> {
  const files = [...disk.nodes].filter(([path, { kind }]) =>
    kind === "file" && path.startsWith(`${HOME}/`)
  );
  return Object.fromEntries(files.map(([path, { bytes }]) => [path.slice(HOME.length + 1), bytes]));
}

/** What the command line prints of a home. Throws where it complains of anything. */
export async function report(home: TestHome, argv: readonly string[] = []): Promise<string> {
  const host = hostOf(home, ["--format", "concise", ...argv]);
  await run(host);
  if (host.complained !== "") throw new Error(host.complained);
  return host.printed;
}

/** What the command line explains of a home: what each runtime resolves, what refers to what, and what fixes change. */
export async function explain(home: TestHome): Promise<string> {
  const parts: string[] = [];
  const commands = [["resolve", "--all", "--runtimes", RUNTIMES.join()], ["graph"], [
    "--diff",
    "--unsafe-fixes",
    "--runtimes",
    RUNTIMES.join(),
    "--region",
    "eu-west-1",
  ]];
  for (const command of commands) {
    const host = hostOf(home, command);
    await run(host);
    parts.push(`$ awsconf ${command[0]}`, host.printed.trimEnd(), host.complained.trimEnd());
  }
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
