import { RUNTIMES } from "../model/runtime.ts";

/** An option of the command line. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** The placeholder of its value; an option without one is a switch. */
  readonly value?: string;
  /** The values it may have, where the list is closed. */
  readonly choices?: readonly string[];
  /** True when a value of the list may have `=FILE` behind it. */
  readonly takesFile?: boolean;
  /** True when it may be given more than once. */
  readonly repeats?: boolean;
  /** One sentence without a full stop. */
  readonly help: string;
}

/** A command with its options. */
export interface CommandSpec {
  readonly name: string;
  /** Its operands, as the usage line shows them. */
  readonly operands: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
}

/** The output formats of `lint`. */
export const FORMATS = [
  "text",
  "concise",
  "json",
  "sarif",
  "github",
  "jsonl",
  "gitlab",
  "junit",
  "checkstyle",
  "rdjson",
  "azure",
  "markdown",
  "agent",
] as const;

const COLOR: OptionSpec = {
  name: "color",
  value: "WHEN",
  choices: ["auto", "always", "never"],
  help: "Colour the output (default: auto, which honours NO_COLOR and pipes)",
};

const SETTINGS: readonly OptionSpec[] = [
  { name: "settings", value: "FILE", help: "Use this awsconf.ini instead of looking for one" },
  { name: "no-settings", help: "Use no awsconf.ini" },
];

/** The output formats of `resolve`. */
const RESOLVE_FORMATS = ["text", "json", "ini"] as const;

/** The output formats of `graph`. */
const GRAPH_FORMATS = ["text", "dot", "mermaid", "svg"] as const;

/** The output formats of `diff`. */
const DIFF_FORMATS = ["text", "json"] as const;

const GLOBAL: readonly OptionSpec[] = [
  { name: "help", short: "h", help: "Show this help" },
  { name: "version", short: "V", help: "Show the version" },
];

