import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { describe, test } from "node:test";
import { MemoryDisk, Stopped } from "../../lib/host/memory_disk.ts";
import { recoverFiles } from "../../lib/host/recover.ts";
import { writeFiles, type WriteTarget } from "../../lib/host/write.ts";

const CREDENTIALS = "/home/me/.aws/credentials";
const CONFIG = "/home/me/.aws/config";
const MINUTE = 60_000;

/** A value moves from the config file to the credentials file. */
const BEFORE = { config: "[profile a]\nvalue = V\n", credentials: "[b]\n" };
const AFTER = { config: "[profile a]\n", credentials: "[b]\n[a]\nvalue = V\n" };

const bytes = (text: string) => new TextEncoder().encode(text);

/** Where the files stand: both beside each other, behind links, or with the credentials to be made. */
const LAYOUTS: Readonly<Record<string, (disk: MemoryDisk) => void>> = {
  "two files": (disk) => {
    disk.put(CONFIG, BEFORE.config).mode = 0o644;
    disk.put(CREDENTIALS, BEFORE.credentials);
  },
  "two links into two folders": (disk) => {
    disk.put("/dotfiles/config", BEFORE.config);
    disk.put("/secret/credentials", BEFORE.credentials);
    disk.put(CONFIG, { kind: "link", link: "/dotfiles/config" });
    disk.put(CREDENTIALS, { kind: "link", link: "../../../secret/credentials" });
  },
  "a new credentials file": (disk) => {
    disk.put(CONFIG, BEFORE.config);
  },
};

function makeDisk(layout: string): MemoryDisk {
  const disk = new MemoryDisk();
  LAYOUTS[layout]!(disk);
  return disk;
}

function textOf(disk: MemoryDisk, path: string): string | null {
  const node = disk.find(path);
  return node === null ? null : new TextDecoder().decode(node.bytes);
}

/** A run that reads the files now and moves the value. */
function runAgain(disk: MemoryDisk): void {
  recoverFiles([CREDENTIALS, CONFIG], disk);
  assertEquals(writeFiles(targetsOf(disk), disk), { ok: true, copies: [] });
}

/** What a run would write that reads the files now and moves the value; null where it has moved. */
function targetsOf(disk: MemoryDisk): WriteTarget[] {
  const credentials = textOf(disk, CREDENTIALS);
  const all: WriteTarget[] = [
    {
      path: CREDENTIALS,
      before: credentials === null ? null : bytes(credentials),
      after: bytes(AFTER.credentials),
    },
    { path: CONFIG, before: bytes(textOf(disk, CONFIG)!), after: bytes(AFTER.config) },
  ];
  return all.filter(({ before, after }) =>
    before === null || new TextDecoder().decode(before) !== new TextDecoder().decode(after)
  );
}

/** Everything on a disk: names, contents and modes. */
function snapshot(disk: MemoryDisk): string[] {
  return [...disk.nodes].map(([path, { kind, mode, bytes, link }]) =>
    JSON.stringify([path, kind, mode, new TextDecoder().decode(bytes), link])
  ).sort();
}

function countOperations(layout: string): number {
  const disk = makeDisk(layout);
  assertEquals(writeFiles(targetsOf(disk), disk), { ok: true, copies: [] });
  return disk.operations.length;
}

/** Asserts what must hold at every moment: each file is old or new, and the value is somewhere. */
function assertWhole(disk: MemoryDisk, before: string | null, where: string): void {
  const credentials = textOf(disk, CREDENTIALS);
  const config = textOf(disk, CONFIG)!;
  assert(credentials === before || credentials === AFTER.credentials, `${where}: ${credentials}`);
  assert(config === BEFORE.config || config === AFTER.config, `${where}: ${config}`);
  assertStringIncludes(`${credentials}${config}`, "value = V", where);
}

function leftovers(disk: MemoryDisk): string[] {
  return [...disk.nodes.keys()].filter((path) => path.endsWith(".tmp"));
}

