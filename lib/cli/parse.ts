import { parseArgs } from "@std/cli";
import { closest } from "../engine/did_you_mean.ts";
import { COMMANDS, type CommandSpec, optionsOf, type OptionSpec } from "./options.ts";
import { UsageError } from "./usage_error.ts";

/** What a person asked for. */
export interface Invocation {
  readonly command: CommandSpec;
  readonly operands: readonly string[];
  /** Whether a switch was given. */
  has(name: string): boolean;
  /** The value of an option, or undefined. */
  value(name: string): string | undefined;
  /** All values of an option that may be repeated. */
  values(name: string): readonly string[];
}

/**
 * Reads a command line (without the program's name). The first operand is the
 * command if it names one; otherwise the command is `lint`.
 *
 * @param exists tells whether an operand is a path that exists: a mistyped
 * command is recognised only where it is not
 *
 * Throws a UsageError for anything that {@link COMMANDS} does not know.
 */
export function parseInvocation(
  argv: readonly string[],
  exists: (path: string) => boolean,
): Invocation {
  if (argv.length === 0) return NOTHING_GIVEN;
  const command = findCommand(argv, exists);
  // An option that no argument can mean has no part in this, and with forty of them that tells in a short run.
  const specs = optionsOf(command).filter((spec) =>
    argv.some((argument) => mayMean(argument, spec))
  );
  const parsed = parseArgs([...argv], {
    boolean: specs.filter((spec) => spec.value === undefined).map((spec) => spec.name),
    string: specs.filter((spec) => spec.value !== undefined).map((spec) => spec.name).concat("_"),
    collect: specs.filter((spec) => spec.value !== undefined).map((spec) => spec.name),
    alias: aliases(specs),
    unknown: (argument, key) => {
      // `--format=` arrives under the name `format=`.
      const spec = specs.find((one) => key === `${one.name}=`);
      if (spec !== undefined) checkValues(spec, [""]);
      if (key !== undefined) throw unknownOption(argument, command);
      return true;
    },
  });
  const record = parsed as Record<string, unknown>;
  const values = (name: string) => (record[name] ?? []) as readonly string[];
  for (const spec of specs) if (spec.value !== undefined) checkValues(spec, values(spec.name));
  const operands = parsed._.map(String);
  const named = operands[0] === command.name && isCommandWord(argv, command.name);
  return {
    command,
    operands: named ? operands.slice(1) : operands,
    has: (name) => record[name] === true,
    value: (name) => values(name).at(-1),
    values,
  };
}

/** What a run without arguments means, which most runs at a desk are. */
const NOTHING_GIVEN: Invocation = {
  command: COMMANDS[0]!,
  operands: [],
  has: () => false,
  value: () => undefined,
  values: () => [],
};

function findCommand(argv: readonly string[], exists: (path: string) => boolean): CommandSpec {
  const word = argv.find((argument) => !argument.startsWith("-"));
  const command = COMMANDS.find((candidate) => candidate.name === word);
  if (command !== undefined) return command;
  const lint = COMMANDS[0]!;
  // Only a first word can be a mistyped command: later ones may be values of options.
  if (word === undefined || word !== argv[0] || /[./\\]/.test(word) || exists(word)) return lint;
  const meant = closest(word, COMMANDS.map((candidate) => candidate.name));
  if (meant === undefined) return lint;
  throw new UsageError(
    `There is no command and no file \`${word}\`. Did you mean \`awsconf ${meant}\`?`,
  );
}

function mayMean(argument: string, { name, short }: OptionSpec): boolean {
  if (!argument.startsWith("-")) return false;
  return argument.includes(name) || (short !== undefined && argument.includes(short));
}

function isCommandWord(argv: readonly string[], name: string): boolean {
  return argv.find((argument) => !argument.startsWith("-")) === name;
}

function aliases(specs: readonly OptionSpec[]): Record<string, string> {
  const entries = specs.filter((spec) => spec.short !== undefined);
  return Object.fromEntries(entries.map((spec) => [spec.short!, spec.name]));
}

function unknownOption(argument: string, command: CommandSpec): UsageError {
  const name = argument.replace(/=.*$/s, "");
  const known = optionsOf(command).map((spec) => `--${spec.name}`);
  const elsewhere = COMMANDS.find((other) =>
    optionsOf(other).some((spec) => `--${spec.name}` === name)
  );
  const meant = closest(name, known);
  const hint = meant !== undefined
    ? `Did you mean \`${meant}\`?`
    : elsewhere !== undefined
    ? `It belongs to \`awsconf ${elsewhere.name}\`.`
    : `See \`awsconf ${command.name} --help\`.`;
  return new UsageError(`\`awsconf ${command.name}\` has no option \`${name}\`. ${hint}`);
}

function checkValues(spec: OptionSpec, values: readonly string[]): void {
  for (const value of values) {
    if (value === "") {
      throw new UsageError(
        `The option \`--${spec.name}\` needs a value: \`--${spec.name} ${spec.value}\`.`,
      );
    }
    checkChoice(spec, value);
  }
  if (values.length > 1 && spec.repeats !== true) {
    throw new UsageError(
      `The option \`--${spec.name}\` is given ${values.length} times; give it once.`,
    );
  }
}

function checkChoice(spec: OptionSpec, value: string): void {
  if (spec.choices === undefined) return;
  const mark = spec.takesFile === true ? value.indexOf("=") : -1;
  const choice = mark < 0 ? value : value.slice(0, mark);
  if (!spec.choices.includes(choice)) {
    throw new UsageError(unknownChoice(`--${spec.name}`, choice, spec.choices));
  }
  if (mark === value.length - 1) {
    throw new UsageError(`\`--${spec.name} ${value}\` names no file behind the \`=\`.`);
  }
}

/** The message for a value outside a closed list, with the list and the nearest member. */
export function unknownChoice(what: string, value: string, choices: readonly string[]): string {
  const meant = closest(value, choices);
  const hint = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
  return `\`${value}\` is not a value of \`${what}\`: ${choices.join(", ")}.${hint}`;
}
