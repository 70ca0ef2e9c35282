import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { describe, test } from "node:test";
import fc from "../fast_check.ts";
import { assertAtRest, attemptAll, homeOfBytes } from "./attempt.ts";
import { hostileHome } from "./texts.ts";

const RUNS = Number(process.env.AWSCONF_HOSTILE_CASES ?? 100);

describe("nothing throws, and fixes come to rest", () => {
  test("on any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(hostileHome, async (home) => {
        await attemptAll(home);
      }),
      { numRuns: RUNS },
    );
  });

  const corpus = new URL("./corpus/", import.meta.url);
  for (const name of readdirSync(corpus).sort()) {
    test(`on corpus/${name}`, async () => {
      const home = homeOfBytes(readFileSync(new URL(name, corpus)));
      await attemptAll(home);
      await assertAtRest(home);
    });
  }
});
