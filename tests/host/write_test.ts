import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, test } from "node:test";
import { type Disk, nodeDisk } from "../../lib/host/disk.ts";
import { writeFiles, type WriteTarget } from "../../lib/host/write.ts";
import { inScratch } from "../e2e/programs.ts";

const OLD = "[default]\r\nregion = x\r\n";
const NEW = "[default]\r\nregion = eu-west-1\r\n";

const bytes = (text: string) => new TextEncoder().encode(text);
const modeOf = (path: string) => statSync(path).mode & 0o7777;

function target(path: string, before: string | null = OLD, after = NEW): WriteTarget {
  return { path, before: before === null ? null : bytes(before), after: bytes(after) };
}

/** Asserts that a write is refused with a message that has all the texts, and returns it. */
function assertRefused(targets: readonly WriteTarget[], texts: readonly string[], disk?: Disk) {
  const result = writeFiles(targets, disk);
  assert(!result.ok, "it was written");
  for (const text of texts) assertStringIncludes(result.message, text);
  assertMatch(result.message, /\.$/);
}

const isRoot = process.getuid?.() === 0;

describe("writing a file", () => {
  test(
    "replaces its bytes, keeps its mode and leaves nothing else behind",
    inScratch((scratch) => {
      for (const mode of [0o600, 0o640, 0o644, 0o755]) {
        const path = scratch.write("config", OLD);
        chmodSync(path, mode);
        assertEquals(writeFiles([target(path)]), { ok: true, copies: [] });
        assertEquals(readFileSync(path, "utf8"), NEW);
        assertEquals(modeOf(path), mode);
        assertEquals(readdirSync(scratch.path), ["config"]);
      }
    }),
  );

  test(
    "gives it another mode where that is asked for, with other bytes or without",
    inScratch((scratch) => {
      for (const after of [OLD, NEW]) {
        const path = scratch.write("credentials", OLD);
        chmodSync(path, 0o644);
        assertEquals(writeFiles([{ ...target(path, OLD, after), mode: 0o600 }]), {
          ok: true,
          copies: [],
        });
        assertEquals(readFileSync(path, "utf8"), after);
        assertEquals(modeOf(path), 0o600);
      }
    }),
  );

  test(
    "changes the mode of a file that it would not write: with hard links, or behind a link",
    inScratch((scratch) => {
      const path = scratch.write("credentials", OLD);
      chmodSync(path, 0o444);
      linkSync(path, join(scratch.path, "other"));
      symlinkSync(path, join(scratch.path, "link"));
      const one = { ...target(join(scratch.path, "link"), OLD, OLD), mode: 0o400 };
      assertEquals(writeFiles([one]), { ok: true, copies: [] });
      assertEquals([modeOf(path), modeOf(join(scratch.path, "other"))], [0o400, 0o400]);
      assert(lstatSync(join(scratch.path, "link")).isSymbolicLink());
    }),
  );

  test(
    "keeps every byte that it is given",
    inScratch((scratch) => {
      const before = Uint8Array.from({ length: 256 }, (_, i) => i);
      const after = Uint8Array.from({ length: 3 * 65536 }, (_, i) => 255 - i % 256);
      const path = scratch.write("config", before);
      assertEquals(writeFiles([{ path, before, after }]), { ok: true, copies: [] });
      assertEquals(Buffer.compare(readFileSync(path), after), 0);
    }),
  );

  test(
    "keeps symbolic links, also several in a row and in the folder",
    inScratch((scratch) => {
      const real = scratch.write("dotfiles/aws/credentials", OLD, 0o600);
      symlinkSync("dotfiles/aws", join(scratch.path, ".aws"));
      symlinkSync("dotfiles/aws/credentials", join(scratch.path, "one"));
      symlinkSync("one", join(scratch.path, "two"));
      assertEquals(writeFiles([target(join(scratch.path, "two"))]), { ok: true, copies: [] });
      assertEquals(readFileSync(real, "utf8"), NEW);
      assert(lstatSync(join(scratch.path, "two")).isSymbolicLink());
      assert(lstatSync(join(scratch.path, "one")).isSymbolicLink());
      const path = join(scratch.path, ".aws/credentials");
      assertEquals(writeFiles([target(path, NEW, OLD)]), { ok: true, copies: [] });
      assertEquals(readFileSync(real, "utf8"), OLD);
      assertEquals(readdirSync(join(scratch.path, "dotfiles/aws")), ["credentials"]);
    }),
  );

  test(
    "keeps its owner",
    inScratch((scratch) => {
      if (!isRoot) return console.log("Left out: only root can give files away");
      const path = scratch.write("config", OLD, 0o640);
      chownSync(path, 65534, 65533);
      assertEquals(writeFiles([target(path)]), { ok: true, copies: [] });
      const { uid, gid } = statSync(path);
      assertEquals([uid, gid, modeOf(path)], [65534, 65533, 0o640]);
    }),
  );

  test(
    "makes a new one for its owner alone, and its folders too",
    inScratch((scratch) => {
      const path = join(scratch.path, "home/.aws/credentials");
      assertEquals(writeFiles([target(path, null)]), { ok: true, copies: [] });
      assertEquals(readFileSync(path, "utf8"), NEW);
      assertEquals(modeOf(path), 0o600);
      assertEquals(modeOf(join(scratch.path, "home/.aws")), 0o700);
      assertEquals(modeOf(join(scratch.path, "home")), 0o700);
    }),
  );

  test(
    "gives a new one to the owner of the folder",
    inScratch((scratch) => {
      if (!isRoot) return console.log("Left out: only root can give files away");
      chownSync(scratch.path, 65534, 65533);
      const path = join(scratch.path, "credentials");
      assertEquals(writeFiles([target(path, null)]), { ok: true, copies: [] });
      assertEquals([statSync(path).uid, modeOf(path)], [65534, 0o600]);
    }),
  );

  test(
    "works with a relative path",
    inScratch((scratch) => {
      const path = scratch.write("config", OLD);
      const relative = join("../".repeat(process.cwd().split("/").length), path);
      assertEquals(writeFiles([target(relative)]), { ok: true, copies: [] });
      assertEquals(readFileSync(path, "utf8"), NEW);
    }),
  );

  test("does nothing for no targets", () => assertEquals(writeFiles([]), { ok: true, copies: [] }));
});

