import { dirname, resolve } from "node:path";
import type { FileSystem } from "../lib/host/file_system.ts";
import type { Host } from "../lib/host/host.ts";
import type { WriteTarget } from "../lib/host/write.ts";

/** A host without a disk, for tests of everything above it. */
export class MemoryHost implements Host {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd = "/home/me";
  readonly platform = "linux";
  readonly homeDirectory = "/home/me";
  readonly contents = new Map<string, Uint8Array>();
  printed = "";
  complained = "";

  constructor(
    argv: readonly string[],
    files: Readonly<Record<string, string | Uint8Array>> = {},
    env: Readonly<Record<string, string>> = {},
  ) {
    this.argv = argv;
    this.env = { HOME: this.homeDirectory, ...env };
    for (const [path, content] of Object.entries(files)) {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      this.contents.set(this.#absolute(path), bytes);
    }
  }

  readonly stdout = this.#output((text) => this.printed += text);
  readonly stderr = this.#output((text) => this.complained += text);

  readonly files: FileSystem = {
    exists: (path) => this.contents.has(this.#absolute(path)) || this.files.isFolder(path),
    isFolder: (path) =>
      [...this.contents.keys()].some((one) => one.startsWith(`${this.#absolute(path)}/`)),
    read: (path) => {
      const bytes = this.contents.get(this.#absolute(path));
      return bytes === undefined ? { kind: "absent" } : { kind: "file", bytes, mode: 0o600 };
    },
    list: (path) => {
      const prefix = `${this.#absolute(path)}/`;
      const inside = [...this.contents.keys()].filter((one) => one.startsWith(prefix));
      const names = new Set(inside.map((one) => one.slice(prefix.length).split("/")[0]!));
      return [...names].sort().map((name) => ({
        name,
        isFolder: !this.contents.has(prefix + name),
      }));
    },
  };

  writeFiles(targets: readonly WriteTarget[]): { ok: true } {
    for (const { path, after } of targets) this.contents.set(this.#absolute(path), after);
    return { ok: true };
  }

  readStdin(): Uint8Array {
    return this.contents.get("/home/me/<stdin>") ?? new Uint8Array(0);
  }

  /** The text of a file, or null. */
  text(path: string): string | null {
    const bytes = this.contents.get(this.#absolute(path));
    return bytes === undefined ? null : new TextDecoder().decode(bytes);
  }

  #absolute(path: string): string {
    return resolve(dirname("/home/me/x"), path);
  }

  #output(write: (text: string) => void): Host["stdout"] {
    return { write, isTerminal: false, columns: null };
  }
}
