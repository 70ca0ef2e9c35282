import { assertEquals } from "@std/assert";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, test } from "node:test";
import { nodeFiles } from "../../lib/host/file_system.ts";
import { trackingOf } from "../../lib/host/git.ts";
import { isInIndex } from "../../lib/host/git_index.ts";
import type { Host } from "../../lib/host/host.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { inScratch, type Scratch } from "../e2e/programs.ts";
import fc from "../fast_check.ts";

const RUNS = Number(process.env.AWSCONF_IGNORE_CASES ?? 150);

/** Runs git in a folder with a scratch folder as home, so that nobody's settings matter. */
function git(scratch: Scratch, folder: string, args: readonly string[], input = "") {
  const result = spawnSync("git", args, {
    cwd: join(scratch.path, folder),
    env: { PATH: process.env.PATH, HOME: scratch.path, GIT_CONFIG_NOSYSTEM: "1" },
    input,
    encoding: "utf8",
  });
  if (result.error !== undefined) throw result.error;
  return result;
}

/** The real disk, with a scratch folder as home. */
function hostOf(scratch: Scratch, env: Host["env"] = {}): Host {
  return Object.assign(new MemoryHost(), { files: nodeFiles, env, homeDirectory: scratch.path });
}

function repository(scratch: Scratch, ...options: readonly string[]): string {
  scratch.write("top/.aws/credentials", "[a]\n");
  assertEquals(git(scratch, "top", ["init", "-q", ...options]).status, 0);
  return join(scratch.path, "top");
}

describe("a file in a git repository", () => {
  const credentials = (top: string) => join(top, ".aws/credentials");

  test(
    "is untracked, then tracked, in every version of the index and with either kind of object id",
    inScratch((scratch) => {
      const formats = [["sha1", "2"], ["sha1", "3"], ["sha1", "4"], ["sha256", "2"]] as const;
      for (const [format, version] of formats) {
        const top = repository(scratch, `--object-format=${format}`);
        const host = hostOf(scratch);
        for (const name of ["a", ".aws/config", "z/.aws/credentials", ".aws/credentials2"]) {
          scratch.write(`top/${name}`, "x");
        }
        git(scratch, "top", ["add", "a", ".aws/config", "z", ".aws/credentials2"]);
        // An entry with extended flags makes it version 3.
        if (version === "3") git(scratch, "top", ["add", "-N", "z/.aws/credentials"]);
        else git(scratch, "top", ["update-index", "--index-version", version]);
        assertEquals(trackingOf(host, top, credentials(top)), "untracked", `${format} ${version}`);
        git(scratch, "top", ["add", "-f", ".aws/credentials"]);
        assertEquals(trackingOf(host, top, credentials(top)), "tracked", `${format} ${version}`);
        scratch.empty();
      }
    }),
  );

  test(
    "stays tracked when it is ignored afterwards",
    inScratch((scratch) => {
      const top = repository(scratch);
      git(scratch, "top", ["add", "."]);
      scratch.write("top/.gitignore", "*\n");
      assertEquals(trackingOf(hostOf(scratch), top, credentials(top)), "tracked");
    }),
  );

  test(
    "is ignored by any of the places that git looks in",
    inScratch((scratch) => {
      const places = [
        ["top/.gitignore", ".aws\n"],
        ["top/.aws/.gitignore", "/credentials\n"],
        ["top/.git/info/exclude", "credentials\n"],
        [".config/git/ignore", "credentials\n"],
        [".gitconfig", '[core]\n\texcludesFile = "~/own"\n'],
      ] as const;
      for (const [name, text] of places) {
        const top = repository(scratch);
        scratch.write("own", ".aws/\n");
        scratch.write(name, text);
        const path = credentials(top);
        assertEquals(git(scratch, "top", ["check-ignore", "-q", path]).status, 0, name);
        assertEquals(trackingOf(hostOf(scratch), top, path), "ignored", name);
        scratch.empty();
      }
    }),
  );

  test(
    "is kept out where git does not look for new files, as in many home directories",
    inScratch((scratch) => {
      const top = repository(scratch);
      git(scratch, "top", ["config", "status.showUntrackedFiles", "no"]);
      assertEquals(trackingOf(hostOf(scratch), top, credentials(top)), "ignored");
    }),
  );

  test(
    "is found in a worktree, whose git folder is elsewhere",
    inScratch((scratch) => {
      repository(scratch);
      const identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
      git(scratch, "top", [...identity, "commit", "-q", "--allow-empty", "-m", "x"]);
      assertEquals(git(scratch, "top", ["worktree", "add", "-q", "../other"]).status, 0);
      const top = join(scratch.path, "other");
      const path = scratch.write("other/credentials", "x");
      assertEquals(trackingOf(hostOf(scratch), top, path), "untracked");
      git(scratch, "top", ["config", "core.excludesFile", scratch.write("own", "cred*\n")]);
      assertEquals(trackingOf(hostOf(scratch), top, path), "ignored");
      git(scratch, "other", ["add", "-f", "credentials"]);
      assertEquals(trackingOf(hostOf(scratch), top, path), "tracked");
    }),
  );
});

