import { assertEquals, assertThrows } from "@std/assert";
import { describe, test } from "node:test";
import { MemoryDisk, Stopped, type Trouble } from "../../lib/host/memory_disk.ts";
import { recoverFiles } from "../../lib/host/recover.ts";
import { reasonOf } from "../../lib/host/trouble.ts";
import { writeFiles } from "../../lib/host/write.ts";

const CONFIG = "/home/me/.aws/config";
const CREDENTIALS = "/home/me/.aws/credentials";
const SECOND = 1000;

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (disk: MemoryDisk, path: string) => new TextDecoder().decode(disk.find(path)!.bytes);
const names = (disk: MemoryDisk, folder = "/home/me/.aws") =>
  disk.entries(folder).map(([name]) => name);

/** A disk on which a run was killed before the operation that starts like this, which is not the first such. */
function killed(start: string, skip = 0): MemoryDisk {
  const disk = new MemoryDisk();
  for (const path of [CONFIG, CREDENTIALS]) disk.put(path, "old\n");
  let seen = 0;
  disk.trouble = (operation) => operation.startsWith(start) && seen++ === skip ? "stop" : null;
  const targets = [CREDENTIALS, CONFIG].map((path) => ({
    path,
    before: bytes("old\n"),
    after: bytes("new\n"),
  }));
  assertThrows(() => writeFiles(targets, disk), Stopped);
  disk.restart();
  return disk;
}

const betweenRenames = () => killed("rename", 1);
const recover = (disk: MemoryDisk) => recoverFiles([CONFIG, CREDENTIALS], disk);
const NOTHING = { finished: [], unfinished: [] };

describe("a run that was killed between its renames", () => {
  test("is finished", () => {
    const disk = betweenRenames();
    disk.now += 11 * SECOND;
    assertEquals(textOf(disk, CONFIG), "old\n");
    assertEquals(recover(disk), { finished: [CONFIG], unfinished: [] });
    assertEquals(textOf(disk, CONFIG), "new\n");
    assertEquals(names(disk), ["config", "credentials"]);
    assertEquals(recover(disk), NOTHING);
  });

  test("is left alone while it may still be running", () => {
    const disk = betweenRenames();
    disk.now += 9 * SECOND;
    const before = names(disk);
    assertEquals(recover(disk), NOTHING);
    assertEquals([names(disk), textOf(disk, CONFIG)], [before, "old\n"]);
  });

  test("is finished where the clock went back an hour", () => {
    const disk = betweenRenames();
    disk.now -= 3600 * SECOND;
    assertEquals(recover(disk).finished, [CONFIG]);
  });

  for (
    const [name, change] of Object.entries<(disk: MemoryDisk) => void>({
      "was written": (disk) => disk.put(CONFIG, "mine\n"),
      "became another, older file": (disk) => {
        disk.put("/home/me/older", { bytes: bytes("mine\n"), modified: -SECOND });
        disk.rename("/home/me/older", CONFIG);
      },
      "became a folder": (disk) => disk.put(CONFIG, { kind: "folder" }),
      "is gone": (disk) => disk.remove(CONFIG),
    })
  ) {
    test(`stays as it is where the second file ${name}, which is told`, () => {
      const disk = betweenRenames();
      disk.now += SECOND;
      change(disk);
      const mine = disk.find(CONFIG);
      disk.now += 60 * SECOND;
      assertEquals(recover(disk), {
        finished: [],
        unfinished: [{ path: CONFIG, reason: "it has changed since" }],
      });
      assertEquals(disk.find(CONFIG), mine);
      assertEquals(names(disk).filter((one) => one.endsWith(".tmp")), []);
    });
  }

  test("is tried again where the disk does not let it be finished", () => {
    const disk = betweenRenames();
    disk.now += 60 * SECOND;
    disk.trouble = (operation) => operation.startsWith("rename") ? "EPERM" : null;
    assertEquals(recover(disk), {
      finished: [],
      unfinished: [{ path: CONFIG, reason: reasonOf("EPERM") }],
    });
    disk.trouble = null;
    assertEquals(recover(disk), { finished: [CONFIG], unfinished: [] });
    assertEquals(names(disk), ["config", "credentials"]);
  });

  test("is finished beside the real files of links", () => {
    const disk = betweenRenames();
    disk.put("/elsewhere/config", { kind: "link", link: CONFIG });
    disk.now += 60 * SECOND;
    assertEquals(recoverFiles(["/elsewhere/config"], disk).finished, [CONFIG]);
  });
});

