import { resolve } from "node:path";
import type { FileSystem } from "../host/file_system.ts";
import type { Host } from "../host/host.ts";

/** A host to which the texts of open files stand on the disk. Writing goes to the disk itself. */
export class OverlayHost implements Host {
  readonly #host: Host;
  readonly #open = new Map<string, Uint8Array>();
  readonly files: FileSystem;

  constructor(host: Host) {
    this.#host = host;
    const { files } = host;
    this.files = {
      ...files,
      exists: (path) => this.#open.has(this.#key(path)) || files.exists(path),
      read: (path) => {
        const bytes = this.#open.get(this.#key(path));
        if (bytes === undefined) return files.read(path);
        // A file that was never saved has the mode that it would get.
        return { kind: "file", bytes, mode: files.mode(path) ?? 0o600 };
      },
    };
  }

  /** Takes the text of an open file by its absolute path; null closes it. */
  set(path: string, text: string | null): void {
    if (text === null) this.#open.delete(path);
    else this.#open.set(path, new TextEncoder().encode(text));
  }

  /** The absolute paths of the open files. */
  get openPaths(): readonly string[] {
    return [...this.#open.keys()];
  }

  get argv() {
    return this.#host.argv;
  }

  get env() {
    return this.#host.env;
  }

  get cwd() {
    return this.#host.cwd;
  }

  get platform() {
    return this.#host.platform;
  }

  get homeDirectory() {
    return this.#host.homeDirectory;
  }

  get stdout() {
    return this.#host.stdout;
  }

  get stderr() {
    return this.#host.stderr;
  }

  now(): number {
    return this.#host.now();
  }

  writeFiles(targets: Parameters<Host["writeFiles"]>[0]) {
    return this.#host.writeFiles(targets);
  }

  recoverFiles(paths: readonly string[]) {
    return this.#host.recoverFiles(paths);
  }

  writeReport(path: string, text: string): string | null {
    return this.#host.writeReport(path, text);
  }

  watch(folders: readonly string[]) {
    return this.#host.watch(folders);
  }

  readStdin(): Uint8Array {
    return this.#host.readStdin();
  }

  #key(path: string): string {
    return resolve(this.#host.cwd, path);
  }
}
