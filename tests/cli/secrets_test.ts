import { assertEquals } from "@std/assert";
import process from "node:process";
import fc from "../fast_check.ts";
import { test } from "node:test";
import { FORMATS } from "../../lib/cli/options.ts";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";

/** A secret that is told by as little as this many characters in a row. */
const WINDOW = 8;

const RUNS = Number(process.env.AWSCONF_SECRET_CASES ?? 300);

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BASE64 = `${UPPER}abcdefghijklmnopqrstuvwxyz0123456789+/`;

/** A random text from a seed, so that shrinking cannot turn it into one that nobody would take for a secret. */
function random(seed: number, alphabet: string, length: number): string {
  let state = seed >>> 0;
  let text = "";
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += alphabet[(state >>> 8) % alphabet.length];
  }
  return text;
}

const seed = fc.integer({ min: 1, max: 0x7fffffff });
const secretKey = seed.map((value) => random(value, BASE64, 40));
const keyId = seed.map((value) => `AKIA${random(value, `${UPPER}234567`, 16)}`);
const token = seed.map((value) => random(value, BASE64, 60 + value % 140));

/** Where people have been seen to leave secrets; `{}` stands for the secret. */
const PLACES = [
  "aws_secret_access_key = {}",
  "aws_secret_access_key={}",
  "aws_secret_access_key: {}",
  "AWS_SECRET_ACCESS_KEY = {}",
  "aws_secret_access_key = {} # note",
  "aws_secret_access_key = {} ; {}",
  'aws_secret_access_key = "{}"',
  "aws_secret_access_key = '{}'",
  "aws_secret_access_key = \u201c{}\u201d",
  "aws_secret_access_key = {}\u00a0",
  "aws_secret_access_key = {}\u0000",
  "  aws_secret_access_key = {}",
  "aws_secret_access_key =\n  {}",
  "aws_secret_access_key\n{}",
  "aws_secret_access_key {}",
  "aws_secret_acces_key = {}",
  "aws_session_token = {}",
  "aws_security_token = {}",
  "aws_session_token = {}\n{}",
  "aws_session_token = x\n  {}",
  "export AWS_SECRET_ACCESS_KEY={}",
  "# aws_secret_access_key = {}",
  "; {}",
  "# aws_access_key_id = AKIARTX3GSDSVJQWERTY\n# aws_secret_access_key = {}",
  '#export AWS_SESSION_TOKEN="{}"',
  "# the key of the old account was {} (ask Ann)",
  "aws_access_key_id = {}\nmfa_serial = arn:aws:iam::111122223333:mfa/ann",
  "aws_access_key_id = {}\n[z]\naws_access_key_id = {}",
  "aws_account_id = {}",
  "aws_access_key_id = ASIARTX3GSDSVJQWERTY\nexpiration = {}",
  "aws_access_key_id = {}\nx_security_token_expires = 2020-01-01T00:00:00Z",
  "password = {}",
  "region = {}",
  "region = eu-west-1 # {}",
  "credential_process = tool --token {}",
  "credential_process = tool --password={} --x",
  "credential_process = curl -H 'Authorization: Bearer {}' x",
  "credential_process = env VAULT_TOKEN={} tool -u ann:{}",
  'credential_process = sh -c "tool --client-secret={}"\n  --token {}',
  "endpoint_url = https://user:{}@example.org",
  "[{}]",
  "[profile {}]\nregion = x",
  "[profile a] {}",
  "[profile a\n{} = x",
  "= {}",
  "{}",
  "{} = x",
  "s3 =\naws_secret_access_key = {}",
  "s3 =\n  aws_secret_access_key = {}",
  "source_profile = {}",
  "role_arn = {}",
  "sso_session = {}",
  "# awsconf-ignore {}: {}",
  "<<<<<<< {}",
] as const;

const fileText = fc.record({
  lines: fc.array(
    fc.tuple(fc.constantFrom(...PLACES), fc.oneof(secretKey, keyId, token)),
    { maxLength: 5 },
  ),
  head: fc.constantFrom("[default]\n", "[profile a]\n", "[a]\n", ""),
  eol: fc.constantFrom("\n", "\r\n"),
});

const home = fc.record({
  config: fileText,
  credentials: fileText,
  env: fc.boolean(),
  key: secretKey,
});

const BASELINE = "/home/me/baseline.json";

const COMMANDS: readonly (readonly string[])[] = [
  ["--only", "long-lived-key"],
  ...FORMATS.map((format) => ["--info", "-f", format]),
  ["--diff", "--unsafe-fixes", "--region", "eu-west-1"],
  ["--fix", "--region", "eu-west-1"],
  ["--fix", "--unsafe-fixes", "-f", "json"],
  ["--add-suppressions", "known", "--diff"],
  ["--baseline", BASELINE, "--update-baseline"],
  ["resolve", "--all"],
  ["resolve", "--all", "--format", "json"],
  ["resolve", "--all", "--format", "ini"],
  ...["text", "dot", "mermaid", "svg"].map((format) => ["graph", "-f", format]),
];

function textOf(
  { lines, head, eol }: { lines: [string, string][]; head: string; eol: string },
): string {
  const body = lines.map(([place, secret]) => `${place.replaceAll("{}", () => secret)}\n`).join("");
  return (head + body).replaceAll("\n", eol);
}

/** The first run of characters of a secret that an output shows, or null. The first four letters of a key id may show. */
function leak(written: string, secrets: readonly string[]): string | null {
  // Mermaid's codes: `#47;` is a slash.
  const output = written.replace(/#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)));
  for (const secret of secrets) {
    for (let i = 0; i + WINDOW <= secret.length; i++) {
      if (output.includes(secret.slice(i, i + WINDOW))) return secret;
    }
  }
  return null;
}

test("no output shows a secret or a part of one", async () => {
  await fc.assert(
    fc.asyncProperty(home, async ({ config, credentials, env, key }) => {
      const files = { ".aws/config": textOf(config), ".aws/credentials": textOf(credentials) };
      const variables: Record<string, string> = env
        ? {
          AWS_SECRET_ACCESS_KEY: key,
          AWS_PROFILE: key,
          AWS_REGION: key,
          AWS_ACCESS_KEY_ID: "ASIARTX3GSDSVJQWERTY",
          AWS_CREDENTIAL_EXPIRATION: "2020-01-01T00:00:00Z",
        }
        : {};
      const secrets = [...config.lines, ...credentials.lines].map(([, secret]) => secret).concat(
        key,
      );
      for (const args of COMMANDS) {
        const host = new MemoryHost(args, files, variables);
        // So that what is said of files that others can read, or that git has, is looked at too.
        host.disk.find(".aws/credentials")!.mode = 0o644;
        host.disk.put(".git", { kind: "folder" });
        await run(host);
        const output = host.printed + host.complained + (host.text(BASELINE) ?? "");
        const shown = leak(output, secrets);
        assertEquals(shown, null, `${args.join(" ")} shows a secret:\n${output}`);
      }
    }),
    { numRuns: RUNS },
  );
});
