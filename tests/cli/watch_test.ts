import { assert, assertEquals } from "@std/assert";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { BINARY, Scratch } from "../e2e/programs.ts";

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe("--watch", () => {
  test("lints again after each change, and watches the folders of all files", async () => {
    const host = new MemoryHost(
      [
        "lint",
        "--watch",
        "-f",
        "concise",
        "--only",
        "unprefixed-profile",
        "repo",
        "--settings",
        "conf/awsconf.ini",
      ],
      { "repo/.aws/config": "[dev]\n", "conf/awsconf.ini": "" },
    );
    const lines = () => host.printed.split("\n").length - 1;
    void run(host);
    await until(() => lines() === 1);
    assertEquals(host.watched, ["/home/me", "/home/me/repo/.aws", "/home/me/conf"]);
    host.change("/home/me/repo/.aws/config", "[dev]\n[prod]\n");
    await until(() => lines() === 1 + 2);
    host.change("/home/me/repo/.aws/config", "[x]\n");
    await until(() => lines() === 1 + 2 + 1);
  });

  test("goes without what writes or cannot be read twice", async () => {
    for (
      const args of [["--diff"], ["-"], ["--baseline", "b", "--update-baseline"], [
        "--add-suppressions",
        "x",
      ]]
    ) {
      const host = new MemoryHost(["lint", "--watch", ...args]);
      assertEquals(await run(host), 2, args.join(" "));
      assert(host.complained.includes("`--watch` goes without"), host.complained);
    }
  });

  test("notices changes on a real disk", async () => {
    const scratch = new Scratch();
    const config = scratch.write(".aws/config", "[dev]\n");
    const child = spawn(BINARY, ["lint", "-w", "-f", "concise", "--only", "unprefixed-profile"], {
      cwd: scratch.path,
      env: { PATH: process.env.PATH ?? "", HOME: scratch.path },
    });
    try {
      const next = () =>
        new Promise<string>((resolve) =>
          child.stdout.once("data", (chunk) => resolve(String(chunk)))
        );
      assert((await next()).startsWith("~/.aws/config:1:1"));
      const second = next();
      writeFileSync(config, "\n[dev]\n");
      assert((await second).startsWith("~/.aws/config:2:1"));
      const third = next();
      writeFileSync(join(scratch.path, "awsconf.ini"), "[rules]\nunprefixed-profile = warning\n");
      assert((await third).includes("warning"));
    } finally {
      child.kill("SIGKILL");
      scratch.remove();
    }
  });
});
