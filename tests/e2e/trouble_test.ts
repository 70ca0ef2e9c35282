import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, test } from "node:test";
import { awsconf, inScratch, type Outcome, type Scratch } from "./programs.ts";

const DEV = "[dev]\nregion = eu-west-1\n";
const KEYS = [
  "aws_access_key_id = AKIAQWERTYUIOPASDFGH",
  "aws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij",
  "",
].join("\n");
const NOBODY = 65534;

const isRoot = process.getuid?.() === 0;

/** Runs awsconf as somebody who is not above permissions. */
function asUser(scratch: Scratch, args: readonly string[]): Outcome {
  if (!isRoot) return awsconf(args, { home: scratch.path });
  for (const path of [scratch.path, ...walk(scratch.path)]) chownSync(path, NOBODY, NOBODY);
  return awsconf(args, { home: scratch.path, uid: NOBODY });
}

function walk(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) =>
    join(folder, name)
  );
}

function assertRefused(outcome: Outcome, ...texts: string[]): void {
  assertEquals(outcome.code, 3, outcome.stdout + outcome.stderr);
  for (const text of texts) assertStringIncludes(outcome.stderr, text);
  assertMatch(outcome.stderr, /^awsconf: .*\.\n$/);
}

describe("what cannot be read is told, and the rest is linted", () => {
  test(
    "a file without read permission",
    inScratch((scratch) => {
      const path = scratch.write(".aws/credentials", KEYS);
      scratch.write(".aws/config", DEV);
      chmodSync(path, 0o000);
      const outcome = asUser(scratch, ["-f", "concise"]);
      assertRefused(outcome, "Cannot read", ".aws/credentials", "permission denied");
      assertStringIncludes(outcome.stdout, "config:1:1: error");
    }),
  );

  test(
    "a folder in place of a file",
    inScratch((scratch) => {
      mkdirSync(join(scratch.path, ".aws/config"), { recursive: true });
      assertRefused(
        awsconf([], { home: scratch.path }),
        ".aws/config",
        "it is a folder, not a file",
      );
    }),
  );

  test(
    "a named pipe, without waiting for it",
    inScratch((scratch) => {
      mkdirSync(join(scratch.path, ".aws"));
      assertEquals(spawnSync("mkfifo", [join(scratch.path, ".aws/config")]).status, 0);
      assertRefused(awsconf([], { home: scratch.path }), "it is a pipe, socket or device");
    }),
  );

  test(
    "a file of 100 MB",
    inScratch((scratch) => {
      const path = scratch.write(".aws/config", DEV);
      truncateSync(path, 100 * 1024 * 1024);
      assertRefused(awsconf(["--fix"], { home: scratch.path }), "it has 100 MB");
      assertEquals(statSync(path).size, 100 * 1024 * 1024);
    }),
  );

  test(
    "no HOME",
    inScratch((scratch) => {
      const outcome = awsconf([], { cwd: scratch.path, env: { HOME: "" } });
      // Without HOME the user database is asked, as the SDKs do; it always knows somebody here.
      assertEquals(outcome.stderr, "");
    }),
  );

  test(
    "a path that does not exist",
    inScratch((scratch) => {
      assertRefused(
        awsconf(["absent/config"], { home: scratch.path }),
        "There is no file or folder absent/config",
      );
    }),
  );

  test(
    "a circle of symbolic links",
    inScratch((scratch) => {
      mkdirSync(join(scratch.path, ".aws"));
      symlinkSync("config", join(scratch.path, ".aws/config"));
      assertRefused(awsconf([], { home: scratch.path }), "symbolic links lead in a circle");
    }),
  );
});

