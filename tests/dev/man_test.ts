import { assert, assertEquals } from "@std/assert";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, test } from "node:test";
import { COMMANDS } from "../../lib/cli/options.ts";
import { manPage } from "../../lib/dev/man.ts";
import { have, ROOT, Scratch } from "../e2e/programs.ts";

describe("the man page", () => {
  test("is what the build writes", () => {
    assertEquals(readFileSync(join(ROOT, "dist/awsconf.1"), "utf8"), manPage());
  });

  test("is shown by man without a warning, with every command and option", () => {
    if (!have("man", ["--version"], "man")) return;
    const scratch = new Scratch();
    try {
      const path = scratch.write("awsconf.1", manPage());
      const { stdout, stderr, status } = spawnSync("man", ["--warnings", "-l", path], {
        env: { PATH: process.env.PATH, MANWIDTH: "80", LC_ALL: "C.UTF-8", MANPAGER: "cat" },
        encoding: "utf8",
      });
      assertEquals([status, stderr], [0, ""]);
      for (const { name, options } of COMMANDS) {
        assert(new RegExp(`^   ${name}$`, "m").test(stdout), name);
        for (const option of options) assert(stdout.includes(`--${option.name}`), option.name);
      }
      assert(stdout.includes("~/.aws/credentials"));
    } finally {
      scratch.remove();
    }
  });
});
