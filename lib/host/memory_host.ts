import { type FileSystem, readFailure, type ReadResult, unreadable } from "./file_system.ts";
import type { Host, Output } from "./host.ts";
import { MemoryDisk } from "./memory_disk.ts";
import { reasonOf, shownPath } from "./trouble.ts";
import type { Watcher } from "./watcher.ts";
import { recoverFiles, type Recovery } from "./recover.ts";
import { writeFiles, type WriteResult, type WriteTarget } from "./write.ts";

/** A host without a disk, for tests and editors: what it writes and prints can be looked at. */
export class MemoryHost implements Host {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd = "/home/me";
  readonly platform = "linux";
  readonly homeDirectory: string | null;
  readonly disk = new MemoryDisk("/home/me");
  /** What was written to standard output. */
  printed = "";
  /** What was written to standard error. */
  complained = "";
  /** What standard input holds. */
  stdin: Uint8Array = new Uint8Array(0);
  readonly stdout: Output = memoryOutput((text) => this.printed += text);
  readonly stderr: Output = memoryOutput((text) => this.complained += text);

  /**
   * @param files contents by path, absolute or below `/home/me`
   * @param env the environment; HOME is `/home/me` unless it says otherwise
   */
  constructor(
    argv: readonly string[] = [],
    files: Readonly<Record<string, string | Uint8Array>> = {},
    env: Readonly<Record<string, string>> = {},
  ) {
    this.argv = argv;
    this.env = { HOME: "/home/me", ...env };
    this.homeDirectory = this.env.HOME || null;
    this.disk.put("/home/me", { kind: "folder", mode: 0o700 });
    for (const [path, content] of Object.entries(files)) {
      this.disk.put(path, typeof content === "string" ? content : { bytes: content });
    }
  }

  readonly files: FileSystem = {
    exists: (path) => this.disk.find(path) !== null,
    isFolder: (path) => this.disk.find(path)?.kind === "folder",
    read: (path) => this.#read(path),
    mode: (path) => this.disk.find(path)?.mode ?? null,
    realPath: (path) => {
      try {
        return this.disk.realPath(path);
      } catch {
        return null;
      }
    },
    list: (path) => {
      if (this.disk.find(path)?.kind !== "folder") return null;
      return this.disk.entries(path).map(([name, { kind }]) => ({
        name,
        isFolder: kind === "folder",
      }));
    },
  };

  /** Milliseconds since 1970; does not pass by itself. */
  now(): number {
    return Date.UTC(2026, 10, 25);
  }

  writeFiles(targets: readonly WriteTarget[]): WriteResult {
    return writeFiles(targets, this.disk);
  }

  recoverFiles(paths: readonly string[]): Recovery {
    return recoverFiles(paths, this.disk);
  }

  writeReport(path: string, text: string): string | null {
    const node = this.disk.find(path);
    if (node?.kind === "folder") return `Cannot write ${shownPath(path)}: ${reasonOf("EISDIR")}.`;
    this.disk.put(path, text);
    return null;
  }

  /** The folders that are watched; {@link change} tells the watcher. */
  watched: readonly string[] = [];
  #onChange: () => void = () => {};

  watch(folders: readonly string[]): Watcher {
    this.watched = folders;
    const changed = new Promise<void>((resolve) => this.#onChange = resolve);
    return { changed, close: () => this.watched = [] };
  }

  /** Changes a file, and wakes whoever watches. */
  change(path: string, text: string): void {
    this.disk.put(path, text);
    this.#onChange();
  }

  readStdin(): Uint8Array {
    return this.stdin;
  }

  /** The text of a file, or null where there is none. */
  text(path: string): string | null {
    const node = this.disk.find(path);
    return node?.kind === "file" ? new TextDecoder().decode(node.bytes) : null;
  }

  #read(path: string): ReadResult {
    try {
      const stats = this.disk.look(path);
      const bytes = this.disk.find(path)!.bytes.slice();
      return unreadable(path, stats) ??
        { kind: "file", bytes, mode: stats.mode, identity: `${stats.device}:${stats.inode}` };
    } catch (error) {
      return readFailure(path, error);
    }
  }
}

function memoryOutput(write: (text: string) => void): Output {
  return { write, isTerminal: false, columns: null };
}
