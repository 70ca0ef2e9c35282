import { assertEquals } from "@std/assert";
import process from "node:process";
import fc from "../fast_check.ts";
import { test } from "node:test";
import { FORMATS } from "../../lib/cli/options.ts";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { leak, secretHome } from "../secret_homes.ts";

const RUNS = Number(process.env.AWSCONF_SECRET_CASES ?? 300);

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
  ["diff", ".aws/config", ".aws/credentials"],
  ["diff", "-f", "json", ".aws/credentials", ".aws/config"],
  ["diff", "-f", "json", "/dev/null", ".aws"],
  ["diff", ".aws", "/dev/null"],
  ["diff", "--textconv", ".aws"],
  ...["text", "dot", "mermaid", "svg"].map((format) => ["graph", "-f", format]),
];

test("no output shows a secret or a part of one", async () => {
  await fc.assert(
    fc.asyncProperty(secretHome, async ({ files, variables, secrets }) => {
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
