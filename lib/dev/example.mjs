/**
 * Lints the example home in `tests/homes/example` as if it were the user's
 * own, with an environment that has a mistake of its own: what `npm start` shows.
 */
import { spawnSync } from "node:child_process";

const root = new URL("../../", import.meta.url).pathname;
const home = "tests/homes/example";
console.log(`$ HOME=${home} AWS_PROFILE=prod awsconf\n`);
const { status } = spawnSync(`${root}dist/awsconf`, process.argv.slice(2), {
  cwd: root,
  stdio: "inherit",
  env: {
    PATH: process.env.PATH,
    TERM: process.env.TERM ?? "dumb",
    HOME: `${root}${home}`,
    AWS_PROFILE: "prod",
  },
});
console.log(`\n(exit code ${status}: findings are what this example is for)`);
process.exit(status === 1 ? 0 : 1);