test("of other systems nothing is known, but that Jujutsu reads the ignore files of git", () => {
  const host = new MemoryHost([], { "/h/.hg/x": "", "/j/.jj/x": "", "/j/.gitignore": "a\n" });
  assertEquals(trackingOf(host, "/h", "/h/a"), "unknown");
  assertEquals(trackingOf(host, "/j", "/j/a"), "ignored");
  assertEquals(trackingOf(host, "/j", "/j/b"), "unknown");
});

describe("an index that is cut off or damaged", () => {
  test(
    "says nothing or does not find the file, and never throws",
    inScratch((scratch) => {
      repository(scratch);
      scratch.write("top/b", "x");
      git(scratch, "top", ["add", "."]);
      const read = nodeFiles.read(join(scratch.path, "top/.git/index"));
      const bytes = read.kind === "file" ? read.bytes : new Uint8Array(0);
      assertEquals(isInIndex(bytes, "b"), true);
      for (let length = 0; length < 12; length++) {
        assertEquals(isInIndex(bytes.slice(0, length), "b"), null);
      }
      fc.assert(fc.property(
        fc.nat(bytes.length),
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
        (length, changes) => {
          const broken = bytes.slice();
          for (const [at, value] of changes) broken[at] = value;
          isInIndex(broken.slice(0, length), "no such file");
        },
      ));
    }),
  );
});

describe("ignore files", () => {
  const FILES = [
    "a",
    "ab",
    "Ab",
    "a b",
    "a]",
    "b/a",
    "b/ab",
    "b/c/a",
    "b/c/d/a",
    "c/b/a",
    "#a",
    "!a",
    "a*",
    ".aws/credentials",
  ];
  const piece = fc.constantFrom(
    ...["a", "b", "c", "ab", "*", "**", "?", "/", "[ab]", "[!a]", "[a-c]", "[[:alpha:]]", "[]a]"],
    ...["\\", "\\*", " ", "\\ ", "#", "!", "[", "]", "-", "d", "**/", "/**", ".aws", "[a", "[b-a]"],
  );
  const line = fc.tuple(
    fc.constantFrom("", "", "", "!", "/"),
    fc.array(piece, { maxLength: 4 }),
    fc.constantFrom("", "", "/", " ", "\r"),
  ).map(([before, pieces, after]) => before + pieces.join("") + after);
  const ignoreFile = fc.array(line, { maxLength: 4 }).map((lines) => `${lines.join("\n")}\n`);

  test(
    "are read as git reads them",
    inScratch((scratch) => {
      const top = repository(scratch);
      for (const name of FILES) scratch.write(`top/${name}`, "");
      mkdirSync(join(top, ".git/info"), { recursive: true });
      const host = hostOf(scratch);
      fc.assert(
        fc.property(ignoreFile, ignoreFile, ignoreFile, (own, below, exclude) => {
          writeFileSync(join(top, ".gitignore"), own);
          writeFileSync(join(top, "b/.gitignore"), below);
          writeFileSync(join(top, ".git/info/exclude"), exclude);
          const { stdout } = git(
            scratch,
            "top",
            ["check-ignore", "--stdin", "-z", "--no-index"],
            FILES.map((name) => `./${name}\0`).join(""),
          );
          const theirs = stdout.split("\0").filter((name) => name !== "");
          const ours = FILES.filter((name) => trackingOf(host, top, join(top, name)) === "ignored");
          assertEquals(ours.map((name) => `./${name}`), theirs);
        }),
        { numRuns: RUNS },
      );
    }),
  );
});