/** Every command and option, in the order in which help shows them: parsing, help and hints all come from here. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "lint",
    operands: "[PATH...]",
    summary: "Find mistakes; the default command",
    options: [
      { name: "fix", help: "Apply the safe fixes" },
      { name: "unsafe-fixes", help: "Apply the unsafe fixes too, or show them with --diff" },
      { name: "diff", help: "Print what --fix would change, and write nothing" },
      { name: "backup", help: "Keep a copy of each file that --fix changes, beside it" },
      { name: "region", value: "NAME", help: "The region that fixes fill in where one is missing" },
      { name: "profile", value: "NAME", help: "The profile that you pass to the AWS tools" },
      {
        name: "format",
        short: "f",
        value: "NAME",
        choices: FORMATS,
        takesFile: true,
        repeats: true,
        help:
          "How findings are printed (default: text); NAME=FILE writes a file, and may be repeated",
      },
      { name: "output-file", short: "o", value: "FILE", help: "Write the report to this file" },
      {
        name: "fail-on",
        value: "LEVEL",
        choices: ["error", "warning", "info", "never"],
        help: "The least severity that makes the exit code 1 (default: warning)",
      },
      { name: "only", value: "RULE", repeats: true, help: "Run this rule alone; may be repeated" },
      { name: "skip", value: "RULE", repeats: true, help: "Do not run this rule; may be repeated" },
      {
        name: "runtimes",
        value: "LIST",
        help: "The runtimes that you use (default: cli,boto3,js,go; also java, rust)",
      },
      { name: "baseline", value: "FILE", help: "Leave out the findings that this file holds" },
      {
        name: "update-baseline",
        help: "Write all findings into the --baseline, and take out those that are gone",
      },
      {
        name: "add-suppressions",
        value: "REASON",
        help: "Write an awsconf-ignore comment with this reason above each finding",
      },
      { name: "watch", short: "w", help: "Lint again whenever a file changes, until interrupted" },
      { name: "info", help: "Show findings of severity info in the text report" },
      { name: "all", help: "Show every finding in the text report, however many there are" },
      {
        name: "statistics",
        help: "Print how many findings each rule has instead of the findings, as text or json",
      },
      { name: "env", help: "Consult the environment although a PATH is given" },
      {
        name: "env-file",
        value: "FILE",
        repeats: true,
        help:
          "Take the environment from this dotenv file; with --env the process's variables lie over it",
      },
      {
        name: "kind",
        value: "KIND",
        choices: ["config", "credentials"],
        help: "What every PATH is, whatever its name and content say",
      },
      {
        name: "stdin-filename",
        value: "NAME",
        help: "The name of what `-` reads from standard input",
      },
      ...SETTINGS,
      COLOR,
    ],
  },
  {
    name: "resolve",
    operands: "[PROFILE]",
    summary: "Explain which credentials and settings win for a profile, and why",
    options: [
      {
        name: "runtime",
        short: "r",
        value: "NAME",
        choices: RUNTIMES,
        repeats: true,
        help:
          "The runtime to explain; may be repeated (default: those of awsconf.ini, else cli, boto3, js and go)",
      },
      { name: "runtimes", value: "LIST", help: "The same for several, with commas between" },
      { name: "all", help: "Explain every profile" },
      { name: "setting", value: "KEY", help: "Explain this setting alone" },
      { name: "profile", value: "NAME", help: "The profile that you pass as --profile or in code" },
      { name: "region", value: "NAME", help: "The region that you pass as --region or in code" },
      {
        name: "format",
        short: "f",
        value: "NAME",
        choices: RESOLVE_FORMATS,
        help: "How the result is printed (default: text)",
      },
      ...SETTINGS,
      COLOR,
    ],
  },
  {
    name: "graph",
    operands: "[PATH...]",
    summary: "Show profiles, role chains, sso-sessions and services, and what refers to what",
    options: [
      { name: "profile", value: "NAME", help: "Show what belongs to this profile alone" },
      {
        name: "runtimes",
        value: "LIST",
        help:
          "The runtimes that must find what is shown (default: cli,boto3,js,go; also java, rust)",
      },
      {
        name: "format",
        short: "f",
        value: "NAME",
        choices: GRAPH_FORMATS,
        help: "How the graph is printed (default: text)",
      },
      ...SETTINGS,
      COLOR,
    ],
  },
  {
    name: "diff",
    operands: "BEFORE AFTER",
    summary: "Show what the AWS tools resolve differently in two homes, or in two states of one",
    options: [
      {
        name: "format",
        short: "f",
        value: "NAME",
        choices: DIFF_FORMATS,
        help: "How the differences are printed (default: text)",
      },
      {
        name: "runtimes",
        value: "LIST",
        help: "The runtimes to compare for (default: cli,boto3,js,go,java,rust)",
      },
      {
        name: "kind",
        value: "KIND",
        choices: ["config", "credentials"],
        help: "What the two files are, whatever their names and contents say",
      },
      { name: "git", help: "Take the arguments that git gives to an external diff driver" },
      { name: "textconv", help: "Print what one file or folder resolves to, for git's textconv" },
      COLOR,
    ],
  },
  {
    name: "explain",
    operands: "RULE",
    summary: "Show the page of a rule",
    options: [COLOR],
  },
  {
    name: "rules",
    operands: "",
    summary: "List all rules",
    options: [
      {
        name: "format",
        short: "f",
        value: "NAME",
        choices: ["text", "json"],
        help: "How the list is printed (default: text); json has the pages too",
      },
      COLOR,
    ],
  },
  {
    name: "init",
    operands: "",
    summary: "Write a commented awsconf.ini",
    options: [
      { name: "user", help: "Write it into your own config folder instead of this one" },
      { name: "print", help: "Print it instead of writing it" },
    ],
  },
  {
    name: "lsp",
    operands: "",
    summary: "Serve an editor over standard input and output (Language Server Protocol)",
    options: [
      { name: "stdio", help: "Accepted, as many editors pass it; there is no other way" },
      { name: "clientProcessId", value: "PID", help: "The editor; the server ends with it" },
    ],
  },
  {
    name: "completions",
    operands: "SHELL",
    summary: "Print the completions for bash, zsh, fish or powershell",
    options: [],
  },
];

/** The options of a command, those that every command has included. */
export function optionsOf(command: CommandSpec): readonly OptionSpec[] {
  return [...command.options, ...GLOBAL];
}