describe("a file is left alone, with all others,", () => {
  test(
    "where it changed since it was read",
    inScratch((scratch) => {
      const changed = "[default]\r\nregion = y\r\n";
      const one = scratch.write("credentials", OLD);
      const two = scratch.write("config", changed);
      assertRefused([target(one), target(two)], [
        `Cannot write ${two}`,
        "another program changed it meanwhile; run the command again",
        "Nothing was written.",
      ]);
      assertEquals(readFileSync(one, "utf8"), OLD);
      assertEquals(readFileSync(two, "utf8"), changed);
      assertEquals(readdirSync(scratch.path).sort(), ["config", "credentials"]);
    }),
  );

  test(
    "where it was removed, made or became a folder since it was read",
    inScratch((scratch) => {
      const made = scratch.write("made", "");
      mkdirSync(join(scratch.path, "folder"));
      assertRefused([target(join(scratch.path, "removed"))], ["another program changed it"]);
      assertRefused([target(made, null)], ["another program changed it"]);
      assertRefused([target(join(scratch.path, "folder"))], ["it is a folder, not a file"]);
      assertEquals(readFileSync(made, "utf8"), "");
    }),
  );

  test(
    "where it is read-only, though a rename would succeed",
    inScratch((scratch) => {
      const path = scratch.write("config", OLD);
      chmodSync(path, 0o444);
      assertRefused([target(path)], ["it is read-only", "`chmod u+w`", "Nothing was written."]);
      assertEquals([readFileSync(path, "utf8"), modeOf(path)], [OLD, 0o444]);
    }),
  );

  test(
    "where it has several hard links",
    inScratch((scratch) => {
      const path = scratch.write("config", OLD);
      linkSync(path, join(scratch.path, "twin"));
      assertRefused([target(path)], ["it has 2 hard links", "Nothing was written."]);
      assertEquals(readFileSync(path, "utf8"), OLD);
    }),
  );

  test(
    "where it is a named pipe",
    inScratch((scratch) => {
      const path = join(scratch.path, "config");
      assertEquals(spawnSync("mkfifo", [path]).status, 0);
      assertRefused([target(path, "")], ["it is a pipe, socket or device"]);
    }),
  );

  test(
    "where it is a link that leads nowhere or in a circle",
    inScratch((scratch) => {
      symlinkSync("nowhere", join(scratch.path, "dangling"));
      symlinkSync("circle", join(scratch.path, "circle"));
      assertRefused([target(join(scratch.path, "dangling"), null)], [
        "it is a symbolic link to a file that does not exist",
      ]);
      assertRefused([target(join(scratch.path, "circle"))], ["lead in a circle"]);
      assertEquals(existsSync(join(scratch.path, "nowhere")), false);
    }),
  );

  test(
    "where it is locked against changes",
    inScratch((scratch) => {
      const one = scratch.write("credentials", OLD);
      const two = scratch.write("config", OLD);
      if (spawnSync("chattr", ["+i", two]).status !== 0) {
        return console.log("Left out: this user or file system has no `chattr +i`");
      }
      try {
        assertRefused([target(one), target(two)], ["permission denied", "Nothing was written."]);
        assertEquals(readFileSync(one, "utf8"), OLD);
        assertEquals(readdirSync(scratch.path).sort(), ["config", "credentials"]);
      } finally {
        spawnSync("chattr", ["-i", two]);
      }
    }),
  );

  test(
    "where the folder is locked against changes",
    inScratch((scratch) => {
      const path = scratch.write(".aws/config", OLD);
      const folder = join(scratch.path, ".aws");
      if (spawnSync("chattr", ["+i", folder]).status !== 0) {
        return console.log("Left out: this user or file system has no `chattr +i`");
      }
      try {
        assertRefused([target(path)], ["permission denied", "Nothing was written."]);
        assertEquals(readFileSync(path, "utf8"), OLD);
      } finally {
        spawnSync("chattr", ["-i", folder]);
      }
    }),
  );

  test(
    "where its folder is a file",
    inScratch((scratch) => {
      const path = scratch.write(".aws", "");
      assertRefused([target(join(path, "config"), null)], ["a part of the path is a file"]);
    }),
  );

  test(
    "where its owner cannot be kept",
    inScratch((scratch) => {
      const path = scratch.write("config", OLD);
      const { uid } = statSync(path);
      const disk: Disk = {
        ...nodeDisk,
        // Somebody else's file in a folder of one's own.
        stat: (one) => ({ ...nodeDisk.stat(one), ...(one === path ? { uid: uid + 1 } : {}) }),
        setOwner: () => {
          throw Object.assign(new Error(), { code: "EPERM" });
        },
      };
      assertRefused([target(path)], ["it belongs to another user or group"], disk);
      assertEquals(readdirSync(scratch.path), ["config"]);
    }),
  );

  test(
    "where both files are links to one",
    inScratch((scratch) => {
      const path = scratch.write("both", OLD);
      const links = ["config", "credentials"].map((name) => join(scratch.path, name));
      for (const link of links) symlinkSync("both", link);
      assertRefused(links.map((link) => target(link)), [
        `Cannot write ${links[1]}: it is the same file as ${links[0]}`,
      ]);
      assertEquals(readFileSync(path, "utf8"), OLD);
    }),
  );
});

