import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { describe, test } from "node:test";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { type Attempt, type Resolution, resolve } from "../../lib/model/resolve/mod.ts";
import { profileWays } from "../../lib/model/resolve/profile_way.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";

/** A home, and where credentials come from in it by runtime. */
interface Case {
  readonly fact: string;
  readonly config?: string;
  readonly credentials?: string;
  readonly env?: Record<string, string>;
  readonly explicit?: { profile?: string; region?: string };
  /** As {@link shortly} says it; `all` stands for those that are not named. An error may be cut short. */
  readonly expected: Partial<Record<RuntimeName | "all", string>>;
}

function homeOf({ config, credentials, env, explicit }: Omit<Case, "fact" | "expected">): Home {
  const file = (kind: FileKind, text: string | undefined) =>
    new SourceFile({ path: kind, kind, text: text ?? "", exists: text !== undefined });
  return new Home({
    config: file("config", config),
    credentials: file("credentials", credentials),
    environment: new Environment(env),
    explicit: explicit ?? {},
    own: true,
  });
}

/** What supplies the credentials, and the profiles whose roles are assumed with them: `sso c > b > a`. */
function shortly({ credentials }: Resolution): string {
  const { winner, error } = credentials;
  if (winner === null) return `error: ${error}`;
  const base = winner.root ?? winner;
  const root = base.profile === null ? base.way : `${base.way} ${base.profile}`;
  return [root, ...winner.roles.toReversed().map(({ profile }) => profile)].join(" > ");
}

function check(one: Case): void {
  const home = homeOf(one);
  for (const runtime of RUNTIMES) {
    const expected = one.expected[runtime] ?? one.expected.all;
    if (expected === undefined) continue;
    const actual = shortly(resolve(home, { runtime }));
    if (actual.startsWith("error: ")) assertStringIncludes(actual, expected, runtime);
    else assertEquals(actual, expected, runtime);
  }
}

const KEYS = "aws_access_key_id = AKIAQ7EXAMPLE2EXAMPL\naws_secret_access_key = secret\n";
const ENV_KEYS = { AWS_ACCESS_KEY_ID: "AKIAQ7EXAMPLE2EXAMPL", AWS_SECRET_ACCESS_KEY: "secret" };
const SSO = "sso_session = s\nsso_account_id = 111122223333\nsso_role_name = r\n";
const SESSION = "[sso-session s]\nsso_start_url = https://x\nsso_region = eu-west-1\n";
const SSO_KEYS = ["sso_session", "sso_account_id", "sso_role_name", "sso_region", "sso_start_url"];
const ROLE = "role_arn = arn:aws:iam::111122223333:role/R\n";
const TOKEN = "web_identity_token_file = /t\n";

