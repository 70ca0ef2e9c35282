import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { describe, test } from "node:test";
import { decodeText } from "../lib/syntax/encoding.ts";
import { run } from "../lib/cli/run.ts";
import { explain, filesOf, hostOf, report, type TestHome, testHomes } from "./homes.ts";
import { botocoreMissing, readWithBotocore } from "./runtimes/real_readers.ts";

const homes = testHomes();
const missing = botocoreMissing();
const clean = homes.filter(({ expected }) => expected === "");
const others = homes.filter(({ expected }) => expected !== "");

describe("whole homes", () => {
  for (const home of homes) {
    const title = home.expected === "" ? "has nothing wrong" : "has what is expected";
    test(`${home.name} ${title}`, async () => {
      assertEquals(await report(home), home.expected);
    });
  }

  for (const home of homes.filter(({ explained }) => explained !== null)) {
    test(`${home.name} is explained as recorded`, async () => {
      const hint = "If this is meant: npx bun tests/record_homes.ts";
      assertEquals(await explain(home), home.explained, hint);
    });
  }

  test("there are enough of them", () => {
    assert(clean.length >= 30, `${clean.length} clean ones`);
    assert(others.length >= 30, `${others.length} others`);
  });
});

test("a first run on a long-lived home of 100 profiles is no wall of text", async () => {
  const home = homes.find(({ name }) => name === "kept-since-2015-with-100-profiles")!;
  const host = hostOf(home, []);
  await run(host);
  const lines = host.printed.split("\n");
  assert(lines.length < 200, `${lines.length} lines`);
  // The errors are all there.
  for (const rule of ["dangling-source-profile", "unprefixed-profile", "dangling-sso-session"]) {
    assertEquals(lines.filter((line) => line.startsWith(`error[${rule}]`)).length, 1);
  }
});

describe("the safe fixes of whole homes", () => {
  for (const home of others) {
    test(`${home.name} is fixed once and for all`, async () => {
      const host = hostOf(home, ["--fix", "--region", "eu-west-1", "--format", "json"]);
      await run(host);
      assertEquals(JSON.parse(host.printed).summary.fixable, 0);
      const fixed = { ...home, files: filesOf(host) };
      const again = hostOf(fixed, ["--fix", "--region", "eu-west-1", "--format", "json"]);
      await run(again);
      assertEquals(filesOf(again), fixed.files);
    });
  }

  test("keep botocore reading what it has read", { skip: missing ?? false }, async () => {
    const fixed: TestHome[] = [];
    for (const home of others) {
      const host = hostOf(home, ["--fix", "--region", "eu-west-1"]);
      await run(host);
      fixed.push({ ...home, files: filesOf(host) });
    }
    const before = readWithBotocore(others.map(textsOf));
    const after = readWithBotocore(fixed.map(textsOf));
    const broken = others.filter((_, index) =>
      "error" in after[index]! && !("error" in before[index]!)
    );
    assertEquals(broken.map(({ name }) => name), []);
  });
});

test("botocore reads every clean home", { skip: missing ?? false }, () => {
  const readings = readWithBotocore(clean.map(textsOf));
  const refused = clean.filter((_, index) => "error" in readings[index]!);
  assertEquals(refused.map(({ name }) => name), []);
});

/** The two files, wherever the environment says they are. */
function textsOf({ files, environment }: TestHome) {
  const text = (variable: string, kind: string) => {
    const path = environment[variable] ?? `.aws/${kind}`;
    const bytes = files[path.replace("/home/me/", "")];
    return bytes === undefined ? null : decodeText(Buffer.from(bytes)).text;
  };
  return {
    config: text("AWS_CONFIG_FILE", "config"),
    credentials: text("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
  };
}
