import { assert, assertEquals } from "@std/assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { awsconf, BUNDLE, inScratch, Scratch } from "../e2e/programs.ts";
import { Client } from "../lsp/client.ts";
import { mustRun, pack, runIn } from "./commands.ts";

const INSTALL = ["npm", "install", "--offline", "--no-audit", "--no-fund"];
const INSTALLED = "node_modules/awsconf/dist/awsconf.mjs";

/** What a user types, for each way of running the installed package. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  npx: ["npx", "--no-install", "awsconf"],
  bunx: ["bunx", "--no-install", "awsconf"],
  "bunx --bun": ["bunx", "--bun", "--no-install", "awsconf"],
  node: ["node", INSTALLED],
  "deno run": [
    "deno",
    "run",
    "--no-prompt",
    "--allow-read",
    "--allow-env",
    "--allow-sys=uid",
    INSTALLED,
  ],
};

/** A project that has the packed package installed, with no network. */
function installed(scratch: Scratch): void {
  const tarball = pack(scratch);
  scratch.write("project/package.json", '{ "private": true }\n');
  mustRun(scratch, "project", [...INSTALL, tarball]);
}

describe("the npm package", () => {
  test(
    "installs with no network and prints the same as the executable",
    inScratch((scratch) => {
      installed(scratch);
      scratch.write("project/infra/.aws/config", "[dev]\nregion = eu-west-1 # Ireland\n");
      for (const args of [["--version"], ["lint", "infra"], ["graph", "infra/.aws/config"]]) {
        const cwd = join(scratch.path, "project");
        const { code, stdout } = awsconf(args, { home: scratch.path, cwd });
        for (const [name, command] of Object.entries(COMMANDS)) {
          const ran = runIn(scratch, "project", [...command, ...args]);
          assertEquals(ran, { code, output: stdout }, `${name} ${args.join(" ")}`);
        }
      }
    }),
  );

  test(
    "holds the bundle, what users read and the licenses, and needs no other package",
    inScratch((scratch) => {
      installed(scratch);
      const folder = join(scratch.path, "project/node_modules");
      const names = mustRun(scratch, "project", ["ls", "node_modules"]).trim();
      assertEquals(names, "awsconf");
      const files = mustRun(scratch, "project", ["find", "node_modules/awsconf", "-type", "f"]);
      assertEquals(
        files.trim().split("\n").map((path) => path.slice("node_modules/awsconf/".length)).sort(),
        [
          "LICENSE",
          "README.md",
          "dist/LICENSES.txt",
          "dist/awsconf.1",
          "dist/awsconf.mjs",
          "package.json",
        ],
      );
      const manifest = JSON.parse(readFileSync(join(folder, "awsconf/package.json"), "utf8"));
      assertEquals([manifest.dependencies, manifest.private], [undefined, undefined]);
      const licenses = readFileSync(join(folder, "awsconf/dist/LICENSES.txt"), "utf8");
      for (const name of ["diff", "dotenv", "vscode-jsonrpc", "@dagrejs/dagre"]) {
        assert(licenses.includes(`\n${name} `) || licenses.startsWith(`${name} `), name);
      }
    }),
  );

  test("serves editors on Node too", async () => {
    const scratch = new Scratch();
    const client = new Client(scratch.path, {}, ["node", BUNDLE]);
    try {
      assert((await client.initialize()).renameProvider);
      await client.request("shutdown", null);
      client.notify("exit", null);
      assertEquals(await client.exited, 0);
    } finally {
      scratch.remove();
    }
  });
});
