import { COMMANDS, type CommandSpec, optionsOf, type OptionSpec } from "./options.ts";

/** The help of the whole program: what it is for, its commands, and where to read on. */
export function generalHelp(): string {
  const rows = COMMANDS.map((command): Row => [usageOf(command), command.summary]);
  return [
    "Find mistakes in ~/.aws/config, ~/.aws/credentials and the AWS_* environment.",
    "",
    "Usage:",
    ...columns(rows),
    "",
    "Without PATH, awsconf lints the files that the AWS tools would read here, together",
    "with the environment. A PATH may be a file, a folder, or `-` for standard input.",
    "",
    "Options of `lint`:",
    ...columns(optionRows(COMMANDS[0]!)),
    "",
    "Exit codes:",
    "  0  clean   1  findings   2  wrong usage or awsconf.ini   3  a file could not be read or written",
    "",
  ].join("\n");
}

/** The help of one command. */
export function commandHelp(command: CommandSpec): string {
  return [
    `${command.summary}.`,
    "",
    `Usage: ${usageOf(command)}`,
    "",
    "Options:",
    ...columns(optionRows(command)),
    "",
  ].join("\n");
}

type Row = readonly [string, string];

function usageOf(command: CommandSpec): string {
  const name = command === COMMANDS[0] ? "[lint]" : command.name;
  return ["awsconf", name, "[OPTION...]", command.operands].filter((part) => part !== "").join(" ");
}

function optionRows(command: CommandSpec): Row[] {
  return optionsOf(command).map((spec) => [optionUsage(spec), helpOf(spec)]);
}

function optionUsage(spec: OptionSpec): string {
  const short = spec.short === undefined ? "    " : `-${spec.short}, `;
  return `${short}--${spec.name}${spec.value === undefined ? "" : ` ${spec.value}`}`;
}

function helpOf(spec: OptionSpec): string {
  return spec.choices === undefined ? spec.help : `${spec.help}; one of ${spec.choices.join(", ")}`;
}

function columns(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, Math.max(30, 98 - width));
    return lines.map((line, index) => `  ${(index === 0 ? left : "").padEnd(width)}${line}`);
  });
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