describe("what is left of a run that was killed", () => {
  for (const start of ["create", "write", "flush", "close", "rename", "removeFolder"]) {
    for (const skip of [0, 1]) {
      if (start === "rename" && skip === 1) continue;
      test(`at its ${start} number ${skip + 1} is removed, and the files stay`, () => {
        const disk = killed(start, skip);
        const texts = [CONFIG, CREDENTIALS].map((path) => textOf(disk, path));
        disk.now += 60 * SECOND;
        assertEquals(recover(disk), NOTHING);
        assertEquals(names(disk), ["config", "credentials"]);
        assertEquals([CONFIG, CREDENTIALS].map((path) => textOf(disk, path)), texts);
      });
    }
  }
});

describe("what is not ours stays:", () => {
  const name = ".config.awsconf-0123abcd-1.tmp";

  /** Puts something beside the config file and looks whether it stays. */
  function assertStays(put: (disk: MemoryDisk, path: string) => void, own = name): void {
    const disk = new MemoryDisk();
    disk.put(CONFIG, "old\n");
    put(disk, `/home/me/.aws/${own}`);
    const before = names(disk);
    const inside = [...disk.nodes.keys()];
    disk.now += 60 * SECOND;
    assertEquals(recover(disk), NOTHING);
    assertEquals([names(disk), [...disk.nodes.keys()]], [before, inside]);
  }

  test("a file with our kind of name", () => assertStays((disk, path) => disk.put(path, "x")));

  test("a link with our kind of name", () =>
    assertStays((disk, path) => {
      disk.put("/home/me/other", { kind: "folder" });
      disk.put(path, { kind: "link", link: "/home/me/other" });
    }));

  test("a folder of somebody else", () =>
    assertStays((disk, path) => disk.put(path, { kind: "folder", uid: 1001 })));

  test("a folder of root, to anybody but root", () =>
    assertStays((disk, path) => disk.put(path, { kind: "folder", uid: 0 })));

  test("to root, a folder that does not belong to the owner of the folder around it", () =>
    assertStays((disk, path) => {
      disk.put(path, { kind: "folder", uid: 1001 });
      disk.uid = 0;
    }));

  test("a folder in which there is something else", () =>
    assertStays((disk, path) => disk.put(`${path}/mine`, "x")));

  for (
    const other of [
      "config.tmp",
      ".config.awsconf-0123abcd",
      ".config.awsconf-0123abcd.tmp",
      ".config.awsconf-0123ABCD-1.tmp",
      ".config.awsconf-0123abcd-0.tmp",
      ".config.awsconf-zzzzzzzz-1.tmp",
      "config.bak-20261125-143000",
    ]
  ) {
    test(`a folder called ${other}`, () =>
      assertStays((disk, path) => disk.put(path, { kind: "folder" }), other));
  }

  test("but to root, what belongs to the owner of the folder around it is ours", () => {
    const disk = betweenRenames();
    disk.now += 60 * SECOND;
    disk.uid = 0;
    assertEquals(recover(disk).finished, [CONFIG]);
    assertEquals(names(disk), ["config", "credentials"]);
  });
});

describe("what cannot be looked at is left to the next run", () => {
  const STATES: Readonly<Record<string, { make: () => MemoryDisk; text: string }>> = {
    "between the renames": { make: betweenRenames, text: "new\n" },
    "before the renames": { make: () => killed("rename"), text: "old\n" },
  };
  for (const [name, { make, text }] of Object.entries(STATES)) {
    test(name, () => {
      for (const [at, operation] of recoveryOf(make()).entries()) {
        const disk = make();
        const where = `EACCES at ${operation}`;
        recoveryOf(disk, (_, index) => index === at ? "EACCES" : null);
        recoveryOf(disk);
        assertEquals(names(disk), ["config", "credentials"], where);
        assertEquals([CREDENTIALS, CONFIG].map((path) => textOf(disk, path)), [text, text], where);
      }
    });
  }

  test("no folder at all", () => {
    assertEquals(recoverFiles(["/nowhere/config"], betweenRenames()), NOTHING);
  });

  /** Recovers a while later; returns the operations. */
  function recoveryOf(disk: MemoryDisk, trouble: Trouble | null = null): string[] {
    const start = disk.operations.length;
    disk.now += 60 * SECOND;
    disk.trouble = trouble === null
      ? null
      : (operation) => trouble(operation, disk.operations.length - 1 - start);
    recover(disk);
    disk.trouble = null;
    return disk.operations.slice(start);
  }
});
