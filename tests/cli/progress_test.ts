import { assert, assertEquals, assertMatch } from "@std/assert";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import type { Output } from "../../lib/host/host.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

const ERASE = "\r\x1b[K";

/** A host where time passes by so many milliseconds whenever it is asked for. */
class SlowHost extends MemoryHost {
  step = 0;
  isTerminal = true;
  #time = 0;

  override readonly stderr: Output = (() => {
    const isTerminal = () => this.isTerminal;
    return {
      get isTerminal() {
        return isTerminal();
      },
      columns: 80,
      write: (text: string) => void (this.complained += text),
    };
  })();

  override now(): number {
    return this.#time += this.step;
  }
}

async function complaints(step: number, isTerminal: boolean, args: string[] = []): Promise<string> {
  const host = new SlowHost(args, {
    "/home/me/.aws/config": "[default]\nregion = eu-west-1\n",
    "/home/me/a/b/.aws/config": "[default]\nregion = eu-west-1\n",
    "/home/me/a/c/.aws/config": "[default]\nregion = eu-west-1\n",
  });
  host.step = step;
  host.isTerminal = isTerminal;
  assertEquals(await run(host), 0);
  return host.complained;
}

describe("the progress line", () => {
  test("does not show in the first second, nor where standard error is no terminal", async () => {
    assertEquals(await complaints(0, true), "");
    assertEquals(await complaints(1, true), "");
    assertEquals(await complaints(60, false), "");
  });

  test("names the rule that runs, and is gone at the end", async () => {
    const shown = await complaints(60, true);
    const lines = shown.split(ERASE);
    assertEquals([lines[0], lines.at(-1)], ["", ""], "nothing else is written");
    for (const line of lines.slice(1, -1)) assertMatch(line, /^awsconf: linting: [a-z-]+$/);
    assert(lines.length > 10, "it moves on");
    assert(lines.length < 100, "but not at every rule");
  });

  test("counts folders and homes", async () => {
    const shown = await complaints(400, true, ["lint", "a"]);
    assertMatch(shown, /awsconf: looking for AWS files, \d+ folders so far/);
    assertMatch(shown, /awsconf: linting 1 of 2: /);
    assertMatch(shown, /awsconf: linting 2 of 2: /);
    assert(shown.endsWith(ERASE));
  });
});
