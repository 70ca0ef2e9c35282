import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import process from "node:process";
import fc from "../fast_check.ts";
import { describe, test } from "node:test";
import { FORMATS } from "../../lib/cli/options.ts";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { leak, piecesOf } from "../leak.ts";
import { secretHome, secretPathHome } from "../secret_homes.ts";
import { NAMED_SHAPES, PLAIN_SHAPES } from "../secret_shapes.ts";

const RUNS = Number(process.env.AWSCONF_SECRET_CASES ?? 300);

const BASELINE = "/home/me/baseline.json";

const reportOf = (format: string) => `/home/me/reports/${format}`;

/** Asks for all reports in one run: one for the terminal, the others in files. */
const reports = (onTerminal: string): string[] =>
  FORMATS.flatMap((one) => ["-f", one === onTerminal ? one : `${one}=${reportOf(one)}`]);

const COMMANDS: readonly (readonly string[])[] = [
  ["--only", "long-lived-key"],
  ["--diff", "--unsafe-fixes", "--region", "eu-west-1"],
  ["--fix", "--region", "eu-west-1"],
  ["--fix", "--unsafe-fixes", "-f", "json"],
  ["--add-suppressions", "known", "--diff"],
  ["--baseline", BASELINE, "--update-baseline"],
  ["diff", ".aws/config", ".aws/credentials"],
  ["diff", ".aws/credentials", ".aws/config", "--format", "json"],
  ["diff", "--textconv", ".aws/config"],
  ["diff", "-f", "json", "/dev/null", ".aws"],
  ["diff", ".aws", "/dev/null"],
  ["diff", "--textconv", ".aws"],
  ["resolve", "--all"],
  ["resolve", "--all", "--format", "json"],
  ["resolve", "--all", "--format", "ini"],
  ...["text", "dot", "mermaid", "svg"].map((format) => ["graph", "-f", format]),
];
/** Everything that a run says: what it prints, and each report that it writes. */
async function outputsOf(host: MemoryHost): Promise<string[]> {
  await run(host);
  const files = [BASELINE, ...FORMATS.map(reportOf)].map((path) => host.text(path) ?? "");
  return [host.printed + host.complained, ...files].filter((text) => text !== "");
}

/** What may be thrown, with a secret in it. */
const FAILURES: ReadonlyMap<string, (secret: string) => unknown> = new Map<
  string,
  (secret: string) => unknown
>([
  ["an error", (secret) => new Error(`cannot read ${secret}`)],
  [
    "an error whose message looks like a stack",
    (secret) => new Error(`x\n    at ${secret}\n    at y`),
  ],
  ["an error with a cause", (secret) => new Error("x", { cause: secret })],
  ["an AggregateError", (secret) => new AggregateError([new Error(secret)], secret)],
  ["a text", (secret) => secret],
  ["an object", (secret) => ({ message: secret, stack: `x\n    at ${secret}` })],
]);

const anyFailure = fc.constantFrom(...FAILURES.keys());

/** A host on which the linter fails when it is about to tell what it has found. */
class BrokenHost extends MemoryHost {
  override readonly stdout: MemoryHost["stdout"];

  constructor(failure: unknown, ...given: ConstructorParameters<typeof MemoryHost>) {
    super(...given);
    const write = () => {
      throw failure;
    };
    this.stdout = { write, columns: null, isTerminal: false };
  }
}

const anyFormat = fc.constantFrom(...FORMATS);

const oneOutput = async (host: MemoryHost) => (await outputsOf(host)).join("\n");

/** How many outputs were looked through. */
let outputs = 0;

/** Runs a command and fails if it shows a secret or a part of one. */
async function check(host: MemoryHost, secrets: readonly string[]): Promise<void> {
  for (const output of await outputsOf(host)) {
    outputs++;
    const shown = leak(output, secrets);
    if (shown !== null) {
      assertEquals(shown, null, `${host.argv.join(" ")} shows a secret:\n${output}`);
    }
  }
}

test("there are at least 30 shapes of secrets", () => {
  assert(new Set([...PLAIN_SHAPES, ...NAMED_SHAPES].map(({ name }) => name)).size >= 30);
});

test("a leak is told in each spelling", () => {
  const secret = "Zm9/dGJhcg+uQ2xlYXI&";
  const wrapped = ["", "a", "ab"].map((before) => Buffer.from(`${before}${secret}x`));
  const spellings = [
    secret,
    `x${secret.slice(3, 11)}x`,
    encodeURIComponent(secret),
    JSON.stringify(secret).replaceAll("/", "\\/"),
    [...secret].map((one) => `\\u00${one.charCodeAt(0).toString(16).padStart(2, "0")}`).join(""),
    secret.replaceAll("&", "&amp;").replaceAll("/", "&#47;"),
    secret.replaceAll("/", "#47;").replaceAll("+", "&#x2b;"),
    ...wrapped.map((bytes) => bytes.toString("base64")),
    ...wrapped.map((bytes) => bytes.toString("base64url")),
  ];
  for (const spelling of spellings) assertEquals(leak(spelling, [secret]), secret, spelling);
  assertEquals(leak(secret.slice(0, 7) + " " + secret.slice(8, 14), [secret]), null);
});

