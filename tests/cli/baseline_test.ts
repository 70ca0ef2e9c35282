import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

const TWO = "[dev]\nregion = eu-west-1\n[prod]\nregion = eu-west-1\n";

/** A folder with files, linted again and again with a baseline. */
class Folder {
  files: Record<string, string> = {};

  async lint(...args: string[]) {
    const options = ["--only", "unprefixed-profile", "--baseline", "base.json", "-f", "concise"];
    const host = new MemoryHost(["lint", ...options, ...args], this.files);
    const code = await run(host);
    for (const path of ["repo/.aws/config", "base.json"]) {
      const text = host.text(`/home/me/${path}`);
      if (text !== null) this.files[path] = text;
    }
    return { code, printed: host.printed, complained: host.complained };
  }
}

function folderWith(config: string): Folder {
  const folder = new Folder();
  folder.files["repo/.aws/config"] = config;
  return folder;
}

describe("--baseline", () => {
  test("is made from all findings, and then hides these", async () => {
    const folder = folderWith(TWO);
    assertEquals(await folder.lint("--update-baseline", "repo"), {
      code: 0,
      printed: "",
      complained: "awsconf: The baseline base.json holds 2 findings.\n",
    });
    assertEquals(JSON.parse(folder.files["base.json"]!).findings, {
      "repo/.aws/config": {
        "unprefixed-profile:config:dev::dev": 1,
        "unprefixed-profile:config:prod::prod": 1,
      },
    });
    assertEquals(await folder.lint("repo"), { code: 0, printed: "", complained: "" });
  });

  test("holds when lines move, and hides nothing new", async () => {
    const folder = folderWith(TWO);
    await folder.lint("--update-baseline", "repo");
    folder.files["repo/.aws/config"] = `# moved\n\n[new]\n\n${TWO}`;
    const { code, printed } = await folder.lint("repo");
    assertEquals(code, 1);
    assertEquals(printed.split("\n").length, 2);
    assert(printed.startsWith("repo/.aws/config:3:1: error: `[new]`"));
  });

  test("says what is gone from it, and is pruned on request", async () => {
    const folder = folderWith(TWO);
    await folder.lint("--update-baseline", "repo");
    folder.files["repo/.aws/config"] = "[dev]\nregion = eu-west-1\n";
    assertEquals(
      (await folder.lint("repo")).complained,
      "awsconf: 1 finding of the baseline base.json is gone; --update-baseline takes it out.\n",
    );
    assertEquals(
      (await folder.lint("--update-baseline", "repo")).complained,
      "awsconf: The baseline base.json holds 1 finding, 2 before.\n",
    );
  });

  test("keeps what it says of files that are not linted this time", async () => {
    const folder = folderWith(TWO);
    await folder.lint("--update-baseline", "repo");
    folder.files["other/.aws/config"] = "[x]\nregion = eu-west-1\n";
    assertEquals((await folder.lint("other")).complained, "");
    await folder.lint("--update-baseline", "other");
    assertEquals(Object.keys(JSON.parse(folder.files["base.json"]!).findings), [
      "other/.aws/config",
      "repo/.aws/config",
    ]);
  });

  test("counts, in the summary", async () => {
    const folder = folderWith(TWO);
    await folder.lint("--update-baseline", "repo");
    const host = new MemoryHost(
      ["lint", "--only", "unprefixed-profile", "--baseline", "base.json", "repo"],
      folder.files,
    );
    await run(host);
    assertEquals(
      host.printed,
      "No problems in 1 file and 0 profiles. 2 findings are in the baseline.\n",
    );
  });

  test("that is missing or broken stops the run before anything is written", async () => {
    const folder = folderWith(TWO);
    assertEquals(await folder.lint("--fix", "repo"), {
      code: 3,
      printed: "",
      complained: "awsconf: There is no baseline base.json. `--update-baseline` makes it.\n",
    });
    folder.files["base.json"] = "{}";
    const { code, complained } = await folder.lint("--fix", "repo");
    assertEquals(code, 3);
    assert(
      complained.startsWith("awsconf: Cannot use the baseline base.json: it is not a baseline"),
    );
    assertEquals(folder.files["repo/.aws/config"], TWO);
  });

  test("is needed for --update-baseline", async () => {
    const host = new MemoryHost(["lint", "--update-baseline", "repo"], { "repo/config": "" });
    assertEquals(await run(host), 2);
    assertEquals(host.complained, "awsconf: `--update-baseline` goes with `--baseline FILE`.\n");
  });
});
