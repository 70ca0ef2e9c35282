import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { inScratch, ROOT } from "../e2e/programs.ts";
import { mustRun } from "./commands.ts";

const IMAGE_BUILT = new Set(["/src/dist/awsconf.mjs", "/src/dist/LICENSES.txt"]);

/** The instructions of the Dockerfile, in order. */
const instructions = readFileSync(join(ROOT, "Dockerfile"), "utf8").split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [name, ...args] = line.split(" ");
    return { name: name!, args };
  });

const of = (name: string) => instructions.filter((one) => one.name === name);

describe("Dockerfile", () => {
  test("names the versions of its base images, and ends as another user than root", () => {
    for (const { args } of of("FROM")) assertMatch(args[0]!, /^[a-z]+:\d+-[a-z-]+$/);
    const final = instructions.slice(instructions.findLastIndex(({ name }) => name === "FROM"));
    assertEquals(final.filter(({ name }) => name === "USER").map(({ args }) => args), [["node"]]);
    assertEquals(of("ADD"), []);
  });

  test("starts awsconf as process 1, without a shell in between", () => {
    assertEquals(of("ENTRYPOINT").map(({ args }) => JSON.parse(args.join(" "))), [["awsconf"]]);
    assertEquals(of("CMD").map(({ args }) => JSON.parse(args.join(" "))), [["--help"]]);
  });

  test("copies what the build makes", () => {
    const copied = of("COPY").filter(({ args }) => args[0] === "--from=build")
      .flatMap(({ args }) => args.slice(1, -1));
    assertEquals(new Set(copied), IMAGE_BUILT);
    for (const path of copied) assert(existsSync(join(ROOT, path.slice("/src/".length))), path);
  });

  test("asks npm for nothing but what package.json and its lock say", () => {
    const scripts = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts;
    const build = of("RUN")[0]!.args.join(" ");
    assertStringIncludes(build, "npm ci");
    const [, script] = /npm run (\S+)$/.exec(build)!;
    assert(Object.hasOwn(scripts, script!));
  });

  const passes = (command: string, ...args: string[]) =>
    spawnSync(command, args, { stdio: "ignore", timeout: 20_000 }).status === 0;

  if (passes("hadolint", "--version")) {
    test("hadolint has nothing to say", () => {
      const { stdout } = spawnSync("hadolint", [join(ROOT, "Dockerfile")], { encoding: "utf8" });
      assertEquals(stdout, "");
    });
  } else console.log("Left out: hadolint is not installed, so it cannot judge the Dockerfile");

  if (passes("docker", "info")) {
    test(
      "builds an image that lints",
      inScratch((scratch) => {
        scratch.write(".keep", "");
        mustRun(scratch, ".", ["docker", "build", "--quiet", "--tag", "awsconf-test", ROOT]);
        const run = ["docker", "run", "--rm", "awsconf-test"];
        assertMatch(mustRun(scratch, ".", [...run, "--version"]), /^awsconf \d/);
      }),
    );
  } else console.log("Left out: no Docker engine answers, so the image is not built");
});
