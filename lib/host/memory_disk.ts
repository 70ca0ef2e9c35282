import { basename, dirname, join, resolve } from "node:path";
import type { Disk, DiskStats } from "./disk.ts";

/** A file, folder, link or device in memory. */
export interface MemoryNode {
  kind: DiskStats["kind"];
  /** Empty for anything but a file. */
  bytes: Uint8Array;
  /** Where a link leads, absolute or relative to its folder. */
  link: string | null;
  mode: number;
  uid: number;
  gid: number;
  links: number;
  readonly inode: number;
  modified: number;
  changed: number;
}

/** Thrown by every operation after the one at which the process was stopped. */
export class Stopped extends Error {}

/**
 * Decides over each operation before it is done: null lets it be done, a code
 * such as `ENOSPC` makes it fail, `stop` makes it and all later ones throw
 * {@link Stopped}, as if the process had been killed; a write that is stopped
 * or fails leaves half of its bytes.
 *
 * @param operation its name and paths, as in {@link MemoryDisk.operations}
 * @param index 0 for the first operation
 */
export type Trouble = (operation: string, index: number) => string | null;

/** How many links may lead on to others, as on Linux. */
const MAX_LINKS = 40;

/** A disk in memory for tests and editors. Permissions are kept but not enforced. */
export class MemoryDisk implements Disk {
  readonly nodes = new Map<string, MemoryNode>();
  /** What was done, in order: an operation's name and its paths. */
  readonly operations: string[] = [];
  trouble: Trouble | null = null;
  /** The clock, in milliseconds; only its owner moves it. */
  now = 0;
  uid = 1000;
  readonly #cwd: string;
  readonly #open = new Map<number, MemoryNode>();
  #stopped = false;
  #count = 0;