for (const layout of Object.keys(LAYOUTS)) {
  const count = countOperations(layout);
  const before = textOf(makeDisk(layout), CREDENTIALS);

  describe(`${layout}: ${count} operations, and at each of them`, () => {
    test("a kill leaves whole files and no loss, and the next run finishes and tidies up", () => {
      for (let at = 0; at < count; at++) {
        const disk = makeDisk(layout);
        const targets = targetsOf(disk);
        disk.trouble = (_, index) => index === at ? "stop" : null;
        assertThrows(() => writeFiles(targets, disk), Stopped);
        assertWhole(disk, before, `killed at ${disk.operations.at(-1)}`);
        disk.restart();
        disk.now += MINUTE;
        runAgain(disk);
        assertEquals(textOf(disk, CREDENTIALS), AFTER.credentials);
        assertEquals(textOf(disk, CONFIG), AFTER.config);
        assertEquals(leftovers(disk), []);
      }
    });

    for (const code of ["ENOSPC", "EIO", "EPERM", "ENOENT"]) {
      test(`${code} leaves everything as it was, or tells what was written`, () => {
        for (let at = 0; at < count; at++) {
          const disk = makeDisk(layout);
          const old = snapshot(disk);
          disk.trouble = (_, index) => index === at ? code : null;
          const result = writeFiles(targetsOf(disk), disk);
          const where = `${code} at ${disk.operations[at]}`;
          assertWhole(disk, before, where);
          const [operation, path] = disk.operations[at]!.split(" ");
          // That of which the removal failed is empty, and left to the next run.
          assertEquals(leftovers(disk), operation === "removeFolder" ? [path] : [], where);
          if (result.ok) {
            assertEquals(textOf(disk, CREDENTIALS), AFTER.credentials, where);
            assertEquals(textOf(disk, CONFIG), AFTER.config, where);
          } else if (result.message.includes("Nothing was written.")) {
            assertEquals(snapshot(disk), old, where);
          } else {
            const told = `Written: ${CREDENTIALS}. Not written: ${CONFIG}.`;
            assertStringIncludes(result.message, told, where);
            assertEquals(textOf(disk, CREDENTIALS), AFTER.credentials, where);
            assertEquals(textOf(disk, CONFIG), BEFORE.config, where);
          }
        }
      });
    }

    test("another run does not write over this one, nor this one over it", () => {
      const other = "[profile a]\nvalue = V\nregion = x\n";
      for (let at = 0; at < count; at++) {
        const disk = makeDisk(layout);
        const targets = targetsOf(disk);
        let second: boolean | null = null;
        disk.trouble = (_, index) => {
          if (index !== at) return null;
          disk.trouble = null;
          const config = disk.find(CONFIG)!.bytes.slice();
          second = writeFiles([{ path: CONFIG, before: config, after: bytes(other) }], disk).ok;
          return null;
        };
        const first = writeFiles(targets, disk);
        const where = `during ${disk.operations[at]}`;
        assert(second !== null);
        const config = textOf(disk, CONFIG);
        // The other run read the file before or after this one renamed it; both may succeed only one after the other.
        if (first.ok) assert(config === AFTER.config || config === other, where);
        else assertEquals([config, second], [second ? other : BEFORE.config, second], where);
        if (first.ok && second) assertEquals(config, other, where);
        assertStringIncludes(`${textOf(disk, CREDENTIALS)}${config}`, "value = V", where);
        assertEquals(leftovers(disk), [], where);
      }
    });
  });
}

test("two runs that read the same bytes never both succeed", () => {
  const layout = "two files";
  for (let at = 0; at < countOperations(layout); at++) {
    const disk = makeDisk(layout);
    const targets = targetsOf(disk);
    let second: boolean | null = null;
    disk.trouble = (_, index) => {
      if (index !== at) return null;
      disk.trouble = null;
      second = writeFiles(targets, disk).ok;
      return null;
    };
    const first = writeFiles(targets, disk).ok;
    assertEquals(first && second, false, `during ${disk.operations[at]}`);
    assertWhole(disk, BEFORE.credentials, `during ${disk.operations[at]}`);
  }
});

test("a change by another program is noticed until the last comparison before the first rename", () => {
  const undisturbed = makeDisk("two files");
  writeFiles(targetsOf(undisturbed), undisturbed);
  const { operations } = undisturbed;
  const firstRename = operations.findIndex((one) => one.startsWith("rename"));
  const lastRead = operations.slice(0, firstRename).lastIndexOf(`readFile ${CREDENTIALS}`);
  // What comes between is the same look at the other file.
  assertEquals(operations.slice(lastRead + 1, firstRename), [
    `stat ${CONFIG}`,
    `readFile ${CONFIG}`,
  ]);
  for (let at = 0; at <= lastRead; at++) {
    const disk = makeDisk("two files");
    const targets = targetsOf(disk);
    disk.trouble = (_, index) => {
      if (index === at) disk.find(CREDENTIALS)!.bytes = bytes("[c]\n");
      return null;
    };
    const result = writeFiles(targets, disk);
    const where = `before ${operations[at]}`;
    assert(!result.ok, where);
    assertStringIncludes(result.message, "another program changed it meanwhile", where);
    assertEquals(textOf(disk, CREDENTIALS), "[c]\n", where);
    assertEquals(textOf(disk, CONFIG), BEFORE.config, where);
  }
});

