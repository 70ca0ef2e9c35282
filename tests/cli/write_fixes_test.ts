import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

const CONFIG = "/home/me/.aws/config";
const CREDENTIALS = "/home/me/.aws/credentials";
const PAIR = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n" +
  "aws_secret_access_key = 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\n";
/** Something moves from each file to the other, which takes two steps. */
const BOTH = {
  ".aws/config": `[profile dev]\noutput = json\n\n[profile ops]\nregion = eu-west-1\n${PAIR}`,
  ".aws/credentials": `[dev]\n${PAIR}region = eu-west-1\n`,
};
const STAMP = /\.bak-\d{8}-\d{6}$/;

const names = (host: MemoryHost) => host.disk.entries("/home/me/.aws").map(([name]) => name);

async function ran(args: readonly string[], files: Readonly<Record<string, string>> = BOTH) {
  const host = new MemoryHost(args, files);
  const code = await run(host);
  return { host, code };
}

describe("--backup", () => {
  test("keeps one copy of each file that is written, as it was before all steps", async () => {
    const { host, code } = await ran(["--fix", "--backup"]);
    assertEquals(code, 0, host.printed);
    const copies = names(host).filter((name) => STAMP.test(name));
    assertEquals(copies.map((name) => name.replace(STAMP, "")), ["config", "credentials"]);
    for (const name of copies) {
      const path = `/home/me/.aws/${name}`;
      assertEquals(
        host.text(path),
        BOTH[`.aws/${name.replace(STAMP, "") as "config" | "credentials"}`],
      );
      assertEquals(host.disk.find(path)!.mode, 0o600);
    }
    assertMatch(
      host.complained,
      /^awsconf: Kept ~\/\.aws\/c[a-z]+\.bak-[0-9-]+ and ~\/\.aws\/c[a-z]+\.bak-[0-9-]+\.\n$/,
    );
    assertEquals(names(host).length, 4);
  });

  test("names copies by the time of the host, in local time", async () => {
    const { host } = await ran(["--fix", "--backup"]);
    const now = new Date(host.now());
    const pad = (number: number) => String(number).padStart(2, "0");
    const day = `${now.getFullYear()}${pad(now.getMonth() + 1)}${pad(now.getDate())}`;
    const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(pad).join("");
    assert(names(host).includes(`config.bak-${day}-${time}`), names(host).join(" "));
  });

  test("keeps none of a file that stays as it is, that is new, or of which only the mode changes", async () => {
    const clean = await ran(["--fix", "--backup"], {
      ".aws/config": "[default]\nregion = eu-west-1\n",
    });
    assertEquals([names(clean.host), clean.host.complained], [["config"], ""]);
    const created = await ran(["--fix", "--backup"], {
      ".aws/config": `[default]\nregion = eu-west-1\n${PAIR}`,
    });
    assertEquals(names(created.host).map((name) => name.replace(STAMP, ".bak")), [
      "config",
      "config.bak",
      "credentials",
    ]);
    const open = new MemoryHost(["--fix", "--backup"], {
      ".aws/credentials": `[default]\n${PAIR}`,
    });
    open.disk.find(CREDENTIALS)!.mode = 0o644;
    await run(open);
    assertEquals([names(open), open.disk.find(CREDENTIALS)!.mode], [["credentials"], 0o600]);
  });

  test("leaves copies that are not linted, nor written over", async () => {
    const { host } = await ran(["--fix", "--backup"]);
    const copies = names(host).filter((name) => STAMP.test(name));
    const old = copies.map((name) => host.text(`/home/me/.aws/${name}`));
    const again = new MemoryHost(["--fix", "--backup", "/home/me"], {
      ...BOTH,
      ...Object.fromEntries(copies.map((name, i) => [`.aws/${name}`, old[i]!])),
    });
    assertEquals(await run(again), 0, again.printed);
    assertStringIncludes(again.printed, "in 2 files");
    assertEquals(copies.map((name) => again.text(`/home/me/.aws/${name}`)), old);
    assertEquals(
      names(again).filter((name) => name.includes(".bak-")).sort(),
      copies.flatMap((name) => [name, `${name}-2`]).sort(),
    );
  });

  test("goes with --fix alone", async () => {
    for (const args of [["--backup"], ["--backup", "--diff"], ["--backup", "--fix", "--diff"]]) {
      const { host, code } = await ran(args);
      assertEquals(code, 2);
      assertEquals(
        host.complained,
        "awsconf: `--backup` goes with `--fix`, which it keeps copies for.\n",
      );
      assertEquals(names(host), ["config", "credentials"]);
    }
  });
});

describe("where a file cannot be written, the report tells how things stand:", () => {
  /** Fixes both files on a disk that lets no rename of a number (from 0) pass. */
  async function failing(number: number) {
    const host = new MemoryHost(["--fix"], BOTH);
    let renames = 0;
    host.disk.trouble = (operation) =>
      operation.startsWith("rename") && renames++ === number ? "EBUSY" : null;
    assertEquals(await run(host), 3);
    return host;
  }

  test("nothing is applied where nothing was written", async () => {
    const host = await failing(0);
    assertStringIncludes(host.complained, "Nothing was written.");
    assert(!host.printed.includes("Applied"), host.printed);
    assertStringIncludes(host.printed, "aws_secret_access_key");
    assertEquals([host.text(CONFIG), host.text(CREDENTIALS)], Object.values(BOTH));
  });

  test("what was written in an earlier step is applied", async () => {
    const host = await failing(2);
    assertStringIncludes(host.complained, "Nothing was written.");
    assertStringIncludes(host.printed, "Applied 1 fix.");
    const undisturbed = await ran(["--fix"]);
    assertStringIncludes(undisturbed.host.printed, "Applied 2 fixes.");
  });
});

describe("a run that was killed", () => {
  /** A host on which a run was killed between its renames, a minute ago. */
  async function killed(args: readonly string[]) {
    const host = new MemoryHost(["--fix"], {
      ".aws/config": `[default]\nregion = eu-west-1\n${PAIR}`,
    });
    let renames = 0;
    host.disk.trouble = (operation) =>
      operation.startsWith("rename") && renames++ === 1 ? "stop" : null;
    await run(host);
    const next = new MemoryHost(args);
    for (const [path, node] of host.disk.nodes) next.disk.nodes.set(path, node);
    next.disk.now = 60_000;
    return next;
  }

  test("is finished by the next --fix, which says so", async () => {
    const host = await killed(["--fix"]);
    assertEquals(await run(host), 0);
    assertEquals(
      host.complained,
      "awsconf: A run that was stopped had written one of two files; ~/.aws/config is written too now.\n",
    );
    assertEquals(host.text(CONFIG), "[default]\nregion = eu-west-1\n");
    assertEquals(names(host), ["config", "credentials"]);
  });

  test("is not finished over a later change, which is told", async () => {
    const host = await killed(["--fix"]);
    host.disk.put(CONFIG, "[default]\nregion = eu-west-2\n");
    assertEquals(await run(host), 0);
    assertEquals(
      host.complained,
      "awsconf: A run that was stopped had written one of two files, but not ~/.aws/config, " +
        "and cannot be finished: it has changed since. Look at both.\n",
    );
    assertEquals(host.text(CONFIG), "[default]\nregion = eu-west-2\n");
    assertEquals(names(host), ["config", "credentials"]);
  });

  test("stays as it is for a command that writes nothing", async () => {
    for (const args of [[], ["--diff"], ["--fix", "--diff"], ["resolve"]]) {
      const host = await killed(args);
      const before = names(host);
      await run(host);
      assertEquals(names(host), before);
      assertEquals(before.length, 4);
    }
  });
});
