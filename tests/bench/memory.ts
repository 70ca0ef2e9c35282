/** Runs a program in a home and prints the memory that it takes at most, in MB. */
import process from "node:process";

const [program, home] = process.argv.slice(2);
// Only Bun tells what a process took that has ended.
const { Bun } = globalThis as unknown as {
  Bun: {
    spawnSync(command: readonly string[], options: object): { resourceUsage: { maxRSS: number } };
  };
};
const { resourceUsage } = Bun.spawnSync([program!], {
  env: { HOME: home },
  stdout: "ignore",
  stderr: "ignore",
});
console.log(resourceUsage.maxRSS / 1024 / 1024);
