/**
 * Types into the config file of a home of 1,000 profiles as an editor does, and
 * prints how long the findings take after a keystroke, in ms: 95 of 100 times no longer.
 */
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { Workspace } from "../../lib/lsp/workspace.ts";

const PATH = "/home/me/.aws/config";
const KEYSTROKES = 300;
/** Before that a compiler still warms up, as it has in an editor that was just opened. */
const WARM_UP = 20;

const profiles = Array.from(
  { length: 1000 },
  (_, i) =>
    `[profile team-${i}]\nsso_session = corp\nsso_account_id = ${
      210000000000 + i
    }\nsso_role_name = Developer\nregion = eu-west-1\n`,
);
const session =
  "[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n";
const text = [session, ...profiles].join("\n");

const workspace = new Workspace(new MemoryHost([], { [PATH]: text }));
const times: number[] = [];
for (let key = 0; key < KEYSTROKES + WARM_UP; key++) {
  // In the middle of the file, one letter more each time.
  const at = text.indexOf("Developer", text.length / 2);
  const start = performance.now();
  workspace.update(PATH, text.slice(0, at) + "x".repeat(key % 40) + text.slice(at));
  await workspace.analyse(PATH);
  if (key >= WARM_UP) times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
console.log(times[Math.floor(times.length * 0.95)]);
