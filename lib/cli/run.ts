import type { Host } from "../host/host.ts";
import { SettingsError } from "../engine/settings.ts";
import { describeBug } from "./bug.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { type Invocation, parseInvocation } from "./parse.ts";
import { HostError, UsageError } from "./usage_error.ts";
import { VERSION } from "./version.ts";

/** How a run ended, as the process's exit code. */
export const EXIT = { clean: 0, findings: 1, usage: 2, failure: 3 } as const;

/**
 * Runs a command line from beginning to end and returns the exit code. Never
 * throws: mistakes and bugs become a message on standard error.
 */
export async function run(host: Host): Promise<number> {
  try {
    return await dispatch(host);
  } catch (error) {
    if (error instanceof UsageError || error instanceof SettingsError) {
      host.stderr.write(`awsconf: ${error.message}\n`);
      return EXIT.usage;
    }
    if (error instanceof HostError) {
      host.stderr.write(`awsconf: ${error.message}\n`);
      return EXIT.failure;
    }
    host.stderr.write(describeBug(error));
    return EXIT.failure;
  }
}

async function dispatch(host: Host): Promise<number> {
  const invocation = parseInvocation(host.argv, (path) => host.files.exists(path));
  if (invocation.has("version")) {
    host.stdout.write(`awsconf ${VERSION}\n`);
    return EXIT.clean;
  }
  if (invocation.has("help")) {
    const asked = host.argv.includes(invocation.command.name);
    host.stdout.write(asked ? commandHelp(invocation.command) : generalHelp());
    return EXIT.clean;
  }
  return await COMMAND_RUNNERS[invocation.command.name]!(host, invocation);
}

type Runner = (host: Host, invocation: Invocation) => Promise<number>;

// Loaded only when asked for: `explain` holds every rule page, which linting must not pay for.
const COMMAND_RUNNERS: Readonly<Record<string, Runner>> = {
  lint: async (host, invocation) =>
    (await import("./lint_command.ts")).lintCommand(host, invocation),
  resolve: async (host, invocation) =>
    (await import("./resolve_command.ts")).resolveCommand(host, invocation),
  graph: async (host, invocation) =>
    (await import("./graph_command.ts")).graphCommand(host, invocation),
  diff: async (host, invocation) =>
    (await import("./diff_command.ts")).diffCommand(host, invocation),
  explain: async (host, invocation) =>
    (await import("./explain_command.ts")).explainCommand(host, invocation),
  rules: async (host, invocation) =>
    (await import("./rules_command.ts")).rulesCommand(host, invocation),
  init: async (host, invocation) =>
    (await import("./init_command.ts")).initCommand(host, invocation),
  lsp: async (host) => (await import("../lsp/stdio.ts")).serveStdio(host),
  completions: async (host, invocation) =>
    (await import("./completions_command.ts")).completionsCommand(host, invocation),
};
