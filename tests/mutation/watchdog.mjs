/**
 * Ends the process whose test has taken too long, which a thread of its own can
 * do though the test never gives way; and also one whose parent is gone.
 */
import process from "node:process";
import { workerData as deadline } from "node:worker_threads";

const parent = process.ppid;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

for (;;) {
  Atomics.wait(sleeper, 0, 0, 100);
  const isLate = deadline[0] !== 0 && Date.now() > deadline[0];
  if (isLate || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}
