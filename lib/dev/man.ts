/**
 * Prints the man page, made from the table of commands and options: `npm run
 * build` writes it to `dist/awsconf.1`.
 *
 * @module
 */
import process from "node:process";
import { COMMANDS, type CommandSpec, optionsOf, type OptionSpec } from "../cli/options.ts";
import { VERSION } from "../cli/version.ts";

/** The man page in the man(7) language. */
export function manPage(): string {
  return [
    `.TH AWSCONF 1 "" "awsconf ${VERSION}" "User Commands"`,
    ".SH NAME",
    "awsconf \\- find mistakes in the AWS shared configuration",
    ".SH SYNOPSIS",
    ...COMMANDS.flatMap(synopsis),
    ".SH DESCRIPTION",
    escape(
      "Finds mistakes in ~/.aws/config, ~/.aws/credentials and the AWS_* environment, says which " +
        "SDK trips over them, and repairs what is safe to repair. Without PATH it lints the files " +
        "that the AWS tools would read here, together with the environment. A PATH may be a file, " +
        "a folder, or - for standard input. It opens no connection and runs no program.",
    ),
    ".SH COMMANDS",
    ...COMMANDS.flatMap(commandText),
    ".SH EXIT STATUS",
    ...EXIT_STATUS.flatMap(([code, meaning]) => [".TP", `.B ${code}`, escape(meaning)]),
    ".SH FILES",
    ...FILES.flatMap(([path, meaning]) => [".TP", `.I ${escape(path)}`, escape(meaning)]),
    ".SH ENVIRONMENT",
    ...ENVIRONMENT.flatMap(([names, meaning]) => [".TP", `.B ${escape(names)}`, escape(meaning)]),
    "",
  ].join("\n");
}

const EXIT_STATUS = [
  ["0", "Nothing was found at or above --fail-on."],
  ["1", "Something was found; with --fix, something remains."],
  ["2", "Wrong usage, or a mistake in awsconf.ini."],
  ["3", "A file could not be read or written."],
] as const;

const FILES = [
  ["~/.aws/config, ~/.aws/credentials", "What is linted where no PATH is given."],
  ["awsconf.ini", "Settings, looked for from the linted file upwards."],
  ["~/.config/awsconf/awsconf.ini", "Settings for all your files."],
] as const;

const ENVIRONMENT = [
  ["AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE", "Other places of the two files."],
  ["NO_COLOR, FORCE_COLOR, COLUMNS", "How the text report looks."],
  [
    "FORCE_HYPERLINK",
    "Whether the names of rules are links in a terminal: 0 for never, 1 where it is not known to show them.",
  ],
  ["XDG_CONFIG_HOME", "The folder of your own settings instead of ~/.config."],
] as const;

function synopsis(command: CommandSpec): string[] {
  const name = command === COMMANDS[0] ? `[${command.name}]` : command.name;
  const operands = command.operands === "" ? "" : ` \\fI${escape(command.operands)}\\fR`;
  return [`\\fBawsconf ${escape(name)}\\fR [\\fIOPTION\\fR...]${operands}`, ".br"];
}

function commandText(command: CommandSpec): string[] {
  return [
    `.SS ${escape(command.name)}`,
    escape(`${command.summary}.`),
    ...optionsOf(command).flatMap(optionText),
  ];
}

function optionText(spec: OptionSpec): string[] {
  const short = spec.short === undefined ? "" : `\\fB\\-${spec.short}\\fR, `;
  const value = spec.value === undefined ? "" : ` \\fI${escape(spec.value)}\\fR`;
  const choices = spec.choices === undefined ? "" : ` One of ${spec.choices.join(", ")}.`;
  return [
    ".TP",
    `${short}\\fB\\-\\-${escape(spec.name)}\\fR${value}`,
    escape(`${spec.help}.${choices}`),
  ];
}

/** A text that roff prints as it stands: a hyphen as one that can be copied, no line a request. */
function escape(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replaceAll("~", "\\(ti")
    .replace(/^[.']/gm, "\\&$&");
}

if (import.meta.main) process.stdout.write(manPage());
