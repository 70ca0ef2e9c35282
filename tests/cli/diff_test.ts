import { assert, assertEquals, assertMatch } from "@std/assert";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

const KEYS = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n" +
  "aws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij\n";
const ROLE = (name: string) => `role_arn = arn:aws:iam::210987654321:role/${name}\n`;

const FILES = {
  "old/.aws/config": `[profile prod]\n${ROLE("Dev")}source_profile = base\nregion = x # y\n`,
  "old/.aws/credentials": `[base]\n${KEYS}`,
  "new/.aws/config": `# moved down\n\n[profile prod]\n${
    ROLE("Admin")
  }source_profile = base\nregion = x\n[profile next]\nregion = z\n`,
  "new/.aws/credentials": `[base]\n${KEYS}`,
};

async function diff(args: readonly string[], files: Record<string, string> = FILES) {
  const host = new MemoryHost(["diff", ...args], files);
  const code = await run(host);
  return { code, out: host.printed, err: host.complained };
}

describe("awsconf diff", () => {
  test("compares the homes of two folders", async () => {
    const { code, out } = await diff(["old", "new"]);
    assertEquals(
      out,
      `profile next
  is new
  region: z (config:8)
profile prod
  credentials: role arn:aws:iam::210987654321:role/Dev, from keys in the credentials file (AKIA****) (config:2)
    -> role arn:aws:iam::210987654321:role/Admin, from keys in the credentials file (AKIA****) (config:4)
  region: x # y (config:4) -> x (config:6)  [AWS CLI, boto3]
  role_arn: arn:aws:iam::210987654321:role/Dev (config:2)
    -> arn:aws:iam::210987654321:role/Admin (config:4)
1 of 3 profiles resolve as before; changed: next (new), prod.
`,
    );
    assertEquals(code, 1);
  });

  test("says 0 where nothing differs but lines, comments and blanks", async () => {
    const { code, out } = await diff(["a", "b"], {
      "a/config": `[profile prod]\n${ROLE("Dev")}region=x\n`,
      "b/config": `# note\n[profile prod]\n  \nregion = x\n${ROLE("Dev")}`,
    });
    assertEquals([code, out], [0, "The one profile resolves as before.\n"]);
  });

  test("compares two files on their own, whatever lies beside them", async () => {
    const { out } = await diff(["old/.aws/config", "new/.aws/config"]);
    assert(!out.includes("credentials file"));
    const { code } = await diff(["old/.aws/credentials", "new/.aws/credentials"]);
    assertEquals(code, 0);
  });

  test("compares what a stream holds with a file", async () => {
    const host = new MemoryHost(["diff", "-", "new/.aws/config"], FILES);
    host.stdin = new TextEncoder().encode(FILES["new/.aws/config"]);
    assertEquals(await run(host), 0);
  });

  test("tells another secret from the same one without showing either", async () => {
    const { code, out } = await diff(["a/credentials", "b/credentials"], {
      "a/credentials": `[base]\n${KEYS}`,
      "b/credentials": `[base]\n${KEYS.replace("abcdefghij", "qrstuvwxyz")}`,
    });
    assertEquals(code, 1);
    assertMatch(out, /-> keys in the credentials file \(AKIA\*\*\*\*\), another value/);
    assert(!/qrstuvwx|abcdefgh/.test(out));
  });

  test("says who reads a file no more", async () => {
    const { out } = await diff(["a/config", "b/config"], {
      "a/config": "[profile a]\nregion = x\n",
      "b/config": "[profile a]\nregion = x\nregion = y\n",
    });
    assertMatch(out, /^AWS CLI, boto3: refuse the config file now, at line 3: /);
    const { out: back } = await diff(["b/config", "a/config"], {
      "a/config": "[profile a]\nregion = x\n",
      "b/config": "[profile a]\nregion = x\nregion = y\n",
    });
    assertMatch(back, /read the config file now, refused it at line 3: /);
    assertMatch(back, /AWS CLI, boto3 read the config file again\.\n$/);
  });

  test("compares folders with many homes one by one", async () => {
    const { out, code } = await diff(["a", "b"], {
      "a/x/.aws/config": "[profile p]\nregion = x\n",
      "a/y/.aws/config": "[profile p]\nregion = x\n",
      "b/x/.aws/config": "[profile p]\nregion = y\n",
      "b/z/.aws/config": "[profile p]\nregion = x\n",
    });
    assertEquals(code, 1);
    assertEquals(out.split("\n").filter((line) => /:$/.test(line)), [
      "x/.aws:",
      "y/.aws:",
      "z/.aws:",
    ]);
  });

  test("compares for some runtimes alone, and names them only where they differ", async () => {
    const { out } = await diff(["old", "new", "--runtimes", "boto3,cli"]);
    assertMatch(out, / {2}region: x # y \(config:4\) -> x \(config:6\)\n/);
    const { out: js } = await diff(["old", "new", "--runtimes", "js"]);
    assert(!js.includes("region: x"));
  });

  test("writes JSON", async () => {
    const { out } = await diff(["old", "new", "-f", "json"]);
    const { version, same, homes } = JSON.parse(out);
    assertEquals([version, same, homes.length], [1, false, 1]);
    const [next, prod] = homes[0].differences;
    assertEquals([next.name, next.appears.length, prod.name], ["next", 6, "prod"]);
    assertEquals(prod.changes[1], {
      key: "region",
      before: { value: "x # y", places: [{ file: "config", line: 4 }] },
      after: { value: "x", places: [{ file: "config", line: 6 }] },
      runtimes: ["cli", "boto3"],
    });
    const { out: equal } = await diff(["old", "old", "-f", "json"]);
    assertEquals(JSON.parse(equal).same, true);
  });

  test("explains wrong usage", async () => {
    for (const args of [[], ["old"], ["old", "new", "more"], ["-", "-"], ["--git", "a", "b"]]) {
      const { code, err } = await diff(args);
      assertEquals(code, 2, args.join(" "));
      assertMatch(err, /^awsconf: /);
    }
    const { code, err } = await diff(["old", "nowhere"]);
    assertEquals(code, 3);
    assertMatch(err, /There is no file or folder nowhere/);
  });
});

describe("awsconf diff for git", () => {
  const git = (path: string, old: string, now: string) =>
    diff(["--git", path, old, "0a", "100644", now, "0b", "100644"], {
      ...FILES,
      "tmp/blob_config": FILES["old/.aws/config"],
    });

  test("takes its arguments, names the path and exits with 0", async () => {
    const { code, out } = await git(".aws/config", "tmp/blob_config", "new/.aws/config");
    assertEquals(code, 0);
    assertMatch(out, /^awsconf diff \.aws\/config\n/);
    assertMatch(out, /profile next\n/);
  });

  test("knows files that are new, gone, renamed or unmerged", async () => {
    const { out: added } = await git(".aws/config", "/dev/null", "new/.aws/config");
    assertMatch(added, /0 of 2 profiles resolve as before; changed: next \(new\), prod \(new\)/);
    const { out: removed } = await git(".aws/config", "new/.aws/config", "/dev/null");
    assertMatch(removed, /next \(gone\), prod \(gone\)/);
    const { code, out } = await diff(["--git", ".aws/config"]);
    assertEquals([code, out], [0, ".aws/config: unmerged\n"]);
    const renamed = await diff([
      "--git",
      ...[".aws/config", "old/.aws/config", "0a", "100644", "new/.aws/config", "0b", "100644"],
      ...["aws/config", "similarity index 90%"],
    ]);
    assertEquals(renamed.code, 0);
  });

  test("knows what a file is by the path in the repository", async () => {
    const { out } = await diff(
      ["--git", "aws-credentials", "/dev/null", "0", "0", "tmp/x", "0b", "100644"],
      { "tmp/x": "[profile a]\nregion = x\n" },
    );
    // In the credentials file this is a profile called `profile a`.
    assertMatch(out, /profile profile a\n/);
  });

  test("prints what one file resolves to without numbers that move", async () => {
    const print = async (text: string) =>
      (await diff(["--textconv", "config"], { config: text })).out;
    const before = await print(`[profile b]\n${ROLE("Dev")}region = x\n[profile a]\nregion = y\n`);
    const after = await print(
      `# c\n[profile a]\nregion = y\n\n[profile b]\nregion = x\n${ROLE("Dev")}`,
    );
    assertEquals(before, after);
    assertEquals(before.split("\n").slice(0, 3), ["profile a", "  region: y", "profile b"]);
  });
});