test("a change to the second file after the first rename is kept, and told", () => {
  const disk = makeDisk("two files");
  disk.trouble = (operation) => {
    if (operation.startsWith("flushFolder")) disk.find(CONFIG)!.bytes = bytes("[c]\n");
    return null;
  };
  const result = writeFiles(targetsOf(disk), disk);
  assert(!result.ok);
  assertStringIncludes(result.message, `Cannot write ${CONFIG}: another program changed it`);
  assertStringIncludes(result.message, `Written: ${CREDENTIALS}. Not written: ${CONFIG}.`);
  assertEquals(textOf(disk, CONFIG), "[c]\n");
});

test("all files are flushed before the first rename, and each rename before the next", () => {
  const disk = makeDisk("two files");
  writeFiles(targetsOf(disk), disk);
  const steps = disk.operations
    .map((one) => one.split(" ")[0]!)
    .filter((one) => ["create", "flush", "rename", "flushFolder"].includes(one));
  assertEquals(steps, [
    ...["create", "flush", "create", "flush"],
    ...["rename", "flushFolder", "rename", "flushFolder"],
  ]);
});

test("the value is in its new place before it leaves the old one", () => {
  const disk = makeDisk("two files");
  writeFiles(targetsOf(disk), disk);
  const renames = disk.operations.filter((one) => one.startsWith("rename"));
  assertEquals(renames.map((one) => one.split(" ").at(-1)), [CREDENTIALS, CONFIG]);
});

test("a device is never replaced, even by root", () => {
  const disk = new MemoryDisk();
  disk.put("/dev/null", { kind: "other", mode: 0o666 });
  const result = writeFiles(
    [{ path: "/dev/null", before: new Uint8Array(0), after: bytes("x") }],
    disk,
  );
  assert(!result.ok);
  assertStringIncludes(result.message, "it is a pipe, socket or device, not a regular file");
  assertEquals(disk.find("/dev/null")!.kind, "other");
});

test("a bug is no refusal: it is thrown, with nothing written", () => {
  const disk = makeDisk("two files");
  const old = snapshot(disk);
  disk.flush = () => {
    throw new TypeError("x is not a function");
  };
  assertThrows(() => writeFiles(targetsOf(disk), disk), TypeError);
  assertEquals(snapshot(disk), old);
});

describe("a new mode for one file, while the other is written", () => {
  const start = () => {
    const disk = makeDisk("two files");
    disk.find(CREDENTIALS)!.mode = 0o644;
    return disk;
  };
  const targets: WriteTarget[] = [
    {
      path: CREDENTIALS,
      before: bytes(BEFORE.credentials),
      after: bytes(BEFORE.credentials),
      mode: 0o600,
    },
    { path: CONFIG, before: bytes(BEFORE.config), after: bytes(AFTER.config) },
  ];

  test("is set on the file itself, which is not written anew", () => {
    const disk = start();
    const { inode } = disk.find(CREDENTIALS)!;
    assertEquals(writeFiles(targets, disk), { ok: true, copies: [] });
    const { inode: after, mode } = disk.find(CREDENTIALS)!;
    assertEquals([after, mode], [inode, 0o600]);
    assertEquals(textOf(disk, CONFIG), AFTER.config);
    assertEquals(disk.find(CONFIG)!.mode, 0o644);
  });

  for (const code of ["EPERM", "ENOSPC", "EIO"]) {
    test(`is taken back where ${code} keeps the other from being written`, () => {
      const count = countSteps();
      for (let at = 0; at < count; at++) {
        const disk = start();
        const old = snapshot(disk);
        disk.trouble = (_, index) => index === at ? code : null;
        const result = writeFiles(targets, disk);
        const where = `${code} at ${disk.operations[at]}`;
        if (result.ok) assertEquals(disk.find(CREDENTIALS)!.mode, 0o600, where);
        else {
          assertStringIncludes(result.message, "Nothing was written.", where);
          assertEquals(snapshot(disk), old, where);
        }
      }
    });
  }

  function countSteps(): number {
    const disk = start();
    writeFiles(targets, disk);
    return disk.operations.length;
  }
});
