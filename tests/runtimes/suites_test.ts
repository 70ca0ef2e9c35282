import { Buffer } from "node:buffer";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Home } from "../../lib/model/home.ts";
import { type Attempt, resolve, type Way } from "../../lib/model/resolve/mod.ts";
import { type ReadError, readFileView, readView } from "../../lib/model/runtimes/mod.ts";
import type { RuntimeName } from "../../lib/model/runtime.ts";
import type { FileKind } from "../../lib/model/source_file.ts";
import {
  BLOCKS,
  fileOf,
  homeOf,
  type PlainView,
  plainView,
  readPlain,
  variable,
} from "./support.ts";

// Outside the project: `parser-matrix.json` holds what five parsers read from
// small files, `rust-profile-parser.json` the cases that AWS's SDKs share, and
// `rust-assume-role.json` the chains that the SDK for Rust makes of profiles.
const folder = variable("AWSCONF_SUITES");

function pathOf(name: string): string | null {
  const path = folder === undefined ? null : join(folder, name);
  if (path !== null && existsSync(path)) return path;
  console.log(`Skipping ${name}: AWSCONF_SUITES does not name a folder that holds it`);
  return null;
}

const matrixPath = pathOf("parser-matrix.json");
const sharedPath = pathOf("rust-profile-parser.json");
const chainsPath = pathOf("rust-assume-role.json");

type Sections = { [name: string]: { [key: string]: unknown } };

interface MatrixCase {
  readonly name: string;
  readonly file: FileKind;
  readonly content: string;
  readonly contentEncoding?: "hex";
  readonly result: { readonly [parser: string]: Sections & { ERROR?: string } };
}

const COLUMNS: Readonly<Record<RuntimeName, string>> = {
  cli: "botocore",
  boto3: "botocore",
  js: "js",
  go: "go",
  java: "java",
  rust: "rust",
};

// The matrix lists what its harnesses print; these are not readings of the SDK.
function ours(view: PlainView): Sections | "error" {
  if ("error" in view) return "error";
  const all: Sections = Object.create(null);
  for (
    const [prefix, sections] of [
      ["", view.profiles],
      ["sso-session ", view.ssoSessions],
      ["services ", view.services],
    ] as const
  ) {
    for (const name of Object.keys(sections)) all[`${prefix}${name}`] = { ...sections[name] };
  }
  return all;
}

function theirs(runtime: RuntimeName, result: Sections & { ERROR?: string }): Sections | "error" {
  if (result.ERROR !== undefined) return "error";
  const all: Sections = Object.create(null);
  if (runtime === "java") {
    const java = result as unknown as { [type: string]: Sections };
    for (const [type, sections] of Object.entries(java)) {
      const prefix = type === "profiles" ? "" : `${type} `;
      for (const [name, settings] of Object.entries(sections)) all[`${prefix}${name}`] = settings;
    }
    return all;
  }
  for (const [name, settings] of Object.entries(result as Sections)) {
    // botocore: sections that are no profiles. Rust: a file that it takes for empty.
    if (name.startsWith("(other)") || name.startsWith("WARN_")) continue;
    // Rust: sections whose first word the SDK does not know, which the harness lists too.
    if (runtime === "rust" && /^\S+ /.test(name) && !/^(sso-session|services) /.test(name)) {
      continue;
    }
    all[name.replace(/^(sso-session|services)\./, "$1 ")] = settings;
  }
  return all;
}

test("the parser matrix holds", { skip: matrixPath === null }, () => {
  const matrix = JSON.parse(readFileSync(matrixPath!, "utf8")) as { cases: MatrixCase[] };
  for (const { name, file, content, contentEncoding, result } of matrix.cases) {
    const source = fileOf(
      file,
      contentEncoding === "hex" ? Uint8Array.from(Buffer.from(content, "hex")) : content,
    );
    for (const runtime of Object.keys(COLUMNS) as RuntimeName[]) {
      const view = readFileView(source, runtime);
      const actual = ours(plainView(view, BLOCKS[runtime]));
      const expected = theirs(runtime, result[COLUMNS[runtime]]!);
      // JavaScript names a credentials section as it names one of the config file.
      const renamed = runtime === "js" && actual !== "error" && file === "credentials"
        ? theirs("js", actual)
        : actual;
      assertEquals(renamed, expected, `${runtime}: ${name}`);
      const { ERROR } = result[COLUMNS[runtime]]!;
      if (ERROR !== undefined) checkError(runtime, view.error!, ERROR, name);
    }
  }
});

// What the runtime prints, or for botocore the line in the cause that it hides.
function checkError(runtime: RuntimeName, error: ReadError, printed: string, name: string): void {
  if (runtime === "rust") {
    assertEquals(error.text.replace(error.file.path, ""), printed, name);
  } else if (runtime === "java") {
    assertEquals(`IllegalArgumentException: ${error.text}`, printed, name);
  } else {
    const line = /line:? +(\d+)/.exec(printed);
    if (line !== null) assertEquals(error.line, Number(line[1]), name);
  }
}

