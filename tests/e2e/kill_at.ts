import process from "node:process";
import { run } from "../../lib/cli/run.ts";
import { type Disk, nodeDisk } from "../../lib/host/disk.ts";
import { createNodeHost } from "../../lib/host/host.ts";

/**
 * A program for killed_test.ts: awsconf, but the process kills itself before
 * the operation on the disk whose number (from 0) the first argument says; a
 * write has then written half. Says on standard error which there were, if it lives.
 */
const [at = "0", ...argv] = process.argv.slice(2);
const done: string[] = [];
const write = nodeDisk.write;
const operations: Record<string, (...args: never[]) => unknown> = { ...nodeDisk };
for (const [name, operation] of Object.entries(operations)) {
  operations[name] = (...args) => {
    if (done.push(name) > Number(at)) {
      if (name === "write") half(...args as unknown as Parameters<Disk["write"]>);
      process.kill(process.pid, "SIGKILL");
    }
    return operation(...args);
  };
}
Object.assign(nodeDisk, operations);
const code = await run({ ...createNodeHost(), argv });
process.stderr.write(`${done.join(" ")}\n`);
process.exit(code);

function half(handle: number, bytes: Uint8Array, from: number): void {
  write(handle, bytes.subarray(0, from + Math.floor((bytes.length - from) / 2)), from);
}
