import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { describe, test } from "node:test";
import { decodeText } from "../lib/syntax/encoding.ts";
import { report, type TestHome, testHomes } from "./homes.ts";
import { botocoreMissing, readWithBotocore } from "./runtimes/real_readers.ts";

const homes = testHomes();
const clean = homes.filter(({ expected }) => expected === "");

describe("whole homes", () => {
  for (const home of homes) {
    const title = home.expected === "" ? "has nothing wrong" : "has what is expected";
    test(`${home.name} ${title}`, async () => {
      assertEquals(await report(home), home.expected);
    });
  }

  test("there are enough of them", () => {
    assert(clean.length >= 30, `${clean.length} clean ones`);
  });
});

const missing = botocoreMissing();

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
