import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { parse } from "@std/ini";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

type Files = Readonly<Record<string, string>>;

async function resolveIn(
  files: Files,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const host = new MemoryHost(["resolve", ...args], files, env);
  const code = await run(host);
  return { code, out: host.printed, error: host.complained };
}

const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYZ3n8Qp5TvL";
const ENV_KEYS = { AWS_ACCESS_KEY_ID: "AKIAQ7REALLY2SECRETX", AWS_SECRET_ACCESS_KEY: SECRET };

const CHAIN = {
  ".aws/config": `[default]
region = eu-west-1

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-central-1

[profile login]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer

[profile base]
role_arn = arn:aws:iam::111122223333:role/Base
source_profile = login

[profile ops]
role_arn = arn:aws:iam::222233334444:role/Ops
source_profile = base

[profile prod]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = ops
region = us-east-1
`,
};

const ALL = ["cli", "boto3", "js", "go", "java", "rust"].flatMap((name) => ["-r", name]);

test("three roles over an sso-session, with keys in the environment", async () => {
  const { code, out } = await resolveIn(CHAIN, ALL, { ...ENV_KEYS, AWS_PROFILE: "prod" });
  assertEquals(code, 0);
  assertEquals(
    out,
    `config       ~/.aws/config
credentials  ~/.aws/credentials (no such file)

Profile prod, chosen by $AWS_PROFILE

Credentials
* AWS CLI, boto3, Go SDK, Java SDK, Rust SDK:
    keys in the environment (AKIA****), $AWS_ACCESS_KEY_ID, $AWS_SECRET_ACCESS_KEY
      not used: role arn:aws:iam::444455556666:role/Deploy through 3 roles, from SSO (sso-session
          corp), config:22: keys in the environment come first
* JavaScript SDK:
    role arn:aws:iam::444455556666:role/Deploy through 3 roles, from SSO (sso-session corp), config:22
      1.  SSO (sso-session corp)                      profile login, config:5-6,9-11
      2.  role arn:aws:iam::111122223333:role/Base    profile base, config:14
      3.  role arn:aws:iam::222233334444:role/Ops     profile ops, config:18
      4.  role arn:aws:iam::444455556666:role/Deploy  profile prod, config:22
      not used: keys in the environment (AKIA****), $AWS_ACCESS_KEY_ID, $AWS_SECRET_ACCESS_KEY: they
          do not count once $AWS_PROFILE names a profile

Settings
  region          us-east-1                              config:24
  output          -                                      not set  (only AWS CLI, boto3)
  role_arn        arn:aws:iam::444455556666:role/Deploy  config:22
  source_profile  ops                                    config:23
`,
  );
});

test("with --profile the chain wins for those who then ignore the environment", async () => {
  const { out } = await resolveIn(CHAIN, ["--profile", "prod", ...ALL], ENV_KEYS);
  assertStringIncludes(out, "Profile prod, chosen by --profile or in code\n");
  assertStringIncludes(
    out,
    "* AWS CLI, boto3, JavaScript SDK, Go SDK:\n    role arn:aws:iam::4444",
  );
  assertStringIncludes(out, "* Java SDK, Rust SDK:\n    keys in the environment (AKIA****)");
  assertStringIncludes(out, "they\n          do not count with --profile");
});

const BOTH = {
  ".aws/config": "[default]\nregion = eu-west-1\nmax_attempts = 3\n",
  ".aws/credentials": "[default]\nregion = us-east-1\nmax_attempts = 5\n",
};

test("a setting in both files: which wins, and who differs", async () => {
  const { out } = await resolveIn(BOTH, ["--setting", "region"]);
  assertStringIncludes(out, "\n  region  us-east-1  credentials:2 over config:2\n");
  const attempts = await resolveIn(BOTH, ["--setting", "max_attempts"]);
  assertStringIncludes(
    attempts.out,
    `
* max_attempts  5  AWS CLI, boto3, Go SDK: credentials:3 over config:3
* max_attempts  3  JavaScript SDK: config:3 over credentials:3
`,
  );
});

test("every runtime takes the region of the credentials file, and the right file is named", async () => {
  const { out } = await resolveIn(BOTH, ["--setting", "region", ...ALL]);
  assert(out.endsWith("\n  region  us-east-1  credentials:2 over config:2\n"), out);
});

test("the runtimes are those of awsconf.ini unless the command line names some", async () => {
  const files = { ...BOTH, "awsconf.ini": "[awsconf]\nruntimes = rust, java\n" };
  const runtimesOf = async (...args: string[]) => {
    const { code, out, error } = await resolveIn(files, ["-f", "json", ...args]);
    assertEquals([code, error], [0, ""]);
    const { resolutions } = JSON.parse(out) as { resolutions: { runtime: string }[] };
    return resolutions.map(({ runtime }) => runtime);
  };
  assertEquals(await runtimesOf(), ["java", "rust"]);
  assertEquals(await runtimesOf("--no-settings"), ["cli", "boto3", "js", "go"]);
  assertEquals(await runtimesOf("--runtimes", "js, cli"), ["cli", "js"]);
  assertEquals(await runtimesOf("-r", "js", "--runtimes", "go"), ["js", "go"]);
  const wrong = await resolveIn({ ...BOTH, "awsconf.ini": "[awsconf]\nruntimes = jsv3\n" }, []);
  assertEquals([wrong.code, wrong.out], [2, ""]);
  assertStringIncludes(wrong.error, "awsconf.ini:2: `jsv3` is not a runtime");
});

