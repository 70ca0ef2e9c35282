import { assert, assertEquals } from "@std/assert";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type Disk, nodeDisk } from "../../lib/host/disk.ts";
import { nodeFiles } from "../../lib/host/file_system.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { errorCode } from "../../lib/host/trouble.ts";
import { inScratch } from "../e2e/programs.ts";

/** One operation on a disk whose folder is `root`. */
type Operation = (disk: Disk, root: string) => unknown;

/** What a disk answers: a value, or the code of an error. */
function answer(operation: Operation, disk: Disk, root: string): unknown {
  try {
    const value = operation(disk, root) ?? null;
    return typeof value === "string" ? value.replace(root, "ROOT") : value;
  } catch (error) {
    const code = errorCode(error);
    assert(code !== null, String(error));
    return code;
  }
}

function createAndWrite(disk: Disk, path: string): unknown {
  const handle = disk.create(path);
  disk.write(handle, new TextEncoder().encode("xnew"), 1);
  disk.flush(handle);
  disk.close(handle);
  const { kind, size, mode, links } = disk.stat(path);
  return [kind, size, mode, links, new TextDecoder().decode(disk.readFile(path))];
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "stat of a file": (disk, root) => disk.stat(`${root}/file`).size,
  "stat of a folder": (disk, root) => disk.stat(`${root}/folder`).kind,
  "stat through a link": (disk, root) => disk.stat(`${root}/link`).kind,
  "stat of a link": (disk, root) => disk.linkStat(`${root}/link`).kind,
  "stat of nothing": (disk, root) => disk.stat(`${root}/none`),
  "stat of a link to nothing": (disk, root) => disk.stat(`${root}/dangling`),
  "stat of a circle": (disk, root) => disk.stat(`${root}/circle`),
  "stat through a file": (disk, root) => disk.stat(`${root}/file/x`),
  "stat through a link to a folder": (disk, root) => disk.stat(`${root}/here/file`).kind,
  "real path of a link": (disk, root) => disk.realPath(`${root}/here/link`),
  "real path of nothing": (disk, root) => disk.realPath(`${root}/none`),
  "real path of a circle": (disk, root) => disk.realPath(`${root}/circle`),
  "reading a folder": (disk, root) => disk.readFile(`${root}/folder`),
  "reading nothing": (disk, root) => disk.readFile(`${root}/none`),
  "listing": (disk, root) => [...disk.list(root)].sort(),
  "listing a file": (disk, root) => disk.list(`${root}/file`),
  "listing nothing": (disk, root) => disk.list(`${root}/none`),
  "making a folder that is there": (disk, root) => disk.makeFolder(`${root}/folder`),
  "making folders": (disk, root) => disk.makeFolder(`${root}/a/b/c`),
  "the mode of a new folder": (disk, root) => disk.stat(`${root}/a/b`).mode,
  "making a private folder": (disk, root) => disk.makePrivateFolder(`${root}/private`),
  "the mode of a private folder": (disk, root) => disk.stat(`${root}/private`).mode,
  "making a private folder that is there": (disk, root) =>
    disk.makePrivateFolder(`${root}/private`),
  "making a private folder in no folder": (disk, root) =>
    disk.makePrivateFolder(`${root}/none/private`),
  "making a private folder in place of a file": (disk, root) =>
    disk.makePrivateFolder(`${root}/file`),
  "removing a private folder": (disk, root) => disk.removeFolder(`${root}/private`),
  "removing a full folder": (disk, root) => disk.removeFolder(`${root}/a`),
  "removing an empty folder": (disk, root) => disk.removeFolder(`${root}/a/b/c`),
  "removing no folder": (disk, root) => disk.removeFolder(`${root}/a/b/c`),
  "opening a file for writing": (disk, root) => disk.openForWriting(`${root}/file`),
  "opening a folder for writing": (disk, root) => disk.openForWriting(`${root}/folder`),
  "opening nothing for writing": (disk, root) => disk.openForWriting(`${root}/none`),
  "creating what is there": (disk, root) => disk.create(`${root}/file`),
  "creating in no folder": (disk, root) => disk.create(`${root}/none/x`),
  "creating and writing": (disk, root) => createAndWrite(disk, `${root}/new`),
  "changing a mode": (disk, root) => {
    disk.setMode(`${root}/new`, 0o640);
    return disk.stat(`${root}/new`).mode;
  },
  "renaming nothing": (disk, root) => disk.rename(`${root}/none`, `${root}/file`),
  "renaming onto a folder": (disk, root) => disk.rename(`${root}/new`, `${root}/folder`),
  "renaming onto a file": (disk, root) => disk.rename(`${root}/new`, `${root}/file`),
  "what was renamed": (disk, root) => [disk.stat(`${root}/file`).mode, [...disk.list(root)].sort()],
  "renaming onto a link": (disk, root) => {
    createAndWrite(disk, `${root}/other`);
    disk.rename(`${root}/other`, `${root}/dangling`);
    return disk.linkStat(`${root}/dangling`).kind;
  },
  "removing": (disk, root) => disk.remove(`${root}/file`),
  "removing nothing": (disk, root) => disk.remove(`${root}/file`),
  "flushing a folder": (disk, root) => disk.flushFolder(root),
  "flushing no folder": (disk, root) => disk.flushFolder(`${root}/none`),
};

const LINKS = { link: "file", dangling: "none", circle: "circle", here: "." };

function fill(root: string): void {
  writeFileSync(join(root, "file"), "text", { mode: 0o600 });
  mkdirSync(join(root, "folder"));
  writeFileSync(join(root, "folder/inside"), "");
  for (const [name, to] of Object.entries(LINKS)) symlinkSync(to, join(root, name));
}

function fillMemory(): MemoryHost {
  const host = new MemoryHost([], { "/root/file": "text", "/root/folder/inside": "" });
  for (const [name, link] of Object.entries(LINKS)) {
    host.disk.put(`/root/${name}`, { kind: "link", link });
  }
  return host;
}

test(
  "the disk in memory answers as the real one, operation by operation",
  inScratch(({ path }) => {
    fill(path);
    const { disk } = fillMemory();
    for (const [name, operation] of Object.entries(OPERATIONS)) {
      const [real, memory] = [answer(operation, nodeDisk, path), answer(operation, disk, "/root")];
      assertEquals(memory, real, name);
    }
  }),
);

describe("the files in memory are found and read as the real ones", () => {
  const names = [
    "file",
    "folder",
    "link",
    "none",
    "dangling",
    "circle",
    "here",
    "file/x",
    "here/file",
  ];
  for (const name of names) {
    test(
      name,
      inScratch((scratch) => {
        fill(scratch.path);
        const look = (files: typeof nodeFiles, root: string) => {
          const path = `${root}/${name}`;
          const read = files.read(path);
          return {
            exists: files.exists(path),
            isFolder: files.isFolder(path),
            list: files.list(path),
            read: read.kind === "file"
              ? [...read.bytes]
              : read.kind === "error"
              ? read.message.replace(root, "ROOT")
              : read.kind,
          };
        };
        assertEquals(look(fillMemory().files, "/root"), look(nodeFiles, scratch.path));
      }),
    );
  }
});

test("two paths to one file have one identity in memory too", () => {
  const { files } = fillMemory();
  const identities = ["file", "link", "here/file", "folder/inside"].map((name) => {
    const read = files.read(`/root/${name}`);
    assert(read.kind === "file" && read.identity !== undefined);
    return read.identity;
  });
  assertEquals(new Set(identities.slice(0, 3)).size, 1);
  assert(identities[3] !== identities[0]);
});
