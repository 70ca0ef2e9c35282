// Node 20 lacks what the linter uses of newer ones.
import "../../lib/cli/old_node.ts";
import { assertAtRest, attempt, homeOfBytes } from "./attempt.ts";

const REPORTS = ["text", "json", "sarif", "github", "markdown", "agent"];
let turn = 0;

/** What the guided search runs for a file: everything from bytes to reports and fixes. Rejects where there is a bug. */
export async function target(bytes: Uint8Array): Promise<void> {
  const home = homeOfBytes(bytes);
  await attempt(home, ["--info", "--all", "-f", REPORTS[turn++ % REPORTS.length]!]);
  await attempt(home, ["--diff", "--unsafe-fixes", "--region", "eu-west-1"]);
  await attempt(home, ["resolve", "--all"]);
  await assertAtRest(home);
}