test(
  "where the second rename fails, it is told what was written and what was not",
  inScratch((scratch) => {
    const one = scratch.write("credentials", OLD);
    const two = scratch.write("config", OLD);
    const disk: Disk = {
      ...nodeDisk,
      rename: (from, to) => {
        if (to === two) throw Object.assign(new Error(), { code: "EBUSY" });
        nodeDisk.rename(from, to);
      },
    };
    assertRefused([target(one), target(two)], [
      `Cannot write ${two}: it is in use or mounted on its own`,
      `Written: ${one}. Not written: ${two}. No value is lost`,
    ], disk);
    assertEquals(readFileSync(one, "utf8"), NEW);
    assertEquals(readFileSync(two, "utf8"), OLD);
    assertEquals(readdirSync(scratch.path).sort(), ["config", "credentials"]);
  }),
);

test(
  "a new file's folder is taken away again where nothing is written",
  inScratch((scratch) => {
    const config = scratch.write("config", OLD);
    chmodSync(config, 0o644);
    const path = join(scratch.path, "new/.aws/credentials");
    const disk: Disk = {
      ...nodeDisk,
      flush: () => {
        throw Object.assign(new Error(), { code: "ENOSPC" });
      },
    };
    assertRefused([target(path, null), target(config)], ["the disk is full"], disk);
    assertEquals(readdirSync(scratch.path), ["config"]);
  }),
);

