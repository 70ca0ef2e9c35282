import process from "node:process";
import { createNodeHost } from "../../lib/host/host.ts";

/**
 * A program for host_test.ts: says on standard error what its host knows as
 * JSON, prints as many lines as the first argument says in one write, then
 * standard input, and ends with the second argument as its exit code.
 */
const host = createNodeHost();
const [lines = "0", code = "0"] = host.argv;
const { isTerminal, columns } = host.stdout;
const { homeDirectory, cwd, platform, env } = host;
const known = { homeDirectory, cwd, platform, isTerminal, columns, given: env.GIVEN ?? null };
host.stderr.write(`${JSON.stringify(known)}\n`);
host.stdout.write("0123456789abcde\n".repeat(Number(lines)));
host.stdout.write(new TextDecoder().decode(host.readStdin()));
host.exit(Number(code));
// Not reached, so that a host that does not end the process is noticed.
process.stdout.write("still here\n");
