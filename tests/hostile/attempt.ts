import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { FORMATS } from "../../lib/cli/options.ts";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { decodeText } from "../../lib/syntax/encoding.ts";
import { everythingAbout } from "../lsp/everything.ts";

/** A home as bytes that an enemy has chosen. */
export interface HostileHome {
  readonly config: Uint8Array;
  readonly credentials: Uint8Array;
  readonly variables: Readonly<Record<string, string>>;
}

/** Every format, fix and command that reads a home. */
export const COMMANDS: readonly (readonly string[])[] = [
  ...FORMATS.map((format) => ["--info", "--all", "-f", format]),
  ["--color", "always"],
  ["--statistics"],
  ["--diff", "--unsafe-fixes", "--region", "eu-west-1"],
  ["--fix", "--unsafe-fixes", "--region", "eu-west-1", "-f", "agent"],
  ["resolve", "--all"],
  ["resolve", "--all", "--format", "json"],
  ["resolve", "--all", "--format", "ini"],
  ...["text", "dot", "mermaid", "svg"].map((format) => ["graph", "-f", format]),
];

/** What a command printed. */
export interface Printed {
  readonly args: readonly string[];
  readonly output: string;
}

/**
 * Runs a command over a home, and fails if there is a bug in it: the linter
 * says so itself and ends with 3, which nothing else in these homes brings about.
 */
export async function attempt(home: HostileHome, args: readonly string[]): Promise<Printed> {
  const host = new MemoryHost(args, {
    ".aws/config": home.config,
    ".aws/credentials": home.credentials,
  }, home.variables);
  const code = await run(host);
  const what = `awsconf ${args.join(" ")}`;
  assert(!host.complained.includes("This is a bug"), `${what}: ${host.complained}`);
  // A picture of nothing, or of too much, is refused as wrong usage.
  assert(code < 3, `${what} ended with ${code}: ${host.complained}`);
  return { args, output: host.printed + host.complained };
}

/** Runs every command over a home, and asks the language server for everything. */
export async function attemptAll(home: HostileHome): Promise<Printed[]> {
  const printed: Printed[] = [];
  for (const args of COMMANDS) printed.push(await attempt(home, args));
  await everythingAbout({
    ".aws/config": decodeText(home.config).text,
    ".aws/credentials": decodeText(home.credentials).text,
  }, home.variables);
  return printed;
}

/** Makes a home of texts. */
export function homeOfTexts(
  config: string,
  credentials = "",
  variables: Readonly<Record<string, string>> = {},
): HostileHome {
  return { config: Buffer.from(config), credentials: Buffer.from(credentials), variables };
}

/** Splits the bytes of a corpus file into the two files of a home, at a line of `%%`. */
export function homeOfBytes(bytes: Uint8Array): HostileHome {
  const buffer = Buffer.from(bytes);
  const at = buffer.indexOf("\n%%\n");
  const [config, credentials] = at === -1
    ? [buffer, Buffer.alloc(0)]
    : [buffer.subarray(0, at + 1), buffer.subarray(at + 4)];
  return { config, credentials, variables: {} };
}

/** Fixes twice, and fails if the second time changes anything. */
export async function assertAtRest(home: HostileHome): Promise<void> {
  const fix = ["--fix", "-f", "agent"];
  const host = new MemoryHost(fix, {
    ".aws/config": home.config,
    ".aws/credentials": home.credentials,
  });
  await run(host);
  const first = [host.text(".aws/config"), host.text(".aws/credentials")];
  await run(host);
  assertEquals([host.text(".aws/config"), host.text(".aws/credentials")], first);
}