interface SharedCase {
  readonly name: string;
  readonly input: { readonly configFile?: string; readonly credentialsFile?: string };
  readonly output: {
    readonly errorContaining?: string;
    readonly config?: { readonly profiles: Sections; readonly sso_sessions?: Sections };
  };
}

test("the cases that the SDKs share hold for Rust", { skip: sharedPath === null }, () => {
  const shared = JSON.parse(readFileSync(sharedPath!, "utf8")) as { tests: SharedCase[] };
  for (const { name, input, output } of shared.tests) {
    const view = readPlain("rust", input.configFile ?? null, input.credentialsFile ?? null);
    if (output.config === undefined) {
      assertEquals(view, { error: true }, name);
      const home = homeOf(input.configFile ?? null, input.credentialsFile ?? null);
      const { error } = readView(home, "rust");
      assertStringIncludes(error!.text, output.errorContaining!, name);
      continue;
    }
    const { profiles, ssoSessions } = view as Exclude<PlainView, { error: true }>;
    assertEquals(
      { ...ours({ profiles, ssoSessions: {}, services: {} }) as Sections },
      output.config.profiles,
      name,
    );
    assertEquals(
      ours({ profiles: ssoSessions, ssoSessions: {}, services: {} }),
      output.config.sso_sessions ?? {},
      name,
    );
  }
});

interface ChainCase {
  readonly docs: string;
  readonly input: {
    readonly profiles: Sections;
    readonly sso_sessions?: Sections;
    readonly selected_profile: string;
  };
  readonly output: {
    readonly Error?: string;
    /** What supplies the credentials, then the roles that are assumed with them. */
    readonly ProfileChain?: readonly { readonly [step: string]: string | Settings }[];
  };
}

interface Settings {
  readonly [key: string]: string;
}

/** What is said of a profile from which nothing comes, with which the SDK goes on to the next provider. */
const NOTHING = ["No profiles were defined", "did not contain credential information"];

test("the chains of the SDK for Rust are ours", { skip: chainsPath === null }, () => {
  const cases = JSON.parse(readFileSync(chainsPath!, "utf8")) as ChainCase[];
  for (const { docs, input, output } of cases) {
    const section = (keyword: string) => ([name, settings]: [string, Record<string, unknown>]) =>
      `[${keyword} ${name}]\n` +
      Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`).join("");
    const config = [
      ...Object.entries(input.profiles).map(section("profile")),
      ...Object.entries(input.sso_sessions ?? {}).map(section("sso-session")),
    ].join("");
    const home = homeOf(config, null);
    const { credentials } = resolve(home, { profile: input.selected_profile, runtime: "rust" });
    const attempts = [credentials.winner, ...credentials.losers.map(({ attempt }) => attempt)];
    const found = attempts.find((attempt) => attempt?.profile != null) ?? null;
    if (output.Error !== undefined) {
      const expected = output.Error;
      if (found === null) assert(NOTHING.some((text) => expected.endsWith(text)), docs);
      else assertStringIncludes(found.failure!.text, expected, docs);
      continue;
    }
    // A chain for a token alone is whole, and then no credentials come of it.
    const isToken = found?.failure?.text.includes("will resolve an access token") ?? false;
    assert(found !== null && (found.failure === null || isToken), docs);
    assertEquals(stepsOf(home, found), output.ProfileChain!.map(expectedStep), docs);
  }
});

/** The steps of a chain: the way to the first credentials with what tells them, then the roles. */
function stepsOf(home: Home, attempt: Attempt): string[] {
  const base = attempt.root ?? attempt;
  const settings = readView(home, "rust").profiles.get(base.profile!)!.settings;
  const keys = base.way === "sso" ? ["sso_session", "sso_start_url"] : [STEP_KEYS[base.way]![0]];
  const value = keys.map((key) => settings.get(key)?.value).find((one) => one !== undefined);
  const root = `${base.way} ${value}`;
  return [root, ...attempt.roles.toReversed().map(({ roleArn }) => `role ${roleArn}`)];
}

/** The setting that tells one way of a kind from another, and what the suite calls both. */
const STEP_KEYS: Readonly<Partial<Record<Way, readonly [key: string, step: string]>>> = {
  keys: ["aws_access_key_id", "AccessKey"],
  "credential-source": ["credential_source", "NamedSource"],
  "web-identity": ["web_identity_token_file", "WebIdentityToken"],
};

function expectedStep(step: { readonly [name: string]: string | Settings }): string {
  const [[name, value]] = Object.entries(step) as [[string, string | Settings]];
  if (typeof value === "string") return `credential-source ${value}`;
  if (name === "AssumeRole") return `role ${value.role_arn}`;
  if (name === "Sso") return `sso ${value.sso_session ?? value.sso_start_url}`;
  const [way, [key]] = Object.entries(STEP_KEYS).find(([, [, known]]) => known === name)!;
  return `${way} ${value[key.replace(/^aws_/, "")] ?? value[key]}`;
}
