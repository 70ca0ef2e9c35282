import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

type Files = Readonly<Record<string, string>>;

async function graphIn(
  files: Files,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const host = new MemoryHost(["graph", ...args], files, env);
  const code = await run(host);
  return { code, out: host.printed, error: host.complained };
}

const CONFIG = `[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-central-1

[profile login]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer

[profile prod]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = login

[profile other]
source_profile = nobody
`;

describe("awsconf graph", () => {
  test("shows the user's own home, wherever its files are", async () => {
    const { code, out } = await graphIn({ "elsewhere/c": CONFIG }, [], {
      AWS_CONFIG_FILE: "~/elsewhere/c",
    });
    assertEquals(code, 0);
    assertEquals(
      out,
      `config       ~/elsewhere/c
credentials  ~/.aws/credentials (no such file)

sso-session corp
└── login  SSO Developer in 111122223333
    └── prod  role Deploy in 444455556666

profile nobody  (missing)
└── other  (source_profile without role_arn)

3 profiles, 1 sso-session; 1 broken reference
`,
    );
  });

  test("is no error where there are no files", async () => {
    const { code, out, error } = await graphIn({});
    assertEquals([code, error], [0, ""]);
    assertStringIncludes(out, "~/.aws/config (no such file)");
    assertStringIncludes(out, "No profiles\n");
  });

  test("shows named folders and files, one after the other", async () => {
    const files = {
      "a/.aws/config": "[profile x]\nsource_profile = y\nrole_arn = r\n",
      "b/.aws/credentials": "[z]\naws_access_key_id = AKIAQ7RT2MZX9LPWV4KS\n",
    };
    const { code, out } = await graphIn(files, ["a", "b/.aws/credentials"]);
    assertEquals(code, 0);
    assertEquals(
      out,
      `config       a/.aws/config
credentials  a/.aws/credentials (no such file)

profile y  (not in view)
└── x  role r

1 profile

credentials  b/.aws/credentials

profile z  keys

1 profile
`,
    );
  });

  test("reads standard input", async () => {
    const host = new MemoryHost(["graph", "-", "-f", "dot"]);
    host.stdin = new TextEncoder().encode(CONFIG);
    assertEquals(await run(host), 0);
    assertStringIncludes(host.printed, "digraph");
    assertStringIncludes(host.printed, "prod");
  });

  test("draws one home only", async () => {
    const files = { "a/.aws/config": CONFIG, "b/.aws/config": CONFIG };
    for (const format of ["dot", "mermaid", "svg"]) {
      const { code, out, error } = await graphIn(files, ["a", "b", "-f", format]);
      assertEquals([code, out], [2, ""]);
      assertStringIncludes(error, "draws one home, and there are 2");
    }
  });

  test("says where there is nothing to draw", async () => {
    const empty = await graphIn({ "a/x": "" }, ["a"]);
    assertEquals([empty.code, empty.out], [2, ""]);
    assertStringIncludes(empty.error, "There are no AWS files in a.");
    const absent = await graphIn({}, ["nowhere"]);
    assertEquals([absent.code, absent.out], [3, ""]);
    assertStringIncludes(absent.error, "There is no file or folder nowhere.");
  });

  test("shows what belongs to one profile alone", async () => {
    const { code, out } = await graphIn({ ".aws/config": CONFIG }, ["--profile", "login"]);
    assertEquals(code, 0);
    assertStringIncludes(out, "prod");
    assert(!out.includes("nobody"));
  });

  test("asks back for a profile that is not there", async () => {
    const { code, out, error } = await graphIn({ ".aws/config": CONFIG }, ["--profile", "logn"]);
    assertEquals([code, out], [2, ""]);
    assertStringIncludes(error, "There is no profile `logn`. Did you mean `login`?");
  });

  test("says what the runtimes of awsconf.ini, or of the command line, do not read", async () => {
    const files = {
      ".aws/config": '[profile "a b"]\ncredential_process = x\n' +
        "[profile self]\nrole_arn = r\nsource_profile = self\n" +
        "aws_access_key_id = AKIAQ7RT2MZX9LPWV4KS\naws_secret_access_key = x\n",
      ".aws/credentials": "[profile c]\naws_access_key_id = AKIAQ7RT2MZX9LPWV4KS\n",
      "awsconf.ini": "[awsconf]\nruntimes = boto3, java\n",
    };
    const { out } = await graphIn(files);
    assertStringIncludes(out, "a b  credential_process  (not read by the Java SDK)\n");
    assertStringIncludes(out, "self  role r  (its own keys, a cycle for the Java SDK)\n");
    assertStringIncludes(out, "profile c  keys  (not read)\n");
    assertStringIncludes(
      out,
      "1 section that nothing reads, 1 section that some SDK does not read",
    );
    const asked = await graphIn(files, ["--runtimes", "boto3"]);
    assertStringIncludes(asked.out, "profile a b  credential_process\n");
    assertStringIncludes(asked.out, "self  role r  (its own keys)\n");
    const wrong = await graphIn(files, ["--runtimes", "jsv3"]);
    assertEquals([wrong.code, wrong.out], [2, ""]);
    assertStringIncludes(wrong.error, "`jsv3` is not a runtime");
  });

  test("says which runtimes refuse the files, once", async () => {
    const { out } = await graphIn({ ".aws/config": `${CONFIG}junk\n` });
    assertStringIncludes(
      out,
      "\n3 profiles, 1 sso-session; the AWS CLI and boto3 refuse the files, 1",
    );
    assert(!out.includes("not read"));
  });

  test("refuses a picture that is too large, and says what to do", async () => {
    const profiles = Array.from(
      { length: 2_001 },
      (_, i) => `[profile p${i}]\ncredential_process = x\n`,
    );
    const files = { ".aws/config": profiles.join("") };
    const { code, out, error } = await graphIn(files, ["-f", "svg"]);
    assertEquals([code, out], [2, ""]);
    assertStringIncludes(error, "`--profile NAME` draws what belongs to one profile");
    assertEquals((await graphIn(files, ["-f", "svg", "--profile", "p7"])).code, 0);
    assertEquals((await graphIn(files, ["-f", "dot"])).code, 0);
  });

  test("shows colours only where they are wanted", async () => {
    const files = { ".aws/config": CONFIG };
    assert(!(await graphIn(files)).out.includes("\x1b"));
    assertStringIncludes((await graphIn(files, ["--color", "always"])).out, "\x1b[1;31m");
  });

  test("shows no secret, in any format", async () => {
    const secret = "q7Rt/2mZx9LpWv4KsYb1NcHd8GfJ3eAu6TiOoE5P";
    const files = {
      ".aws/config": `[profile ${secret}]
role_arn = ${secret}
source_profile = ${secret}/x

[profile role]
role_arn = arn:aws:iam::111122223333:role/${secret}
credential_source = ${secret}

[profile sso]
sso_session = AKIAQ7RT2MZX9LPWV4KS
sso_account_id = ${secret}
sso_role_name = ${secret}
services = ${secret}

[${secret}]
aws_secret_access_key = ${secret}
`,
    };
    for (const format of ["text", "dot", "mermaid", "svg"]) {
      const { code, out } = await graphIn(files, ["-f", format]);
      assertEquals(code, 0);
      assertStringIncludes(out, format === "mermaid" ? "#42;#42;#42;#42;" : "****");
      // No stretch of it either; a code may stand for what is not a letter or digit.
      for (const part of ["q7Rt", "2mZx9LpW", "Yb1NcHd8", "TiOoE5P", "Q7RT2MZX"]) {
        assert(!out.includes(part), `${format} shows ${part}:\n${out}`);
      }
      assertEquals((await graphIn(files, ["-f", format, "--profile", secret])).error, "");
    }
    const { error } = await graphIn(files, ["--profile", `${secret}x`]);
    assert(!error.includes("2mZx9LpW"), error);
  });

  test("help names the formats", async () => {
    const { out } = await graphIn({}, ["--help"]);
    assertStringIncludes(out, "one of text, dot, mermaid, svg");
  });
});