test("each part of a secret is told, wherever it stands", () => {
  fc.assert(
    fc.property(secretHome, fc.nat(), fc.nat(), ({ secrets }, which, at) => {
      const pieces = secrets.flatMap((secret) => [...piecesOf(secret)]);
      if (pieces.length === 0) return;
      const noise = "the region is ".repeat(at % 50);
      const piece = pieces[which % pieces.length]!;
      for (const text of [piece, noise + piece, `${noise}${piece}, ${noise}`]) {
        assert(leak(text, secrets) !== null, `${piece} is overlooked in ${text}`);
      }
      assertEquals(leak(`${noise}${piece.slice(0, 7)} ${piece.slice(1, 8)}`, secrets), null);
    }),
    { numRuns: 200 },
  );
});

// An arbitrary word cannot be known for a secret: secrets of no certain shape
// stand where a name, an option or an address says so, and then anywhere else too.
test("no output shows a secret or a part of one", async () => {
  await fc.assert(
    fc.asyncProperty(secretHome, anyFormat, anyFailure, async (home, format, failure) => {
      const { files, variables, secrets } = home;
      for (const args of [["--info", ...reports(format)], ...COMMANDS]) {
        const host = new MemoryHost(args, files, variables);
        // So that what is said of files that others can read, or that git has, is looked at too.
        host.disk.find(".aws/credentials")!.mode = 0o644;
        host.disk.put(".git", { kind: "folder" });
        await check(host, secrets);
      }
      const said = FAILURES.get(failure)!(secrets.join("\n    at "));
      await check(new BrokenHost(said, ["--info", "-f", "json"], files, variables), secrets);
    }),
    { numRuns: RUNS },
  );
});

test("a secret behind a name without `=` is hidden though it has a `=` of its own", async () => {
  const secret = "pwfbN0a6=kHE>nhS%nK<";
  const line = `aws_secret_access_key ${secret}\n`;
  const letters = "aws_secret_access_key pwruMfLLImjk=y7HYT3>\n";
  const others = await oneOutput(new MemoryHost(["--info"], { ".aws/config": `[a]\n${letters}` }));
  assertEquals(leak(others, ["pwruMfLLImjk=y7HYT3>"]), null, others);
  for (const text of [`[default]\n${line}`, `[default]\n# ${line}region = ${secret}\n`]) {
    const output = await oneOutput(new MemoryHost(["--info"], { ".aws/config": text }));
    assert(output.includes("****"), output);
    assertEquals(leak(output, [secret]), null, output);
  }
});

test("a secret that a fix removes from its place stays hidden elsewhere", async () => {
  const secret = "5CKEUZYP2FAPVXGYHEP7XB6X";
  const lost = `aws_secret_access_key = ${secret}\n`;
  const kept = `aws_secret_access_key = ${"x".repeat(24)}\nregion = ${secret}\n`;
  const host = new MemoryHost(["--fix", "--unsafe-fixes"], {
    ".aws/credentials": `[default]\n${lost}${kept}`,
  });
  const output = await oneOutput(host);
  assert(!host.text(".aws/credentials")!.includes(lost), "no fix removed it");
  assert(output.includes("`****` is not a region"), output);
  assertEquals(leak(output, [secret]), null, output);
});

test("no output shows a secret of the home in the path of a file", async () => {
  await fc.assert(
    fc.asyncProperty(secretPathHome, anyFormat, async (home, format) => {
      const { path, files, variables, secrets } = home;
      for (const args of [["--info", ...reports(format)], ...COMMANDS]) {
        await check(new MemoryHost(args, files, variables), secrets);
      }
      const args = ["-", "--stdin-filename", path, "--env", "--info", ...reports(format)];
      const host = new MemoryHost(args, files, variables);
      const own = `[profile a]\naws_secret_access_key = ${secrets[0]}\n`;
      host.stdin = Buffer.from(own + files[path]!);
      await check(host, secrets);
      const broken = new MemoryHost([], files, variables);
      // A folder in the place of the file: what is said of it names the path.
      broken.disk.put(path, { kind: "folder" });
      await check(broken, secrets);
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});

test("the outputs of a home are many", () => {
  if (process.env.AWSCONF_SECRET_CASES !== undefined) console.log(JSON.stringify({ outputs }));
  assert(outputs > RUNS * 40, `${outputs} outputs were looked through`);
});

describe("a crash shows no secret", () => {
  const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzSECRETkey";
  for (const [name, failure] of FAILURES) {
    test(name, async () => {
      const text = `[a]\naws_secret_access_key = ${secret}\n`;
      for (const args of [[], ["--fix"], ["--diff"], ...FORMATS.map((format) => ["-f", format])]) {
        const host = new BrokenHost(failure(secret), args, { ".aws/config": text });
        assertEquals(await run(host), 3);
        assert(host.complained.includes("This is a bug in awsconf"), host.complained);
        assertEquals(leak(host.printed + host.complained, [secret]), null, host.complained);
      }
    });
  }
});