test("a variable over both files, for those who read it", async () => {
  const { out } = await resolveIn(BOTH, ["--setting", "region"], { AWS_REGION: "sa-east-1" });
  assertStringIncludes(
    out,
    `
* region  sa-east-1  AWS CLI, JavaScript SDK, Go SDK: $AWS_REGION over credentials:2, config:2
* region  us-east-1  boto3: credentials:2 over config:2
`,
  );
});

test("--region lies over everything", async () => {
  const args = ["--region", "ap-east-1", "--setting", "region"];
  const { out } = await resolveIn(BOTH, args, { AWS_REGION: "x" });
  assertStringIncludes(out, "  ap-east-1  ");
  assertStringIncludes(out, "AWS CLI, JavaScript SDK, Go SDK: --region over $AWS_REGION");
});

test("a setting that Go does not take from the credentials file says so", async () => {
  const files = { ...BOTH, ".aws/credentials": "[default]\nsdk_ua_app_id = me\n" };
  const { out } = await resolveIn(files, ["--setting", "sdk_ua_app_id"]);
  assertStringIncludes(
    out,
    "Go SDK: not set; credentials:2 not taken, as the config file has the profile too\n",
  );
});

test("colour marks differences, and nothing else changes", async () => {
  const args = ["--setting", "max_attempts"];
  const plain = await resolveIn(BOTH, args);
  const colored = await resolveIn(BOTH, [...args, "--color", "always"]);
  assertStringIncludes(colored.out, "\x1b[1;33m* max_attempts");
  // deno-lint-ignore no-control-regex
  assertEquals(colored.out.replace(/\x1b\[[\d;]*m/g, ""), plain.out);
});

test("runtimes that choose different profiles are explained apart", async () => {
  const files = { ".aws/config": "[profile a]\nregion = x\n[profile b]\nregion = y\n" };
  const { out } = await resolveIn(files, [], { AWS_PROFILE: "a", AWS_DEFAULT_PROFILE: "b" });
  assertStringIncludes(out, "Profile a, chosen by $AWS_PROFILE\n");
  assertStringIncludes(out, "Profile b, chosen by $AWS_DEFAULT_PROFILE\n");
});

test("a profile of AWS_PROFILE that does not exist: what happens, and what was meant", async () => {
  const { code, out } = await resolveIn(CHAIN, [], { AWS_PROFILE: "prdo" });
  assertEquals(code, 0);
  assertStringIncludes(
    out,
    "  AWS CLI, boto3: stops: The config profile (prdo) could not be found\n",
  );
  assertStringIncludes(out, "  Go SDK: stops: failed to get shared config profile, prdo\n");
  assertStringIncludes(out, "  Did you mean prod?\n");
});

test("a file that stops some runtimes", async () => {
  const files = { ".aws/config": "[profile a]\nregion = x\n[profile b\n" };
  const { code, out } = await resolveIn(files, ["a"]);
  assertEquals(code, 0);
  assertStringIncludes(out, "  AWS CLI, boto3: stops (config:3): ");
});

test("--all explains every profile", async () => {
  const { out } = await resolveIn(CHAIN, ["--all", "--setting", "region"]);
  assertEquals(
    [...out.matchAll(/^Profile (\S+),/gm)].map((match) => match[1]),
    ["default", "login", "base", "ops", "prod"],
  );
});

describe("json", () => {
  test("has one entry for each profile and runtime", async () => {
    const { out } = await resolveIn(CHAIN, ["prod", "-f", "json", "-r", "js"], ENV_KEYS);
    const { version, resolutions } = JSON.parse(out);
    assertEquals(version, 1);
    assertEquals(resolutions.length, 1);
    const [{ profile, runtime, chosenBy, credentials, settings }] = resolutions;
    assertEquals([profile, runtime, chosenBy], ["prod", "js", "asked"]);
    assertEquals(credentials.winner.way, "role");
    assertEquals(credentials.winner.root.way, "sso");
    assertEquals(
      credentials.winner.roles.map((role: { profile: string }) => role.profile),
      ["prod", "ops", "base"],
    );
    assertEquals(credentials.losers[0].why, "they do not count once $AWS_PROFILE names a profile");
    assertEquals(settings[0], {
      key: "region",
      isRead: true,
      winner: {
        value: "us-east-1",
        place: { file: "~/.aws/config", line: 24, column: 1, key: "region" },
      },
      losers: [],
    });
  });

  test("with --setting has that alone", async () => {
    const { out } = await resolveIn(BOTH, ["-f", "json", "-r", "go", "--setting", "region"]);
    const [resolution] = JSON.parse(out).resolutions;
    assertEquals("credentials" in resolution, false);
    assertEquals(resolution.settings.length, 1);
  });
});

test("ini is read back by @std/ini", async () => {
  const { out } = await resolveIn(BOTH, ["-f", "ini", "-r", "js", "-r", "cli"], ENV_KEYS);
  assertEquals(parse(out), {
    "default cli": {
      region: "us-east-1",
      "region.from": "credentials:2 over config:2",
      max_attempts: 5,
      "max_attempts.from": "credentials:3 over config:3",
      credentials: "keys in the environment (AKIA****)",
      "credentials.from": "$AWS_ACCESS_KEY_ID, $AWS_SECRET_ACCESS_KEY",
    },
    "default js": {
      region: "us-east-1",
      "region.from": "credentials:2 over config:2",
      max_attempts: 3,
      "max_attempts.from": "config:3 over credentials:3",
      credentials: "keys in the environment (AKIA****)",
      "credentials.from": "$AWS_ACCESS_KEY_ID, $AWS_SECRET_ACCESS_KEY",
    },
  });
});

/** Wrong usage, and what is said of it. */
const USAGE: readonly [args: readonly string[], message: string][] = [
  [["prdo"], "There is no profile `prdo`. Did you mean `prod`?"],
  [["--profile", "prdo"], "There is no profile `prdo`. Did you mean `prod`?"],
  [["nothing-like-it"], "There is no profile `nothing-like-it`.\n"],
  [["prod", "ops"], "`awsconf resolve` takes one profile, or `--all`."],
  [["prod", "--profile", "ops"], "`awsconf resolve` takes one profile, or `--all`."],
  [["prod", "--all"], "`--all` goes without a profile."],
  [["--setting", "AWS_SECRET_ACCESS_KEY"], "`aws_secret_access_key` belongs to the credentials"],
  [["--runtime", "jss"], "`jss` is not a value of `--runtime`"],
  [["--format", "yaml"], "`yaml` is not a value of `--format`: text, json, ini."],
];

describe("wrong usage", () => {
  for (const [args, message] of USAGE) {
    test(args.join(" "), async () => {
      const { code, out, error } = await resolveIn(CHAIN, args);
      assertEquals([code, out], [2, ""]);
      assertStringIncludes(error, message);
    });
  }

  test("a section without the word profile is named as the cause", async () => {
    const { code, error } = await resolveIn({ ".aws/config": "[staging]\nregion = x\n" }, [
      "staging",
    ]);
    assertEquals(code, 2);
    assertStringIncludes(error, "The section `[staging]` lacks the word `profile`");
  });
});

test("a file that cannot be read is exit code 3", async () => {
  const host = new MemoryHost(["resolve"], {});
  host.disk.put("/home/me/.aws/config", { kind: "folder", mode: 0o700 });
  assertEquals(await run(host), 3);
  assertEquals(host.printed, "");
  assertStringIncludes(host.complained, "config");
});

test("no output shows a secret, wherever it was put", async () => {
  const places = [
    "aws_secret_access_key = {}",
    "aws_session_token = {}",
    "password = {}",
    "region = {}",
    "role_arn = {}\nsource_profile = {}",
    "sso_session = {}\nsso_account_id = 1\nsso_role_name = r",
    "credential_process = tool --token {}",
    "endpoint_url = https://me:{}@example.org",
    "s3 =\n  secret = {}",
    "{} = x",
  ];
  for (const place of places) {
    const text = place.replaceAll("{}", SECRET);
    const files = {
      ".aws/config": `[default]\n${text}\n[profile ${SECRET}]\n${text}\n`,
      ".aws/credentials": `[default]\n${text}\n${KEYS}`,
    };
    for (const format of ["text", "json", "ini"]) {
      for (const env of [{}, { ...ENV_KEYS, AWS_PROFILE: SECRET, AWS_REGION: SECRET }]) {
        const { out, error } = await resolveIn(files, ["--all", "-f", format, ...ALL], env);
        const shown = out + error;
        for (let i = 0; i + 8 <= SECRET.length; i++) {
          assert(!shown.includes(SECRET.slice(i, i + 8)), `${place} in ${format}:\n${shown}`);
        }
        assert(!shown.includes("REALLY2"), `${place} in ${format}:\n${shown}`);
      }
    }
  }
});

const KEYS = `aws_access_key_id = AKIAQ7REALLY2SECRETX\naws_secret_access_key = ${SECRET}\n`;

test("names cannot act on the terminal", async () => {
  const files = { ".aws/config": "[profile a\u202eb]\nregion = x\u001b[31m\n" };
  const { out } = await resolveIn(files, ["--all", "-r", "cli"]);
  for (const character of ["\u001b", "\u202e"]) assert(!out.includes(character), out);
});
