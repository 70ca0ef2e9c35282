import { assertEquals, assertStringIncludes } from "@std/assert";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

const CREDENTIALS = "/home/me/.aws/credentials";
const PAIR = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n" +
  "aws_secret_access_key = 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\n";

function makeHost(args: readonly string[], config = "[default]\nregion = eu-west-1\n") {
  const host = new MemoryHost(args, {
    ".aws/config": config,
    ".aws/credentials": `[default]\n${PAIR}`,
  });
  host.disk.find(CREDENTIALS)!.mode = 0o644;
  return host;
}

describe("a credentials file that others can read", () => {
  test("gets mode 0600 with --fix, and is not written anew", async () => {
    const host = makeHost(["--fix"]);
    const { inode } = host.disk.find(CREDENTIALS)!;
    assertEquals(await run(host), 0);
    const { mode, inode: after } = host.disk.find(CREDENTIALS)!;
    assertEquals([mode, after], [0o600, inode]);
    assertStringIncludes(host.printed, "Applied 1 fix");
  });

  test("is shown with --diff, and left alone", async () => {
    const host = makeHost(["--diff"]);
    await run(host);
    assertEquals(host.printed, "~/.aws/credentials: would get mode 0600 instead of 0644\n");
    assertEquals(host.disk.find(CREDENTIALS)!.mode, 0o644);
  });

  test("is closed before a secret moves into it", async () => {
    const host = makeHost(
      ["--fix"],
      `[default]\nregion = eu-west-1\n\n[profile a]\nregion = eu-west-1\n${PAIR}`,
    );
    const modes: number[] = [];
    host.disk.trouble = (operation) => {
      if (operation === `rename ${operation.split(" ")[1]} ${CREDENTIALS}`) {
        modes.push(host.disk.find(operation.split(" ")[1]!)!.mode);
      }
      return null;
    };
    assertEquals(await run(host), 0);
    assertEquals(modes, [0o600]);
    assertEquals(host.text(CREDENTIALS), `[default]\n${PAIR}\n[a]\n${PAIR}`);
  });

  test("keeps no other fix from being written where its mode cannot be changed", async () => {
    const host = makeHost(["--fix"], "[dev]\nregion = eu-west-1\nsso_session = x\n");
    host.disk.trouble = (operation) => operation === `setMode ${CREDENTIALS}` ? "EPERM" : null;
    assertEquals(await run(host), 3);
    assertStringIncludes(host.complained, `Cannot write ${CREDENTIALS}: permission denied`);
    assertStringIncludes(host.text("/home/me/.aws/config")!, "[profile dev]");
    // What is left is told as it stands.
    assertStringIncludes(host.printed, "[loose-permissions]");
    assertStringIncludes(host.printed, "Applied 1 fix.");
  });
});
