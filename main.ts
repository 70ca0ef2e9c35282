import { run } from "./lib/cli/run.ts";
import { createNodeHost } from "./lib/host/host.ts";

const host = createNodeHost();
host.exit(await run(host));