const CASES: readonly Case[] = [
  {
    fact: "AWS_PROFILE and keys in the environment",
    credentials: `[a]\n${KEYS}`,
    env: { ...ENV_KEYS, AWS_PROFILE: "a" },
    expected: { all: "environment", js: "keys a" },
  },
  {
    fact: "an explicit profile and keys in the environment",
    credentials: `[a]\n${KEYS}`,
    env: ENV_KEYS,
    explicit: { profile: "a" },
    expected: {
      cli: "credentials-keys a",
      boto3: "credentials-keys a",
      js: "keys a",
      go: "keys a",
      java: "environment",
      rust: "environment",
    },
  },
  {
    fact: "an id without a secret in the environment",
    env: { AWS_ACCESS_KEY_ID: "AKIAQ7EXAMPLE2EXAMPL" },
    expected: {
      cli: "error: Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY",
      boto3: "error: Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY",
      all: "instance",
    },
  },
  {
    fact: "a secret without an id in the environment is ignored",
    env: { AWS_SECRET_ACCESS_KEY: "secret" },
    expected: { all: "instance" },
  },
  {
    fact: "only Go reads AWS_ACCESS_KEY and AWS_SECRET_KEY",
    env: { AWS_ACCESS_KEY: "AKIAQ7EXAMPLE2EXAMPL", AWS_SECRET_KEY: "secret" },
    expected: { go: "environment", all: "instance" },
  },
  {
    fact: "a role without a source, with static keys beside it",
    config: `[default]\n${ROLE}${KEYS}`,
    expected: {
      cli: "error: Partial credentials found in assume-role, missing: source_profile",
      boto3: "error: Partial credentials found in assume-role, missing: source_profile",
      js: "keys default",
      go: "keys default > default",
      java: "keys default",
      rust: "error: profile must contain `source_profile` or `credential_source` but neither",
    },
  },
  {
    fact: "SSO and static keys in one profile",
    config: `${SESSION}[default]\n${SSO}`,
    credentials: `[default]\n${KEYS}`,
    expected: {
      cli: "sso default",
      boto3: "sso default",
      js: "keys default",
      go: "keys default",
      java: "sso default",
      rust: "sso default",
    },
  },
  {
    fact: "static keys in the credentials file and credential_process",
    config: "[default]\ncredential_process = tool\n",
    credentials: `[default]\n${KEYS}`,
    expected: {
      cli: "credentials-keys default",
      boto3: "credentials-keys default",
      js: "keys default",
      go: "keys default",
      java: "process default",
      rust: "process default",
    },
  },
  {
    fact: "static keys in the config file and credential_process",
    config: `[default]\ncredential_process = tool\n${KEYS}`,
    expected: {
      cli: "process default",
      boto3: "process default",
      js: "keys default",
      go: "keys default",
      java: "process default",
      rust: "process default",
    },
  },
  {
    fact: "a web identity of the environment and a static profile",
    credentials: `[a]\n${KEYS}`,
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "/t", AWS_ROLE_ARN: "arn", AWS_PROFILE: "a" },
    expected: {
      cli: "environment-web-identity",
      boto3: "environment-web-identity",
      js: "keys a",
      go: "environment-web-identity",
      java: "environment-web-identity",
      rust: "keys a",
    },
  },
  {
    fact: "a web identity of the environment and an explicit profile",
    credentials: `[a]\n${KEYS}`,
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "/t", AWS_ROLE_ARN: "arn" },
    explicit: { profile: "a" },
    expected: { boto3: "credentials-keys a", go: "keys a", java: "environment-web-identity" },
  },
  {
    fact: "AWS_ROLE_ARN alone does nothing",
    credentials: `[default]\n${KEYS}`,
    env: { AWS_ROLE_ARN: "arn" },
    expected: {
      boto3: "credentials-keys default",
      all: "keys default",
      cli: "credentials-keys default",
    },
  },
  {
    fact: "web_identity_token_file and source_profile",
    config: `[default]\n${ROLE}${TOKEN}source_profile = b\n[profile b]\n${KEYS}`,
    expected: {
      cli: "web-identity default",
      boto3: "web-identity default",
      js: "keys b > default",
      go: "error: only one credential type may be specified per profile",
      java: "web-identity default",
      rust: "web-identity default",
    },
  },
  {
    fact: "web_identity_token_file without a role",
    config: `[default]\n${TOKEN}`,
    expected: {
      cli: "error: The provided profile or the current environment is configured",
      boto3: "error: The provided profile or the current environment is configured",
      js: "instance",
      go: "error: credential type web_identity_token_file requires role_arn, profile default",
      java: "instance",
      rust: "error: `web_identity_token_file` was specified but `role_arn` was missing",
    },
  },
  {
    fact: "a region in the profile alone: botocore takes it, others want it in the sso-session",
    config: `[default]\n${SSO}sso_region = eu-west-1\n[sso-session s]\nsso_start_url = https://x\n`,
    expected: {
      cli: "sso default",
      boto3: "sso default",
      js: "error: Profile is configured with invalid SSO credentials. Missing: sso_region",
      go: "missing required configuration: sso_region",
      java: "instance",
      rust: "error: `sso_region` can",
    },
  },
  {
    fact: "an sso-session with neither URL nor region",
    config: `[default]\nsso_session = s\nsso_role_name = r\n[sso-session s]\n`,
    expected: {
      boto3: "missing required configuration: sso_account_id, sso_start_url, sso_region",
      js: "Cannot read properties of undefined",
      go: "missing required configuration: sso_region, sso_start_url",
    },
  },
  {
    fact: "SSO without a session and without all else",
    config: `[default]\nsso_role_name = r\n`,
    expected: {
      boto3: "missing required configuration: sso_account_id, sso_start_url, sso_region",
      go: "missing required configuration: sso_region, sso_start_url, sso_account_id",
    },
  },
  {
    fact: "a session without an account",
    config: `[default]\nsso_session = s\nsso_role_name = r\n${SESSION}`,
    expected: {
      boto3: "missing required configuration: sso_account_id",
      go: "AWS is asked for the role's credentials without sso_account_id",
    },
  },
  {
    fact: "a session that sets what is none of its settings",
    config: `[default]\n${SSO}region = us-east-1\n${SESSION}region = eu-west-1\n`,
    expected: {
      cli: "The value for region is inconsistent between profile (us-east-1) and",
      boto3: "The value for region is inconsistent between profile (us-east-1) and",
      all: "sso default",
    },
  },
  {
    fact: "JavaScript takes any value but false for a switch against the machine's role",
    env: { AWS_EC2_METADATA_DISABLED: "1" },
    expected: { js: "error: there are no credentials", all: "instance" },
  },
  {
    fact: "false switches nothing off",
    env: { AWS_EC2_METADATA_DISABLED: "false" },
    expected: { all: "instance" },
  },
  {
    fact: "JavaScript asks a machine that a profile names although it is switched off",
    config: `[default]\n${ROLE}credential_source = Ec2InstanceMetadata\n`,
    env: { AWS_EC2_METADATA_DISABLED: "true" },
    expected: {
      js: "credential-source default > default",
      boto3: "error: Error when retrieving credentials from Ec2InstanceMetadata",
      cli: "error: Error when retrieving credentials from Ec2InstanceMetadata",
    },
  },
  {
    fact: "an empty account is none to JavaScript",
    config:
      `[default]\n${SESSION}[profile a]\nsso_session = s\nsso_account_id =\nsso_role_name = r\n`,
    explicit: { profile: "a" },
    expected: {
      js: "error: Profile is configured with invalid SSO credentials. Missing: sso_account_id",
    },
  },
  {
    fact: "an empty token file is no token to botocore, and in its place keys all the same",
    config: `[default]\n${ROLE}web_identity_token_file =\n${KEYS}`,
    expected: { cli: "config-keys default", boto3: "config-keys default" },
  },
  {
    fact: "an empty role is none to botocore",
    config: `[default]\nrole_arn =\n${TOKEN}`,
    expected: { cli: "error: The provided profile", boto3: "error: The provided profile" },
  },
  {
    fact: "an empty AWS_ROLE_ARN hides the role of the profile from botocore",
    config: `[default]\n${ROLE}${TOKEN}`,
    env: { AWS_ROLE_ARN: "" },
    expected: {
      cli: "error: The provided profile",
      boto3: "error: The provided profile",
      all: "web-identity default",
    },
  },
  {
    fact: "an empty AWS_WEB_IDENTITY_TOKEN_FILE hides the token of the profile from botocore",
    config: `[default]\n${ROLE}${TOKEN}${KEYS}`,
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "" },
    expected: { cli: "config-keys default", boto3: "config-keys default" },
  },
  {
    fact: "variables that are empty hide nothing of a profile that is given in code",
    config: `[default]\n[profile a]\n${ROLE}${TOKEN}`,
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "", AWS_ROLE_ARN: "" },
    explicit: { profile: "a" },
    expected: { all: "web-identity a" },
  },
  {
    fact: "botocore asks a container even where its address is empty",
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "" },
    expected: { cli: "container", boto3: "container", all: "instance" },
  },
  {
    fact: "source_profile without role_arn is ignored, except by Go",
    config: `[default]\nsource_profile = b\n${KEYS}[profile b]\n${KEYS}`,
    expected: {
      cli: "config-keys default",
      boto3: "config-keys default",
      go: "error: credential type source_profile requires role_arn, profile default",
      all: "keys default",
    },
  },
  {
    fact: "a role and SSO in the credentials file",
    credentials: `[default]\n${ROLE}source_profile = b\n[b]\n${KEYS}`,
    expected: {
      boto3: "credentials-keys b > default",
      all: "keys b > default",
      cli: "credentials-keys b > default",
    },
  },
  {
    fact: "a profile that is its own source, with keys",
    config: `[default]\n${ROLE}source_profile = default\n${KEYS}`,
    expected: {
      cli: "config-keys default > default",
      boto3: "config-keys default > default",
      java: "error: there are no credentials",
      all: "keys default > default",
    },
    env: { AWS_EC2_METADATA_DISABLED: "true" },
  },
  {
    fact: "a profile that is its own source, without keys",
    config: `[default]\n${ROLE}source_profile = default\n`,
    env: { AWS_EC2_METADATA_DISABLED: "true" },
    expected: {
      cli: "error: Infinite loop in credential configuration detected",
      boto3: "error: Infinite loop in credential configuration detected",
      js: "error: there are no credentials",
      go: "error: failed to load assume role arn:aws:iam::111122223333:role/R, of profile default",
      java: "error: there are no credentials",
      rust: "error: there are no credentials",
    },
  },
  {
    fact: "a loop of two profiles, the first with keys",
    config:
      `[default]\n${ROLE}source_profile = b\n${KEYS}[profile b]\n${ROLE}source_profile = default\n`,
    env: { AWS_EC2_METADATA_DISABLED: "true" },
    expected: {
      cli: "error: Infinite loop in credential configuration detected",
      boto3: "error: Infinite loop in credential configuration detected",
      js: "keys default > b > default",
      go: "keys default > b > default",
      java: "error: there are no credentials",
      rust: "error: profile formed an infinite loop. first we loaded [default, b]",
    },
  },
  {
    fact: "a source profile with keys and a role of its own",
    config:
      `[default]\n${ROLE}source_profile = b\n[profile b]\n${ROLE}source_profile = c\n${KEYS}` +
      `[profile c]\n${KEYS}`,
    expected: {
      cli: "config-keys b > default",
      boto3: "config-keys b > default",
      js: "keys b > default",
      go: "keys b > b > default",
      java: "keys c > b > default",
      rust: "keys b > default",
    },
  },
  {
    fact: "a source profile that does not exist",
    config: `[default]\n${ROLE}source_profile = b\n`,
    env: { AWS_EC2_METADATA_DISABLED: "true" },
    expected: {
      cli: 'error: The source_profile "b" referenced in the profile "default" does not exist.',
      boto3: 'error: The source_profile "b" referenced in the profile "default" does not exist.',
      js: "error: there are no credentials",
      go: "error: failed to load assume role arn:aws:iam::111122223333:role/R, of profile b",
      java: "error: there are no credentials",
      rust:
        "error: profile `b` was not defined: could not find source profile b referenced from default",
    },
  },
  {
    fact: "Go stops at a bad chain although keys are in the environment",
    config: `[default]\n${ROLE}source_profile = b\n[profile b]\nregion = x\n`,
    env: ENV_KEYS,
    expected: {
      go: "error: failed to load assume role arn:aws:iam::111122223333:role/R, of profile b",
      all: "environment",
    },
  },
  {
    fact: "both kinds of source",
    config:
      `[default]\n${ROLE}source_profile = b\ncredential_source = Environment\n[profile b]\n${KEYS}`,
    env: { AWS_EC2_METADATA_DISABLED: "true" },
    expected: {
      cli: 'error: The profile "default" contains both source_profile and credential_source.',
      boto3: 'error: The profile "default" contains both source_profile and credential_source.',
      js: "error: there are no credentials",
      go: "error: only one credential type may be specified per profile",
      java: "error: there are no credentials",
      rust: "error: profile contained both source_profile and credential_source",
    },
  },
  {
    fact: "credential_source is compared with case, except by Java",
    config: `[default]\n${ROLE}credential_source = ec2instancemetadata\n`,
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://localhost" },
    expected: {
      cli: 'error: The credential source "ec2instancemetadata" referenced in profile "default"',
      boto3: 'error: The credential source "ec2instancemetadata" referenced in profile "default"',
      js: "container",
      go: "error: credential_source values must be",
      java: "credential-source default > default",
      rust: "error: profile referenced `ec2instancemetadata` provider",
    },
  },
  {
    fact: "JavaScript tries credential_process again after a role that failed",
    config: `[default]\n${ROLE}source_profile = b\n${KEYS}credential_process = tool\n`,
    expected: { js: "process default" },
  },
  {
    fact: "keys in different files",
    config: "[default]\naws_access_key_id = AKIAQ7EXAMPLE2EXAMPL\n",
    credentials: "[default]\naws_secret_access_key = secret\n",
    expected: {
      cli: "error: Partial credentials found in config-file, missing: aws_secret_access_key",
      boto3: "error: Partial credentials found in config-file, missing: aws_secret_access_key",
      go: "error: error fetching config from profile, default",
      all: "keys default",
    },
  },
  {
    fact: "an sso-session that does not exist",
    config: `[default]\n${SSO}`,
    expected: {
      cli: 'error: The specified sso-session does not exist: "s"',
      boto3: 'error: The specified sso-session does not exist: "s"',
      js: "error: TypeError",
      go: "error: failed to find SSO session section, s",
      java: "instance",
      rust: "error: sso-session named `s` (referenced by profile `default`) was not found",
    },
  },
  {
    fact: "sso_region in both places, different",
    config: `${SESSION}[default]\n${SSO}sso_region = us-east-1\n`,
    expected: {
      cli: "error: The value for sso_region is inconsistent between profile (us-east-1)",
      boto3: "error: The value for sso_region is inconsistent between profile (us-east-1)",
      js: "sso default",
      go: 'error: sso_region in profile "default" must match',
      rust: "error: `sso_region` can only be specified in the [sso-session] config",
    },
  },
  {
    fact: "a start URL and a region alone",
    config: "[default]\nsso_start_url = https://x\nsso_region = eu-west-1\n",
    expected: {
      cli: "instance",
      boto3: "instance",
      js: "error: Profile is configured with invalid SSO credentials",
      go: 'error: profile "default" is configured to use SSO but is missing',
      java: "instance",
    },
  },
  {
    fact: "a login session, which Go does not know",
    config: "[default]\nlogin_session = arn\n",
    expected: { go: "instance", all: "login default" },
  },
  {
    fact: "the container comes before the instance",
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x" },
    expected: { all: "container" },
  },
  {
    fact: "nothing at all, and the instance switched off",
    env: { AWS_EC2_METADATA_DISABLED: "true" },
    expected: { all: "error: there are no credentials" },
  },
  {
    fact: "AWS_PROFILE names no profile, and keys are in the environment",
    credentials: "[b]\nregion = x\n",
    env: { ...ENV_KEYS, AWS_PROFILE: "a" },
    expected: {
      cli: "error: The config profile (a) could not be found",
      boto3: "error: The config profile (a) could not be found",
      js: "instance",
      go: "error: failed to get shared config profile, a",
      java: "environment",
      rust: "environment",
    },
  },
  {
    fact: "AWS_DEFAULT_PROFILE names no profile: Go does not insist",
    env: { AWS_DEFAULT_PROFILE: "a" },
    expected: { boto3: "error: The config profile (a) could not be found", go: "instance" },
  },
  {
    fact: "AWS_PROFILE against AWS_DEFAULT_PROFILE",
    credentials: `[a]\n${KEYS}[b]\n${KEYS}[default]\n${KEYS}`,
    env: { AWS_PROFILE: "a", AWS_DEFAULT_PROFILE: "b" },
    expected: { cli: "credentials-keys a", boto3: "credentials-keys b", all: "keys a" },
  },
  {
    fact: "an empty AWS_PROFILE",
    credentials: `[default]\n${KEYS}`,
    env: { AWS_PROFILE: "" },
    expected: {
      cli: "error: The config profile () could not be found",
      boto3: "error: The config profile () could not be found",
      js: "keys default",
      go: "keys default",
      rust: "error: profile `` was not defined",
    },
  },
  {
    fact: "the default profile, asked for explicitly, is missing",
    explicit: { profile: "default" },
    expected: { boto3: "error: The config profile (default) could not be found" },
  },
  {
    fact: "Go refuses two types of credentials in the first profile, with keys beside them too",
    config: `[default]\n${KEYS}${ROLE}credential_process = tool\n${TOKEN}`,
    expected: { go: "error: only one credential type may be specified", js: "keys default" },
  },
  {
    fact: "Go refuses a source that is not there, with keys beside it too",
    config: `[default]\n${KEYS}${ROLE}source_profile = none\n`,
    expected: {
      go: "error: failed to load assume role arn:aws:iam::111122223333:role/R, of profile none",
    },
  },
  {
    fact: "Go takes two types of credentials in a source profile with keys",
    config: `[default]\n${ROLE}source_profile = b\n[profile b]\n${KEYS}${ROLE}` +
      `credential_process = tool\n${TOKEN}`,
    expected: { go: "keys b > b > default" },
  },
  {
    fact: "Go takes the quotes off the name of a session, and the blanks in them",
    config: `${SESSION}[default]\n${SSO.replace("= s\n", '= "s "\n')}`,
    expected: { go: "sso default", rust: 'error: sso-session named `"s "`' },
  },
  {
    fact: "JavaScript is led on by a source with both settings and no role",
    config: `[default]\n${ROLE}source_profile = b\n[profile b]\nsource_profile = c\n` +
      `credential_source = Environment\n[profile c]\n${KEYS}`,
    expected: { js: "keys c > default", rust: "error: credential_source Environment has no" },
  },
  {
    fact: "a source with a role and JavaScript's both settings leads nowhere",
    config: `[default]\n${ROLE}source_profile = b\n[profile b]\n${ROLE}source_profile = c\n` +
      `credential_source = Environment\n[profile c]\n${KEYS}`,
    expected: { js: "instance" },
  },
  ...SSO_KEYS.map((key): Case => ({
    fact: `a role as the source of another is none to Java beside ${key}`,
    config: `[default]\n${ROLE}source_profile = b\n[profile b]\n${ROLE}source_profile = c\n` +
      `${key} = s\n[profile c]\n${KEYS}${SESSION}`,
    expected: { java: "instance", js: "keys c > b > default", rust: "keys c > b > default" },
  })),
  {
    fact: "a long loop is not told to its end",
    config: Array.from(
      { length: 12 },
      (_, i) => `[profile p${i}]\n${ROLE}source_profile = p${(i + 1) % 12}\n`,
    ).join(""),
    env: { AWS_PROFILE: "p0" },
    expected: {
      boto3: "'p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9', ...]",
      rust: "[p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, ...], then attempted to reload p0",
    },
  },
  {
    fact: "a loop of ten is",
    config: Array.from(
      { length: 10 },
      (_, i) => `[profile p${i}]\n${ROLE}source_profile = p${(i + 1) % 10}\n`,
    ).join(""),
    env: { AWS_PROFILE: "p0" },
    expected: { rust: "p7, p8, p9], then attempted to reload p0" },
  },
  {
    fact: "credential_source in a source without a role",
    config: `[default]\n${ROLE}source_profile = b\n[profile b]\ncredential_source = EcsContainer\n`,
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x" },
    expected: {
      boto3: 'error: The source profile "b" must have credentials',
      js: "credential-source b > default",
      go: "error: credential type credential_source requires role_arn, profile b",
      rust: "credential-source b > default",
    },
  },
  {
    fact: "credential_source names half a pair of keys",
    config: `[default]\n${ROLE}credential_source = Environment\n`,
    env: { AWS_ACCESS_KEY_ID: "AKIAQ7EXAMPLE2EXAMPL" },
    expected: {
      cli: "error: Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY",
      go: "error: credential_source Environment has no credentials here",
      js: "instance",
    },
  },
  {
    fact: "a broken file stops botocore and Java before anything, Rust after the environment",
    config: "[default\n",
    env: ENV_KEYS,
    expected: {
      cli: "error: ",
      boto3: "error: ",
      java: "error: ",
      rust: "environment",
      js: "environment",
    },
  },
];