describe("temporary files of others", () => {
  const name = (file: string) => `.${file}.awsconf-0123abcd-1.tmp`;

  test(
    "stop the write where they are fresh and for the same file",
    inScratch((scratch) => {
      const path = scratch.write("config", OLD);
      const other = join(scratch.path, name("config"));
      mkdirSync(other);
      assertRefused([target(path)], ["another awsconf is writing it; run the command again"]);
      assertEquals(readdirSync(scratch.path).sort(), [name("config"), "config"]);
      const minuteAgo = Date.now() / 1000 - 60;
      // The clock was wrong when it was made.
      for (const time of [minuteAgo, minuteAgo + 3600]) {
        utimesSync(other, time, time);
        assertEquals(writeFiles([target(path)]), { ok: true, copies: [] });
        writeFileSync(path, OLD);
      }
    }),
  );

  test(
    "do not where they are for another file, or are no folders",
    inScratch((scratch) => {
      const path = scratch.write("config", OLD);
      mkdirSync(join(scratch.path, name("credentials")));
      scratch.write(name("config"), "");
      assertEquals(writeFiles([target(path)]), { ok: true, copies: [] });
      assertEquals(
        readdirSync(scratch.path).sort(),
        [name("credentials"), name("config"), "config"].sort(),
      );
    }),
  );
});

test(
  "what is written is never open to others before it is in place, whatever the mode of the file",
  inScratch((scratch) => {
    const path = scratch.write("config", OLD);
    chmodSync(path, 0o644);
    const modes: number[][] = [];
    const look = () => {
      const [folder] = readdirSync(scratch.path).filter((one) => one.endsWith(".tmp"));
      const inside = readdirSync(join(scratch.path, folder!)).sort();
      modes.push(
        [folder!, ...inside.map((one) => join(folder!, one))].map((one) =>
          modeOf(join(scratch.path, one))
        ),
      );
    };
    const disk: Disk = {
      ...nodeDisk,
      write: (handle, content, from) => {
        look();
        return nodeDisk.write(handle, content, from);
      },
      flush: (handle) => {
        look();
        nodeDisk.flush(handle);
      },
    };
    assert(writeFiles([{ ...target(path), backup: "now" }], disk).ok);
    // The folder, then the new file, which gets its mode when it is whole, and the copy.
    assertEquals(modes, [[0o700, 0o600], [0o700, 0o600], [0o700, 0o600, 0o600], [
      0o700,
      0o644,
      0o600,
    ]]);
  }),
);

describe("a copy of what stood there", () => {
  test(
    "is for its owner alone, whatever the mode of the file",
    inScratch((scratch) => {
      for (const mode of [0o600, 0o640, 0o644]) {
        const path = scratch.write("config", OLD);
        chmodSync(path, mode);
        const copy = `${path}.bak-20261125-143000`;
        assertEquals(writeFiles([{ ...target(path), backup: "20261125-143000" }]), {
          ok: true,
          copies: [copy],
        });
        assertEquals([readFileSync(copy, "utf8"), modeOf(copy)], [OLD, 0o600]);
        assertEquals([readFileSync(path, "utf8"), modeOf(path)], [NEW, mode]);
        scratch.empty();
      }
    }),
  );

  test(
    "takes no place of another, stands beside the real file, and there is none of a new file",
    inScratch((scratch) => {
      const path = scratch.write("dotfiles/config", OLD);
      scratch.write("dotfiles/config.bak-now", "mine");
      symlinkSync("dotfiles/config", join(scratch.path, "config"));
      const targets = [
        { ...target(join(scratch.path, "config")), backup: "now" },
        { ...target(join(scratch.path, "credentials"), null), backup: "now" },
      ];
      assertEquals(writeFiles(targets), { ok: true, copies: [`${path}.bak-now-2`] });
      assertEquals(readFileSync(`${path}.bak-now`, "utf8"), "mine");
      assertEquals(readFileSync(`${path}.bak-now-2`, "utf8"), OLD);
      assertEquals(readdirSync(scratch.path).sort(), ["config", "credentials", "dotfiles"]);
    }),
  );

  test(
    "is taken away again where nothing is written, and stays where something is",
    inScratch((scratch) => {
      const one = scratch.write("credentials", OLD);
      const two = scratch.write("config", OLD);
      const targets = [one, two].map((path) => ({ ...target(path), backup: "now" }));
      for (const failing of [one, two]) {
        const disk: Disk = {
          ...nodeDisk,
          rename: (from, to) => {
            if (to === failing) throw Object.assign(new Error(), { code: "EBUSY" });
            nodeDisk.rename(from, to);
          },
        };
        assertRefused(targets, [`Cannot write ${failing}`], disk);
        const copies = ["config.bak-now", "credentials.bak-now"];
        assertEquals(
          readdirSync(scratch.path).sort(),
          ["config", "credentials", ...failing === one ? [] : copies].sort(),
        );
      }
    }),
  );
});
