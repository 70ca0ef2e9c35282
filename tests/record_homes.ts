/**
 * Writes what is found in each home of `tests/homes` into its `expected.txt`,
 * for those that have one. Read the difference before you commit it.
 */
import { writeFileSync } from "node:fs";
import { expectedPath, report, testHomes } from "./homes.ts";

for (const home of testHomes()) {
  if (home.expected === "") continue;
  const found = await report(home);
  if (found !== home.expected) writeFileSync(expectedPath(home.name), found);
}