describe("resolve: where credentials come from", () => {
  for (const one of CASES) test(one.fact, () => check(one));
});

/** Profiles A, B and C, and what the Rust SDK makes of A: its own cases, in our words. */
const RUST: readonly [fact: string, profiles: Record<string, string>, expected: string][] = [
  ["a role on keys", { A: `${ROLE}source_profile = B`, B: KEYS }, "keys B > A"],
  [
    "keys beside a source profile do not count",
    { A: `${KEYS}${ROLE}source_profile = B`, B: KEYS },
    "keys B > A",
  ],
  ["its own source", { A: `${KEYS}${ROLE}source_profile = A` }, "keys A > A"],
  [
    "a named source",
    { A: `${ROLE}credential_source = Ec2InstanceMetadata` },
    "credential-source A > A",
  ],
  ["no source", { A: ROLE }, "error: profile must contain `source_profile`"],
  [
    "both sources",
    { A: `${ROLE}credential_source = Environment\nsource_profile = B`, B: KEYS },
    "error: profile contained both source_profile and credential_source",
  ],
  [
    "no secret",
    { A: `${ROLE}source_profile = B`, B: "aws_access_key_id = x" },
    "error: profile missing aws_secret_access_key",
  ],
  [
    "no id",
    { A: `${ROLE}source_profile = B`, B: "aws_secret_access_key = x" },
    "error: profile missing aws_access_key_id",
  ],
  [
    "a source that does not exist",
    { A: `${ROLE}source_profile = B` },
    "error: profile `B` was not defined: could not find source profile B referenced from A",
  ],
  [
    "a chain of three",
    { A: `${ROLE}source_profile = B`, B: `${ROLE}source_profile = C`, C: KEYS },
    "keys C > B > A",
  ],
  [
    "keys in the middle of a chain",
    {
      A: `${ROLE}${KEYS}source_profile = B`,
      B: `${ROLE}source_profile = C\n${KEYS}`,
      C: KEYS,
    },
    "keys B > A",
  ],
  [
    "a loop",
    { A: `${ROLE}source_profile = B`, B: `${ROLE}source_profile = A` },
    "error: profile formed an infinite loop",
  ],
  [
    "a loop with keys",
    { A: `${ROLE}${KEYS}source_profile = B`, B: `${ROLE}source_profile = A` },
    "error: profile formed an infinite loop",
  ],
  ["a web identity", { A: `${ROLE}${TOKEN}` }, "web-identity A"],
  ["a web identity without a role", { A: TOKEN }, "error: `web_identity_token_file` was"],
  [
    "a web identity as a source",
    { A: `${ROLE}source_profile = B`, B: `${ROLE}${TOKEN}` },
    "web-identity B > A",
  ],
  [
    "SSO without a session",
    {
      A: "sso_account_id = 0123\nsso_region = us-east-7\nsso_role_name = r\nsso_start_url = https://x",
    },
    "sso A",
  ],
  [
    "SSO without an account",
    { A: "sso_region = us-east-7\nsso_role_name = r\nsso_start_url = https://x" },
    "error: if `sso_role_name` is set, then `sso_account_id` must also be set",
  ],
  [
    "SSO without a role",
    { A: "sso_region = us-east-7\nsso_account_id = 0123\nsso_start_url = https://x" },
    "error: if `sso_account_id` is set, then `sso_role_name` must also be set",
  ],
  [
    "an SSO region beside a session",
    { A: "sso_session = s\nsso_region = us-east-7" },
    "error: `sso_region` can only be specified in the [sso-session] config",
  ],
  [
    "a session without account and role is for tokens",
    { A: "sso_session = s" },
    "error: selected profile will resolve an access token instead of credentials",
  ],
  [
    "a session that does not exist",
    { A: "sso_session = oops" },
    "error: sso-session named `oops` (referenced by profile `A`) was not found",
  ],
];