  /** @param cwd the folder that relative paths start from */
  constructor(cwd = "/") {
    this.#cwd = cwd;
    this.nodes.set("/", this.#node("folder", 0o755));
  }

  /** Puts something in place, with the folders above it, without recording an operation. */
  put(path: string, init: Partial<MemoryNode> | string = {}): MemoryNode {
    const absolute = resolve(this.#cwd, path);
    for (let folder = dirname(absolute); !this.nodes.has(folder); folder = dirname(folder)) {
      this.nodes.set(folder, this.#node("folder", 0o700));
    }
    const fields = typeof init === "string" ? { bytes: new TextEncoder().encode(init) } : init;
    const node = Object.assign(this.#node(fields.kind ?? "file", 0o600), fields);
    this.nodes.set(absolute, node);
    return node;
  }

  /** The node at a path, links followed, or null. Records nothing. */
  find(path: string): MemoryNode | null {
    try {
      return this.nodes.get(this.#follow(path)) ?? null;
    } catch {
      return null;
    }
  }

  /** As {@link MemoryDisk.stat}, but records nothing. */
  look(path: string): DiskStats {
    return statsOf(this.#at(this.#follow(path)));
  }

  /** What is in a folder, by name, links not followed. Records nothing. */
  entries(path: string): [name: string, node: MemoryNode][] {
    const folder = this.#follow(path);
    if (this.#at(folder).kind !== "folder") fail("ENOTDIR");
    return [...this.nodes]
      .filter(([one]) => one !== "/" && dirname(one) === folder)
      .map(([one, node]): [string, MemoryNode] => [basename(one), node])
      .sort(([a], [b]) => a < b ? -1 : 1);
  }

  /** Lets a new process use the disk after one was stopped. */
  restart(): void {
    this.trouble = null;
    this.#stopped = false;
    this.#open.clear();
  }

  stat(path: string): DiskStats {
    this.#step(`stat ${path}`);
    return this.look(path);
  }

  linkStat(path: string): DiskStats {
    this.#step(`linkStat ${path}`);
    return statsOf(this.#at(this.#place(path)));
  }

  realPath(path: string): string {
    this.#step(`realPath ${path}`);
    const real = this.#follow(path);
    this.#at(real);
    return real;
  }

  readFile(path: string): Uint8Array {
    this.#step(`readFile ${path}`);
    const node = this.#at(this.#follow(path));
    if (node.kind === "folder") fail("EISDIR");
    return node.bytes.slice();
  }

  list(path: string): string[] {
    this.#step(`list ${path}`);
    return this.entries(path).map(([name]) => name);
  }

  makeFolder(path: string): string | null {
    this.#step(`makeFolder ${path}`);
    let top: string | null = null;
    for (let folder = resolve(this.#cwd, path); !this.nodes.has(folder); folder = dirname(folder)) {
      this.nodes.set(folder, this.#node("folder", 0o700));
      top = folder;
    }
    return top;
  }

  makePrivateFolder(path: string): void {
    this.#step(`makePrivateFolder ${path}`);
    const place = this.#place(path);
    if (this.nodes.has(place)) fail("EEXIST");
    this.nodes.set(place, this.#node("folder", 0o700));
  }

  removeFolder(path: string): void {
    this.#step(`removeFolder ${path}`);
    if (this.entries(path).length > 0) fail("ENOTEMPTY");
    this.nodes.delete(this.#place(path));
  }

  openForWriting(path: string): void {
    this.#step(`openForWriting ${path}`);
    if (this.#at(this.#follow(path)).kind === "folder") fail("EISDIR");
  }

  create(path: string): number {
    this.#step(`create ${path}`);
    const place = this.#place(path);
    if (this.nodes.has(place)) fail("EEXIST");
    const node = this.#node("file", 0o600);
    this.nodes.set(place, node);
    this.#open.set(node.inode, node);
    return node.inode;
  }

  write(handle: number, bytes: Uint8Array, from: number): number {
    const node = this.#handle(handle);
    const append = (end: number) => {
      node.bytes = Uint8Array.from([...node.bytes, ...bytes.subarray(from, end)]);
      node.modified = node.changed = this.now;
    };
    try {
      this.#step("write");
    } catch (error) {
      append(from + Math.floor((bytes.length - from) / 2));
      throw error;
    }
    append(bytes.length);
    return bytes.length - from;
  }

  flush(handle: number): void {
    this.#step("flush");
    this.#handle(handle);
  }

  close(handle: number): void {
    this.#step("close");
    this.#handle(handle);
    this.#open.delete(handle);
  }

  setOwner(path: string, uid: number, gid: number): void {
    this.#step(`setOwner ${path}`);
    Object.assign(this.#at(this.#follow(path)), { uid, gid, changed: this.now });
  }

  setMode(path: string, mode: number): void {
    this.#step(`setMode ${path}`);
    Object.assign(this.#at(this.#follow(path)), { mode, changed: this.now });
  }

  rename(from: string, to: string): void {
    this.#step(`rename ${from} ${to}`);
    const source = this.#place(from);
    const target = this.#place(to);
    const node = this.#at(source);
    if (this.nodes.get(target)?.kind === "folder") fail("EISDIR");
    this.nodes.delete(source);
    this.nodes.set(target, node);
    node.changed = this.now;
  }

  remove(path: string): void {
    this.#step(`remove ${path}`);
    const place = this.#place(path);
    this.#at(place);
    this.nodes.delete(place);
  }

  flushFolder(path: string): void {
    this.#step(`flushFolder ${path}`);
    this.#at(this.#follow(path));
  }

  #step(operation: string): void {
    if (this.#stopped) throw new Stopped();
    this.operations.push(operation);
    const trouble = this.trouble?.(operation, this.#count++) ?? null;
    if (trouble === null) return;
    if (trouble !== "stop") fail(trouble);
    this.#stopped = true;
    throw new Stopped();
  }

  #node(kind: DiskStats["kind"], mode: number): MemoryNode {
    return {
      kind,
      bytes: new Uint8Array(0),
      link: null,
      mode,
      uid: this.uid,
      gid: this.uid,
      links: 1,
      inode: nextInode++,
      modified: this.now,
      changed: this.now,
    };
  }

  #handle(handle: number): MemoryNode {
    return this.#open.get(handle) ?? fail("EBADF");
  }

  #at(place: string): MemoryNode {
    return this.nodes.get(place) ?? fail("ENOENT");
  }

  /** The absolute path with links in the folders followed, but not in the last place. */
  #place(path: string): string {
    const absolute = resolve(this.#cwd, path);
    if (absolute === "/") return absolute;
    const folder = this.#follow(dirname(absolute));
    if (this.#at(folder).kind !== "folder") fail("ENOTDIR");
    return join(folder, basename(absolute));
  }

  #follow(path: string): string {
    let place = this.#place(path);
    for (let i = 0; i < MAX_LINKS; i++) {
      const link = this.nodes.get(place)?.link ?? null;
      if (link === null) return place;
      place = this.#place(resolve(dirname(place), link));
    }
    return fail("ELOOP");
  }
}

let nextInode = 2;

function statsOf(node: MemoryNode): DiskStats {
  const { link: _, bytes, ...others } = node;
  return { ...others, size: bytes.length, device: 1 };
}

/** Throws an error as the operating system's come from `node:fs`. */
function fail(code: string): never {
  throw Object.assign(new Error(code), { code });
}
