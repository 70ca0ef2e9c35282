import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

const FILES = { ".aws/config": "[dev]\nregion = eu-west-1\n" };

async function lint(...args: string[]): Promise<MemoryHost & { code: number }> {
  const host = new MemoryHost(["lint", "--only", "unprefixed-profile", ...args], FILES);
  return Object.assign(host, { code: await run(host) });
}

describe("reports", () => {
  test("go to the output file instead of standard output", async () => {
    const host = await lint("-f", "concise", "--output-file", "out.txt");
    assertEquals([host.code, host.printed, host.complained], [1, "", ""]);
    assert(host.text("/home/me/out.txt")!.startsWith("~/.aws/config:1:1: error: "));
  });

  test("may be several in one run, each in its place", async () => {
    const host = await lint("-f", "concise", "-f", "json=a.json", "-f", "junit=b.xml");
    assertEquals(host.code, 1);
    assert(host.printed.startsWith("~/.aws/config:1:1: error: "));
    assertEquals(JSON.parse(host.text("/home/me/a.json")!).findings.length, 1);
    assert(host.text("/home/me/b.xml")!.includes("<testcase"));
  });

  test("in files have no colour unless it is asked for", async () => {
    assert(!(await lint("-f", "text=a.txt")).text("/home/me/a.txt")!.includes("\u001b"));
    const colored = await lint("-f", "text=a.txt", "--color", "always");
    assert(colored.text("/home/me/a.txt")!.includes("\u001b"));
  });

  test("count by rule in the formats that can, and in no others", async () => {
    const host = await lint("--statistics", "-f", "json", "-f", "text=a.txt");
    assertEquals(JSON.parse(host.printed).statistics[0].rule, "unprefixed-profile");
    assert(host.text("/home/me/a.txt")!.startsWith("1  error    unprefixed-profile  1 fixable\n"));
    const other = await lint("--statistics", "--fix", "-f", "json=a", "-f", "sarif");
    assertEquals([other.code, other.text("/home/me/.aws/config")], [2, FILES[".aws/config"]]);
    assertEquals(
      other.complained,
      "awsconf: `--statistics` goes with `--format text` or `json`, not with `sarif`.\n",
    );
  });

  test("never go to one place", async () => {
    const host = await lint("-f", "json", "-f", "sarif");
    assertEquals([host.code, host.printed], [2, ""]);
    assertEquals(
      host.complained,
      "awsconf: Two reports would go to standard output. Give one of them a file of its own: `--format NAME=FILE`.\n",
    );
    assertEquals((await lint("-f", "json=a", "-f", "sarif", "-o", "a")).code, 2);
    assertEquals((await lint("-f", "json=a", "-o", "b")).code, 2);
  });

  test("need a known format and a name", async () => {
    assertEquals(
      (await lint("-f", "jsn=a")).complained.includes("`jsn` is not a value of `--format`"),
      true,
    );
    assertEquals(
      (await lint("-f", "json=")).complained,
      "awsconf: `--format json=` names no file behind the `=`.\n",
    );
  });

  test("never replace a file that is linted, and nothing is fixed before that is known", async () => {
    const host = await lint("--fix", "-f", "json=.aws/../.aws/config");
    assertEquals(host.code, 2);
    assert(host.complained.includes("is a file that is linted"));
    assertEquals(host.text("/home/me/.aws/config"), FILES[".aws/config"]);
  });

  test("that cannot be written make the run fail", async () => {
    const host = await lint("-o", ".aws");
    assertEquals(host.code, 3);
    assertEquals(
      host.complained,
      "awsconf: Cannot write .aws: it is a folder, not a file; name a file in it.\n",
    );
  });
});
