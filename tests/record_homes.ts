/**
 * Writes what is found in each home of `tests/homes` into its `expected.txt`, for
 * those that have one, and how it is explained into its `explained.txt`, unless it
 * would fill pages. Read the difference before you commit it.
 */
import { writeFileSync } from "node:fs";
import { expectedPath, explain, explainedPath, report, testHomes } from "./homes.ts";

/** How long an explanation may be that anybody reads. */
const LONGEST = 40_000;

for (const home of testHomes()) {
  const explained = await explain(home);
  if (explained !== home.explained && explained.length <= LONGEST) {
    writeFileSync(explainedPath(home.name), explained);
  }
  if (home.expected === "") continue;
  const found = await report(home);
  if (found !== home.expected) writeFileSync(expectedPath(home.name), found);
}