describe("resolve: the Rust SDK's cases of role chains", () => {
  for (const [fact, profiles, expected] of RUST) {
    const sections = Object.entries(profiles).map(([name, text]) => `[profile ${name}]\n${text}\n`);
    const config = SESSION + sections.join("");
    test(
      fact,
      () => check({ fact, config, env: { AWS_PROFILE: "A" }, expected: { rust: expected } }),
    );
  }
  // What says nothing about credentials is no error: the next provider has its turn.
  for (
    const [fact, text] of [
      ["only configuration", "[profile A]\nec2_metadata_service_endpoint_mode = IPv6\n"],
      ["an empty source", `[profile A]\n${ROLE}source_profile = B\n[profile B]\n`],
      ["no profiles at all", ""],
    ] as const
  ) {
    test(
      fact,
      () =>
        check({ fact, config: text, env: { AWS_PROFILE: "A" }, expected: { rust: "instance" } }),
    );
  }
});

/** The value of a setting and where it comes from, with what it lies over. */
function settingOf(home: Home, runtime: RuntimeName, key: string, profile?: string): string {
  const found = resolve(home, { runtime, profile }).settings.find((one) => one.key === key);
  if (found === undefined) return "absent";
  if (!found.isRead) return "not read";
  if (found.winner === null) return "unset";
  const { place, value } = found.winner;
  return `${value} ${place.from === "file" ? place.file.kind : place.name}`;
}

