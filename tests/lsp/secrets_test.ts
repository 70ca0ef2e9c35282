import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { test } from "node:test";
import fc from "../fast_check.ts";
import { leak } from "../leak.ts";
import { secretHome } from "../secret_homes.ts";
import { everythingAbout } from "./everything.ts";

const RUNS = Number(process.env.AWSCONF_SECRET_CASES ?? 200);

test("no message of the language server shows a secret or a part of one", async () => {
  let messages = 0;
  await fc.assert(
    fc.asyncProperty(secretHome, async ({ files, variables, secrets }) => {
      const sent = await everythingAbout(files, variables);
      // Where nothing stands there is nothing to say, which is no case.
      for (const message of sent.filter((one) => one !== "null" && one !== "[]")) {
        messages++;
        assertEquals(leak(message, secrets), null, message);
      }
    }),
    { numRuns: RUNS },
  );
  if (process.env.AWSCONF_SECRET_CASES !== undefined) console.log(JSON.stringify({ messages }));
  assert(messages > RUNS * 20, `${messages} messages were looked through`);
});