describe("absent files are not an error", () => {
  test(
    "an empty home",
    inScratch((scratch) => {
      const outcome = awsconf([], { home: scratch.path });
      assertEquals(outcome, {
        code: 0,
        stdout:
          "No AWS configuration found: ~/.aws/config and ~/.aws/credentials do not exist. Nothing to lint.\n",
        stderr: "",
      });
    }),
  );

  test(
    "a file switched off with /dev/null",
    inScratch((scratch) => {
      scratch.write(".aws/config", DEV);
      const env = { AWS_CONFIG_FILE: "/dev/null" };
      assertEquals(awsconf([], { home: scratch.path, env }).code, 0);
    }),
  );
});

describe("--fix", () => {
  test(
    "leaves a read-only folder alone and says so",
    inScratch((scratch) => {
      const path = scratch.write(".aws/config", DEV);
      chmodSync(join(scratch.path, ".aws"), 0o500);
      const outcome = asUser(scratch, ["--fix"]);
      chmodSync(join(scratch.path, ".aws"), 0o700);
      assertRefused(outcome, "Cannot write", "permission denied", "Nothing was written");
      assertEquals(readFileSync(path, "utf8"), DEV);
      assertEquals(readdirSync(join(scratch.path, ".aws")), ["config"]);
    }),
  );

  test(
    "leaves a read-only file alone and says so",
    inScratch((scratch) => {
      const path = scratch.write(".aws/config", DEV);
      chmodSync(path, 0o444);
      assertRefused(
        awsconf(["--fix"], { home: scratch.path }),
        "is read-only",
        "Nothing was written",
      );
      assertEquals(readFileSync(path, "utf8"), DEV);
    }),
  );

  test(
    "writes through a symbolic link and keeps it",
    inScratch((scratch) => {
      scratch.write("dotfiles/aws-config", `[profile a]\n${KEYS}`, 0o640);
      scratch.write("dotfiles/aws-credentials", "[b]\nregion = x\n", 0o600);
      mkdirSync(join(scratch.path, ".aws"));
      symlinkSync("../dotfiles/aws-config", join(scratch.path, ".aws/config"));
      symlinkSync("../dotfiles/aws-credentials", join(scratch.path, ".aws/credentials"));
      awsconf(["--fix"], { home: scratch.path });
      for (const name of ["config", "credentials"]) {
        assert(lstatSync(join(scratch.path, ".aws", name)).isSymbolicLink());
      }
      assertEquals(
        readFileSync(join(scratch.path, "dotfiles/aws-config"), "utf8"),
        "[profile a]\n",
      );
      assertEquals(
        readFileSync(join(scratch.path, "dotfiles/aws-credentials"), "utf8"),
        `[b]\nregion = x\n\n[a]\n${KEYS}`,
      );
      assertEquals(statSync(join(scratch.path, "dotfiles/aws-config")).mode & 0o777, 0o640);
      assertEquals(readdirSync(join(scratch.path, "dotfiles")).sort(), [
        "aws-config",
        "aws-credentials",
      ]);
    }),
  );

  test(
    "makes a credentials file that its owner alone can read",
    inScratch((scratch) => {
      scratch.write(".aws/config", `[profile a]\n${KEYS}`, 0o644);
      awsconf(["--fix"], { home: scratch.path });
      assertEquals(statSync(join(scratch.path, ".aws/credentials")).mode & 0o777, 0o600);
      assertEquals(statSync(join(scratch.path, ".aws/config")).mode & 0o777, 0o644);
    }),
  );

  test(
    "keeps Windows line endings, a byte order mark apart, and bytes that are not UTF-8",
    inScratch((scratch) => {
      const before = Buffer.from("# caf\xe9\r\n[dev]\r\nregion = eu-west-1\r\n", "latin1");
      const path = scratch.write(".aws/config", before);
      awsconf(["--fix", "--only", "unprefixed-profile"], { home: scratch.path });
      const after = readFileSync(path);
      assertEquals(
        after.toString("latin1"),
        "# caf\xe9\r\n[profile dev]\r\nregion = eu-west-1\r\n",
      );
    }),
  );

  test(
    "moves keys into a credentials file with Windows line endings",
    inScratch((scratch) => {
      scratch.write(".aws/config", `[profile a]\n${KEYS}`);
      const path = scratch.write(".aws/credentials", "[b]\r\nregion = x");
      awsconf(["--fix", "--only", "secret-in-config"], { home: scratch.path });
      const expected = `[b]\r\nregion = x\r\n\r\n[a]\r\n${KEYS.replaceAll("\n", "\r\n")}`;
      assertEquals(readFileSync(path, "utf8"), expected);
    }),
  );

  test(
    "refuses a file with several hard links",
    inScratch((scratch) => {
      const path = scratch.write(".aws/config", DEV);
      assertEquals(spawnSync("ln", [path, join(scratch.path, "twin")]).status, 0);
      assertRefused(awsconf(["--fix"], { home: scratch.path }), "hard links");
      assertEquals(readFileSync(path, "utf8"), DEV);
    }),
  );
});