interface SettingCase extends Omit<Case, "expected"> {
  readonly key: string;
  readonly expected: Partial<Record<RuntimeName | "all", string>>;
}

const SETTINGS: readonly SettingCase[] = [
  {
    fact: "region in both files",
    key: "region",
    config: "[default]\nregion = eu-west-1\n",
    credentials: "[default]\nregion = us-east-1\n",
    expected: { all: "us-east-1 credentials" },
  },
  {
    fact: "another setting in both files: JavaScript prefers config",
    key: "max_attempts",
    config: "[default]\nmax_attempts = 3\n",
    credentials: "[default]\nmax_attempts = 5\n",
    expected: { all: "5 credentials", js: "3 config" },
  },
  {
    fact: "Go does not take every setting from credentials if the profile is in both",
    key: "sdk_ua_app_id",
    config: "[default]\nregion = eu-west-1\n",
    credentials: "[default]\nsdk_ua_app_id = x\n",
    expected: { all: "x credentials", go: "unset" },
  },
  {
    fact: "Go takes every setting of a profile that is in credentials alone",
    key: "sdk_ua_app_id",
    credentials: "[default]\nsdk_ua_app_id = x\n",
    expected: { all: "x credentials" },
  },
  {
    fact: "AWS_REGION",
    key: "region",
    config: "[default]\nregion = eu-west-1\n",
    env: { AWS_REGION: "us-east-1" },
    expected: { all: "us-east-1 AWS_REGION", boto3: "eu-west-1 config" },
  },
  {
    fact: "AWS_DEFAULT_REGION",
    key: "region",
    env: { AWS_DEFAULT_REGION: "us-east-1" },
    expected: { all: "us-east-1 AWS_DEFAULT_REGION", js: "unset", java: "unset" },
  },
  {
    fact: "both variables of the region",
    key: "region",
    env: { AWS_DEFAULT_REGION: "us-east-1", AWS_REGION: "eu-west-1" },
    expected: { all: "eu-west-1 AWS_REGION", boto3: "us-east-1 AWS_DEFAULT_REGION" },
  },
  {
    fact: "an empty AWS_DEFAULT_REGION",
    key: "region",
    config: "[default]\nregion = eu-west-1\n",
    env: { AWS_DEFAULT_REGION: "" },
    expected: { boto3: " AWS_DEFAULT_REGION", js: "eu-west-1 config", go: "eu-west-1 config" },
  },
  {
    fact: "an explicit region",
    key: "region",
    config: "[default]\nregion = eu-west-1\n",
    env: { AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-1" },
    explicit: { region: "sa-east-1" },
    expected: { all: "sa-east-1 --region" },
  },
  {
    fact: "nothing is inherited from the default profile",
    key: "region",
    config: "[default]\nregion = eu-west-1\n[profile a]\nmax_attempts = 3\n",
    env: { AWS_PROFILE: "a" },
    expected: { all: "unset" },
  },
  {
    fact: "output is for the AWS CLI",
    key: "output",
    config: "[default]\noutput = json\n",
    expected: { cli: "json config", boto3: "json config", all: "not read" },
  },
  {
    fact: "Go's own name of a variable",
    key: "endpoint_discovery_enabled",
    env: { AWS_ENABLE_ENDPOINT_DISCOVERY: "true" },
    expected: { go: "true AWS_ENABLE_ENDPOINT_DISCOVERY", boto3: "absent" },
  },
  {
    fact: "a setting of an indented block",
    key: "s3.addressing_style",
    config: "[default]\ns3 =\n  addressing_style = path\n",
    expected: { cli: "path config", boto3: "path config", all: "not read" },
  },
];

describe("resolve: where settings come from", () => {
  for (const { fact, key, expected, ...init } of SETTINGS) {
    test(fact, () => {
      const home = homeOf(init);
      for (const runtime of RUNTIMES) {
        const value = expected[runtime] ?? expected.all;
        if (value !== undefined) assertEquals(settingOf(home, runtime, key), value, runtime);
      }
    });
  }
});

test("resolve: a profile that is asked for counts as chosen by AWS_PROFILE", () => {
  const home = homeOf({ credentials: `[a]\n${KEYS}`, env: ENV_KEYS });
  assertEquals(shortly(resolve(home, { runtime: "js", profile: "a" })), "keys a");
  assertEquals(shortly(resolve(home, { runtime: "js" })), "environment");
  assertEquals(shortly(resolve(home, { runtime: "boto3", profile: "a" })), "environment");
});

test("resolve: losers stand in order, each with its reason", () => {
  const home = homeOf({
    config: `${SESSION}[default]\n${SSO}credential_process = tool\n`,
    credentials: `[default]\n${KEYS}`,
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x" },
  });
  const { losers } = resolve(home, { runtime: "boto3" }).credentials;
  assertEquals(losers.map(({ attempt, why }) => `${attempt.way}: ${why}`), [
    "credentials-keys: SSO comes first",
    "process: SSO comes first",
    "container: SSO comes first",
  ]);
});

test("resolve: places lead back to the files", () => {
  const home = homeOf({ config: `[default]\nregion = x\n${KEYS}` });
  const [id, secret] = resolve(home, { runtime: "cli" }).credentials.winner!.places;
  assert(id?.from === "file" && secret?.from === "file");
  assertEquals([id.key, id.line, secret.key, secret.line], [
    "aws_access_key_id",
    3,
    "aws_secret_access_key",
    4,
  ]);
  assertEquals(id.file.document.slice(id.span), "aws_access_key_id = AKIAQ7EXAMPLE2EXAMPL");
});

test("resolve: places are of the settings and variables that each runtime takes", () => {
  const placesOf = (runtime: RuntimeName, init: Parameters<typeof homeOf>[0]) =>
    resolve(homeOf(init), { runtime }).credentials.winner!.places
      .map((place) => place.from === "file" ? place.key : place.from === "variable" && place.name);
  const env = {
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x",
    AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://x",
  };
  const pair = ["aws_access_key_id", "aws_secret_access_key"];
  const tokens = ["aws_session_token", "aws_security_token"];
  for (const runtime of RUNTIMES) {
    const isBotocore = runtime === "cli" || runtime === "boto3";
    const path = runtime === "go" ? "FULL" : "RELATIVE";
    assertEquals(placesOf(runtime, { env }), [`AWS_CONTAINER_CREDENTIALS_${path}_URI`], runtime);
    const [token, legacy] = tokens.map((key) => `${key} = q7Zt2Lk9\n`);
    const both = { credentials: `[default]\n${KEYS}${token}${legacy}` };
    assertEquals(placesOf(runtime, both), [...pair, tokens[isBotocore ? 1 : 0]!], runtime);
    const one = { credentials: `[default]\n${KEYS}${token}` };
    assertEquals(placesOf(runtime, one), [...pair, tokens[0]!], runtime);
    const old = { credentials: `[default]\n${KEYS}${legacy}` };
    assertEquals(placesOf(runtime, old), isBotocore ? [...pair, tokens[1]!] : pair, runtime);
  }
});

test("profileWays() point at the settings that Go refuses a profile for", () => {
  const cases: [text: string, way: string, keys: string[], cause: string][] = [
    ["aws_access_key_id = A\n", "keys", ["aws_access_key_id"], "partial-keys"],
    ["source_profile = b\n", "role", ["source_profile"], "no-role"],
    [`${ROLE}source_profile = b\ncredential_process = x\n`, "role", [
      "source_profile",
      "credential_process",
    ], "both-sources"],
    [SSO, "sso", ["sso_session"], "dangling-session"],
  ];
  for (const [text, way, keys, cause] of cases) {
    const home = homeOf({ config: `[profile a]\n${text}[profile b]\n${KEYS}` });
    const [found] = profileWays(home, "a", ["go"]);
    const { places, failure, way: foundWay } = found!.attempt!;
    assertEquals(places.map((place) => place.from === "file" && place.key), keys);
    assertEquals([foundWay, failure?.cause, failure?.then], [way, cause, "stop"]);
  }
});

test("profileWays() say in Java's words what it does not like about SSO", () => {
  const cases: [profile: string, session: string, text: string, cause: string][] = [
    [
      "sso_session = t\n",
      "",
      "Profile property 'sso_account_id' was not configured",
      "sso-incomplete",
    ],
    [
      SSO.replace("= s", "= t"),
      "",
      "section not found with sso-session title t",
      "dangling-session",
    ],
    [
      SSO,
      "sso_start_url = https://x\n",
      "'sso_region' must be set to use role-based credential loading in the 's' profile.",
      "sso-incomplete",
    ],
    [SSO, "sso_region = eu-west-1\n", "'sso_start_url' must be set", "sso-incomplete"],
    [`${SSO}sso_region = x\n`, "sso_start_url = https://x\n", "No value present", "sso-incomplete"],
    [
      `${SSO}sso_region = us-east-1\n`,
      "sso_region = eu-west-1\nsso_start_url = https://x\n",
      "Profile a and Sso-session s has different sso_region.",
      "sso-conflict",
    ],
    [
      "sso_account_id = 1\nsso_role_name = r\n",
      "",
      "Profile property 'sso_region' was not configured for 'a'",
      "sso-incomplete",
    ],
  ];
  for (const [profile, session, text, cause] of cases) {
    const home = homeOf({ config: `[profile a]\n${profile}[sso-session s]\n${session}` });
    const { failure } = profileWays(home, "a", ["java"])[0]!.attempt!;
    assertStringIncludes(failure!.text, text);
    assertEquals([failure!.cause, failure!.then], [cause, "leave"]);
  }
  const config = `[profile a]\n${SSO}sso_region = EU-west-1\n${SESSION}`;
  assertEquals(profileWays(homeOf({ config }), "a", ["java"])[0]!.attempt!.failure, null);
});

test("resolve: a region that is asked for is none for other settings", () => {
  const home = homeOf({
    config: "[default]\nregion = x\noutput = json\n",
    env: { AWS_REGION: "y" },
    explicit: { region: "z" },
  });
  const [region, output] = resolve(home, { runtime: "cli" }).settings;
  assertEquals([region!.winner?.value, output!.winner?.value], ["z", "json"]);
  const losses = region!.losers.map(({ value, why }) => `${value}: ${why}`);
  assertEquals(losses, ["y: --region comes first", "x: --region comes first"]);
});

test("resolve: no secret is in the result", () => {
  const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYZ3n8Qp5TvL";
  const home = homeOf({
    config: `[default]\n${ROLE}source_profile = b\npassword = ${secret}\n` +
      `[profile b]\naws_access_key_id = AKIAQ7REALLY2SECRET\naws_secret_access_key = ${secret}\n`,
    env: { AWS_ACCESS_KEY_ID: "AKIAQ7REALLY2SECRET", AWS_SECRET_ACCESS_KEY: secret },
  });
  for (const runtime of RUNTIMES) {
    for (const profile of ["default", "b"]) {
      // Files are referred to, not copied.
      const text = JSON.stringify(
        resolve(home, { runtime, profile }),
        (key, value) => key === "file" ? null : value,
      );
      assert(!text.includes(secret.slice(0, 8)) && !text.includes("REALLY2"), text);
    }
  }
});

test("resolve: a chain of 20,000 roles", () => {
  const count = 20_000;
  const parts = Array.from(
    { length: count },
    (_, index) => `[profile p${index}]\n${ROLE}source_profile = p${index + 1}\n`,
  );
  const home = homeOf({ config: `${parts.join("")}[profile p${count}]\n${KEYS}` });
  for (const runtime of RUNTIMES) {
    const winner: Attempt | null = resolve(home, { runtime, profile: "p0" }).credentials.winner;
    assertEquals(winner?.roles.length, count, runtime);
    assertEquals(winner?.root?.profile, `p${count}`);
  }
});
