import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, test } from "node:test";
import { expandPath } from "../../lib/host/expand_path.ts";
import { homeDirectory } from "../../lib/host/host.ts";
import { inScratch, PROGRAMS, ROOT } from "../e2e/programs.ts";

const SCRIPT = join(ROOT, "tests/host/print_and_exit.ts");

/** Runs print_and_exit.ts under a runtime in a shell line, where `"$@"` stands for the program. */
function shell(runtime: string, line: string, args: readonly string[], env = {}) {
  const command = [...PROGRAMS[runtime]!.slice(0, -1), SCRIPT, ...args];
  const result = spawnSync("sh", ["-c", line, "sh", ...command], {
    encoding: "utf8",
    input: "",
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  const [known = "", ...rest] = result.stderr.split("\n");
  return { code: result.status, stdout: result.stdout, known, stderr: rest.join("\n") };
}

for (const runtime of ["deno", "bun"]) {
  describe(`a process under ${runtime}`, () => {
    test("writes megabytes to a slow pipe whole, and ends with its exit code", () => {
      const line = '{ "$@"; echo $? >&2; } | { sleep 0.3; wc -c; }';
      const { stdout, stderr } = shell(runtime, line, ["250000", "1"]);
      assertEquals(stdout.trim(), String(250_000 * 16));
      assertEquals(stderr, "1\n");
    });

    test("ends quietly where its reader has had enough", () => {
      const line = '{ "$@"; echo $? >&2; } | head -n 1';
      const { stdout, stderr } = shell(runtime, line, ["250000", "1"]);
      assertEquals(stdout, "0123456789abcde\n");
      assertEquals(stderr, "1\n");
    });

    test("tells where its output cannot be written", () => {
      if (spawnSync("test", ["-e", "/dev/full"]).status !== 0) {
        return console.log("Left out: there is no /dev/full here");
      }
      const { code, stderr } = shell(runtime, '"$@" > /dev/full', ["10", "1"]);
      assertEquals(code, 3);
      assertEquals(
        stderr,
        "awsconf: Cannot write to standard output: the disk is full; make room and run the command again.\n",
      );
    });

    test("reads standard input from a pipe that comes in pieces", () => {
      const line = '{ printf "[a]\\n"; sleep 0.2; printf "b = \\303\\251\\r\\n"; } | "$@"';
      assertEquals(shell(runtime, line, []).stdout, "[a]\nb = \u00e9\r\n");
    });

    test("knows its surroundings", () => {
      const { known } = shell(runtime, '"$@"', [], { HOME: "/home/me", GIVEN: "x y" });
      assertEquals(JSON.parse(known), {
        homeDirectory: "/home/me",
        cwd: realpathSync(process.cwd()),
        platform: process.platform,
        isTerminal: false,
        columns: null,
        given: "x y",
      });
    });

    test("knows a terminal and its width", () => {
      if (spawnSync("script", ["--version"]).status !== 0) {
        return console.log(
          "Left out: the program `script` is not installed, so there is no terminal",
        );
      }
      // Quoted by hand, as `script` takes a line for the shell.
      const line = `script -qec "stty cols 77; $* 2>&1" /dev/null`;
      const first = shell(runtime, `${line} >&2`, []).known;
      const { isTerminal, columns } = JSON.parse(first);
      assertEquals([isTerminal, columns], [true, 77]);
    });
  });
}

describe("the home directory is", () => {
  test("HOME on every platform", () => {
    for (const platform of ["linux", "darwin", "win32"]) {
      assertEquals(homeDirectory({ HOME: "/h", USERPROFILE: "C:\\u" }, platform), "/h");
    }
  });

  test("the user's profile on Windows", () => {
    assertEquals(homeDirectory({ HOME: "", USERPROFILE: "C:\\u" }, "win32"), "C:\\u");
    assertEquals(homeDirectory({ HOMEPATH: "\\u", HOMEDRIVE: "D:" }, "win32"), "D:\\u");
    assertEquals(homeDirectory({ HOMEPATH: "\\u" }, "win32"), "C:\\u");
    assertEquals(homeDirectory({}, "win32"), null);
  });

  test("what the user database says elsewhere", () => {
    const home = homeDirectory({}, "linux");
    assert(home === null || home.startsWith("/"), String(home));
  });
});

describe("a path in a variable", () => {
  const host = { env: { HOME: "/h", A: "a b", EMPTY: "" }, homeDirectory: "/h" };
  const cases: readonly (readonly [string, string])[] = [
    ["/x/config", "/x/config"],
    ["~", "/h"],
    ["~/x", "/h/x"],
    ["~other/x", "~other/x"],
    ["x/~/y", "x/~/y"],
    ["$HOME/x", "/h/x"],
    ["${HOME}/x", "/h/x"],
    ["$HOMES/x", "$HOMES/x"],
    ["${A}/$A.x", "a b/a b.x"],
    ["x$EMPTY/y", "x/y"],
    ["$NONE/${NONE}", "$NONE/${NONE}"],
    ["$constructor/${toString}", "$constructor/${toString}"],
    ["$", "$"],
    ["${", "${"],
    ["'~/x'", "'~/x'"],
  ];
  for (const [path, expected] of cases) {
    test(`${path} is ${expected}`, () => assertEquals(expandPath(path, host), expected));
  }

  test("keeps ~ where there is no home directory", () => {
    assertEquals(expandPath("~/x", { env: {}, homeDirectory: null }), "~/x");
  });
});

test(
  "botocore expands paths in the same way",
  inScratch((scratch) => {
    const script = [
      "import os, sys",
      "for path in sys.argv[1:]:",
      "  print(os.path.expanduser(os.path.expandvars(path)))",
    ].join("\n");
    const env = { HOME: scratch.path, A: "a b", EMPTY: "" };
    const paths = [
      "~",
      "~/x",
      "$HOME/x",
      "${A}/$A.x",
      "x$EMPTY/y",
      "$NONE/${NONE}",
      "$",
      "${",
      "x/~",
    ];
    const { status, stdout } = spawnSync("python3", ["-c", script, ...paths], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, ...env },
    });
    if (status !== 0) return console.log("Left out: there is no python3 to compare with");
    const ours = paths.map((path) => expandPath(path, { env, homeDirectory: scratch.path }));
    assertEquals(ours, stdout.trimEnd().split("\n"));
    assertStringIncludes(ours[0]!, scratch.path);
  }),
);
