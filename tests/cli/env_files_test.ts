import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

const SECRET = "q7Rt/2mZx9LpWv4KsYb1NcHd8GfJ3eAu6TiOoE5P";
const PROFILE =
  "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/A\ncredential_source = Environment\n";

/** Whether the environment gives `dev` a region. */
async function findings(files: Record<string, string>, args: string[], env = {}) {
  const host = new MemoryHost(
    ["lint", "--only", "missing-region", "--runtimes", "js", "-f", "concise", ...args],
    files,
    env,
  );
  const code = await run(host);
  return { code, printed: host.printed, complained: host.complained };
}

describe("--env-file", () => {
  const files = { "repo/.aws/config": PROFILE, "a.env": "export AWS_REGION='eu-west-1' # home\n" };

  test("stands in for the environment of named paths and of the own home", async () => {
    assertEquals((await findings(files, ["repo"])).code, 1);
    assertEquals((await findings(files, ["repo", "--env-file", "a.env"])).code, 0);
    const own = { ...files, ".aws/config": PROFILE };
    assertEquals((await findings(own, [])).code, 1);
    assertEquals((await findings(own, ["--env-file", "a.env"])).code, 0);
  });

  test("leaves the process's variables out unless --env is given", async () => {
    const env = { AWS_REGION: "us-east-1" };
    const empty = { ...files, "b.env": "AWS_DEFAULT_REGION=eu-west-1\n" };
    assertEquals((await findings(empty, ["repo", "--env-file", "b.env"], env)).code, 1);
    assertEquals((await findings(empty, ["repo", "--env-file", "b.env", "--env"], env)).code, 0);
  });

  test("may be repeated; the last one wins, and an empty value counts as none", async () => {
    const two = { ...files, "b.env": "AWS_REGION=\n" };
    assertEquals(
      (await findings(two, ["repo", "--env-file", "a.env", "--env-file", "b.env"])).code,
      1,
    );
    assertEquals(
      (await findings(two, ["repo", "--env-file", "b.env", "--env-file", "a.env"])).code,
      0,
    );
  });

  test("says where the files of the own home are", async () => {
    const elsewhere = { "other/config": PROFILE, "c.env": "AWS_CONFIG_FILE=other/config\n" };
    const { printed } = await findings(elsewhere, ["--env-file", "c.env"]);
    assertEquals(printed.startsWith("~/other/config:1:1: warning:"), true, printed);
  });

  test("that cannot be read stops the run", async () => {
    assertEquals(await findings(files, ["repo", "--env-file", "none.env"]), {
      code: 3,
      printed: "",
      complained: "awsconf: There is no file none.env, which `--env-file` names.\n",
    });
  });

  test("shows none of its secrets", async () => {
    const secret = {
      ".aws/config":
        `[profile ${SECRET}]\nrole_arn = arn:aws:iam::123456789012:role/A\ncredential_source = Environment\n`,
      "s.env": `AWS_SECRET_ACCESS_KEY=${SECRET}\n`,
    };
    const { printed } = await findings(secret, ["--env-file", "s.env"]);
    assertEquals([printed.includes("****"), printed.includes(SECRET.slice(4, 12))], [true, false]);
  });
});
