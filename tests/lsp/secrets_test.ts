import { assertEquals } from "@std/assert";
import process from "node:process";
import { test } from "node:test";
import fc from "../fast_check.ts";
import { leak } from "../leak.ts";
import { secretHome } from "../secret_homes.ts";
import { everythingAbout } from "./everything.ts";

const RUNS = Number(process.env.AWSCONF_SECRET_CASES ?? 200);

test("no message of the language server shows a secret or a part of one", async () => {
  await fc.assert(
    fc.asyncProperty(secretHome, async ({ files, variables, secrets }) => {
      const output = await everythingAbout(files, variables);
      assertEquals(leak(output, secrets), null, output);
    }),
    { numRuns: RUNS },
  );
});