describe("wrong usage", () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [["--fx"], "Did you mean `--fix`?"],
    [["lnt"], "Did you mean `awsconf lint`?"],
    [["--format", "jsno"], "Did you mean `json`?"],
    [["--only", "mising-region"], "Did you mean `missing-region`?"],
    [["--runtimes", "cli,botto3"], "is not a runtime"],
    [["explain", "secret-in-confg"], "Did you mean `secret-in-config`?"],
    [["explain"], "takes the name of one rule"],
    [["--format"], "needs a value"],
    [["rules", "--fix"], "It belongs to `awsconf lint`"],
    [["--unsafe-fixes"], "goes with `--fix` or `--diff`"],
    [["-", "--fix"], "cannot write to standard input"],
  ];
  for (const [args, text] of cases) {
    test(args.join(" "), () => {
      const { code, stdout, stderr } = awsconf(args);
      assertEquals([code, stdout], [2, ""]);
      assertStringIncludes(stderr, text);
    });
  }

  test(
    "a mistake in awsconf.ini names file, line and what to do",
    inScratch((scratch) => {
      scratch.write(".aws/config", DEV);
      const ini = scratch.write(
        "awsconf.ini",
        "[awsconf]\nfail-on = error\n\n[rules]\nmising-region = off\n",
      );
      const { code, stderr } = awsconf([], { home: scratch.path });
      assertEquals(code, 2);
      assertStringIncludes(
        stderr,
        `${ini}:5: There is no rule \`mising-region\`. Did you mean \`missing-region\`?`,
      );
    }),
  );
});

describe("exit codes follow --fail-on", () => {
  const run = (...args: string[]) =>
    inScratch((scratch) => {
      scratch.write(".aws/config", "[profile a]\ncredential_process = x\n");
      const expected = Number(args.pop());
      assertEquals(awsconf(args, { home: scratch.path }).code, expected);
    });
  test("a warning fails by default", run("1"));
  test("but not where only errors do", run("--fail-on", "error", "0"));
  test("and never where that is asked for", run("--fail-on", "never", "0"));
});

test("awsconf.ini changes severities, runtimes and rule settings", () => {
  inScratch((scratch) => {
    scratch.write(".aws/config", "[profile a]\ncredential_process = x\n[dev]\n");
    scratch.write(".aws/credentials", "");
    scratch.write(
      "awsconf.ini",
      "[awsconf]\nfail-on = never\n[rules]\nmissing-region = error\nunprefixed-profile = off\n" +
        "[rule missing-region]\nregion = eu-west-1\n",
    );
    const { code, stdout } = awsconf(["-f", "concise"], { home: scratch.path });
    assertEquals(code, 0);
    assertStringIncludes(stdout, "error");
    assertEquals(stdout.includes("unprefixed-profile"), false);
    awsconf(["--fix"], { home: scratch.path });
    assertStringIncludes(
      readFileSync(join(scratch.path, ".aws/config"), "utf8"),
      "region = eu-west-1",
    );
  })();
});
