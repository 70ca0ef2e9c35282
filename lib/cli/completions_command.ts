import type { Host } from "../host/host.ts";
import { type Shell, SHELLS } from "./completions/model.ts";
import { type Invocation, unknownChoice } from "./parse.ts";
import { EXIT } from "./run.ts";
import { UsageError } from "./usage_error.ts";

const SCRIPTS: Readonly<Record<Shell, () => Promise<() => string>>> = {
  bash: async () => (await import("./completions/bash.ts")).bash,
  zsh: async () => (await import("./completions/zsh.ts")).zsh,
  fish: async () => (await import("./completions/fish.ts")).fish,
  powershell: async () => (await import("./completions/powershell.ts")).powershell,
};

/** Prints the completion script of a shell. Throws a UsageError unless one shell is named. */
export async function completionsCommand(host: Host, invocation: Invocation): Promise<number> {
  const [shell, ...more] = invocation.operands;
  if (shell === undefined || more.length > 0) {
    throw new UsageError(`\`awsconf completions\` takes one shell: ${SHELLS.join(", ")}.`);
  }
  if (!Object.hasOwn(SCRIPTS, shell)) {
    throw new UsageError(unknownChoice("awsconf completions", shell, SHELLS));
  }
  const script = await SCRIPTS[shell as Shell]();
  host.stdout.write(script());
  return EXIT.clean;
}
