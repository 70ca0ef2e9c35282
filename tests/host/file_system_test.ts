import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, test } from "node:test";
import { nodeFiles } from "../../lib/host/file_system.ts";
import { inScratch } from "../e2e/programs.ts";

const MEGABYTE = 1024 * 1024;

/** The message of a read that is refused; it is one sentence that names the path. */
function refusal(path: string): string {
  const read = nodeFiles.read(path);
  assert(read.kind === "error", `${path} was read: ${read.kind}`);
  assertStringIncludes(read.message, `Cannot read ${path}: `);
  assert(read.message.endsWith("."), read.message);
  return read.message;
}

describe("reading a file gives its bytes as they are", () => {
  for (const text of ["", "[default]\r\nregion = x\r\n", "\ufeff[a]\n\u0000\n", "a"]) {
    test(
      JSON.stringify(text),
      inScratch((scratch) => {
        const path = scratch.write("config", text, 0o640);
        const read = nodeFiles.read(path);
        assert(read.kind === "file");
        assertEquals([...read.bytes], [...new TextEncoder().encode(text)]);
        assertEquals(read.mode, 0o640);
      }),
    );
  }

  test(
    "also through links, which have one identity with the file",
    inScratch((scratch) => {
      const path = scratch.write("dotfiles/credentials", "[a]\n");
      const other = scratch.write("dotfiles/other", "[a]\n");
      symlinkSync("dotfiles/credentials", join(scratch.path, "link"));
      const [file, link, another] = [path, join(scratch.path, "link"), other].map((one) => {
        const read = nodeFiles.read(one);
        assert(read.kind === "file");
        return read.identity;
      });
      assert(file !== undefined);
      assertEquals(link, file);
      assert(another !== file);
    }),
  );

  test(
    "up to the greatest size that is read",
    inScratch((scratch) => {
      const path = scratch.write("config", "");
      truncateSync(path, 32 * MEGABYTE);
      const read = nodeFiles.read(path);
      assert(read.kind === "file");
      assertEquals(read.bytes.length, 32 * MEGABYTE);
    }),
  );

  test(
    "and nothing for /dev/null and links to it, which switch a file off",
    inScratch((scratch) => {
      const link = join(scratch.path, "config");
      symlinkSync("/dev/null", link);
      for (const path of ["/dev/null", link]) {
        const read = nodeFiles.read(path);
        assert(read.kind === "file");
        assertEquals(read.bytes.length, 0);
      }
    }),
  );
});

describe("what cannot be read is told", () => {
  test(
    "a file that is not there is absent",
    inScratch((scratch) => {
      symlinkSync("nowhere", join(scratch.path, "dangling"));
      for (const name of ["none", "none/config", "dangling"]) {
        assertEquals(nodeFiles.read(join(scratch.path, name)), { kind: "absent" });
      }
    }),
  );

  test(
    "a folder",
    inScratch((scratch) => {
      assertStringIncludes(refusal(scratch.path), "it is a folder, not a file");
    }),
  );

  test(
    "a named pipe, without waiting for a writer",
    inScratch((scratch) => {
      const path = join(scratch.path, "config");
      assertEquals(spawnSync("mkfifo", [path]).status, 0);
      assertStringIncludes(refusal(path), "it is a pipe, socket or device");
    }),
  );

  test(
    "a sparse file of 100 MB, with its size and the limit",
    inScratch((scratch) => {
      const path = scratch.write("config", "");
      truncateSync(path, 100 * MEGABYTE);
      assertStringIncludes(refusal(path), "it has 100 MB, and files over 32 MB are not read");
    }),
  );

  test(
    "a file one byte too large",
    inScratch((scratch) => {
      const path = scratch.write("config", "");
      truncateSync(path, 32 * MEGABYTE + 1);
      assertStringIncludes(refusal(path), "it has 33 MB");
    }),
  );

  test(
    "links in a circle",
    inScratch((scratch) => {
      symlinkSync("b", join(scratch.path, "a"));
      symlinkSync("a", join(scratch.path, "b"));
      assertStringIncludes(refusal(join(scratch.path, "a")), "symbolic links lead in a circle");
    }),
  );

  test(
    "a path through a file",
    inScratch((scratch) => {
      const path = scratch.write("config", "");
      assertStringIncludes(refusal(`${path}/config`), "a part of the path is a file, not a folder");
    }),
  );

  test(
    "a name that is too long",
    inScratch((scratch) => {
      assertStringIncludes(refusal(join(scratch.path, "x".repeat(300))), "its name is too long");
    }),
  );

  test(
    "a file without read permission",
    inScratch((scratch) => {
      if (process.getuid?.() === 0) {
        console.log("Left out: root reads every file; tests/e2e/trouble_test.ts does it as nobody");
        return;
      }
      const path = scratch.write("config", "");
      chmodSync(path, 0o000);
      assertStringIncludes(refusal(path), "permission denied");
    }),
  );

  test(
    "a name with control characters cannot steer the terminal",
    inScratch((scratch) => {
      const path = join(scratch.path, "\u001b[2J\u202e");
      mkdirSync(path);
      const read = nodeFiles.read(path);
      assert(read.kind === "error");
      assertStringIncludes(read.message, "\\u{1b}[2J\\u{202e}");
      assertEquals(/\p{C}/u.test(read.message), false);
    }),
  );
});

describe("folders", () => {
  test(
    "are listed by name, links to folders being none",
    inScratch((scratch) => {
      scratch.write("b/config", "");
      scratch.write("a", "");
      symlinkSync("b", join(scratch.path, "c"));
      assertEquals(nodeFiles.list(scratch.path), [
        { name: "a", isFolder: false },
        { name: "b", isFolder: true },
        { name: "c", isFolder: false },
      ]);
    }),
  );

  test(
    "that cannot be listed give null",
    inScratch((scratch) => {
      const file = scratch.write("file", "");
      assertEquals(nodeFiles.list(file), null);
      assertEquals(nodeFiles.list(join(scratch.path, "none")), null);
    }),
  );

  test(
    "are told from everything else, whatever the path",
    inScratch((scratch) => {
      const file = scratch.write("file", "");
      symlinkSync("loop", join(scratch.path, "loop"));
      symlinkSync(".", join(scratch.path, "here"));
      assertEquals(nodeFiles.isFolder(scratch.path), true);
      assertEquals(nodeFiles.isFolder(join(scratch.path, "here")), true);
      for (const path of [file, `${file}/x`, join(scratch.path, "loop"), "/none", ""]) {
        assertEquals(nodeFiles.isFolder(path), false, path);
      }
    }),
  );
});

test(
  "a file that is replaced by another between two reads is read anew",
  inScratch((scratch) => {
    const path = scratch.write("config", "old");
    assertEquals(nodeFiles.read(path).kind, "file");
    renameSync(scratch.write("new", "newer"), path);
    const read = nodeFiles.read(path);
    assert(read.kind === "file");
    assertEquals(read.bytes.length, readFileSync(path).length);
    unlinkSync(path);
    assertEquals(nodeFiles.read(path).kind, "absent");
  }),
);
