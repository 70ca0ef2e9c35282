import { rules } from "../../../rules/mod.ts";
import { COMMANDS, optionsOf, type OptionSpec } from "../options.ts";

/** The shells that there are completions for. */
export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

/** The name of a shell. */
export type Shell = typeof SHELLS[number];

/** What can stand at a place of the command line: one of some words, a path, or something that nobody can guess. */
export type Completion = readonly string[] | "path" | "any";

/** An option as a shell completes it. */
export interface CompletedOption {
  /** Such as `--format`. */
  readonly long: string;
  /** Such as `-f`, or null. */
  readonly short: string | null;
  readonly help: string;
  /** The placeholder of its value, and what that may be; null for a switch. */
  readonly value: { readonly name: string; readonly completion: Completion } | null;
  readonly repeats: boolean;
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly operands: Completion;
  readonly options: readonly CompletedOption[];
}

/** Every command, from the table that parsing and help come from. */
export function completedCommands(): CompletedCommand[] {
  return COMMANDS.map((command) => ({
    name: command.name,
    summary: command.summary,
    operands: completionOf(command.operands),
    options: optionsOf(command).map(completedOption),
  }));
}

function completedOption(spec: OptionSpec): CompletedOption {
  return {
    long: `--${spec.name}`,
    short: spec.short === undefined ? null : `-${spec.short}`,
    help: spec.help,
    value: spec.value === undefined
      ? null
      : { name: spec.value, completion: spec.choices ?? completionOf(spec.value) },
    repeats: spec.repeats === true,
  };
}

/** What a placeholder stands for. */
function completionOf(placeholder: string): Completion {
  if (/\b(?:PATH|FILE|FOLDER)\b/.test(placeholder)) return "path";
  if (placeholder === "RULE") return rules.map(({ meta }) => meta.name);
  return placeholder === "SHELL" ? SHELLS : "any";
}
