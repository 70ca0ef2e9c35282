import { type CompletedCommand, completedCommands, type CompletedOption } from "./model.ts";

/** The completions for fish, to be saved as `~/.config/fish/completions/awsconf.fish`. */
export function fish(): string {
  const commands = completedCommands();
  const names = commands.map(({ name }) => name).join(" ");
  const lines = commands.flatMap((command) => linesOf(command, names));
  return [
    "# Fish completions for awsconf: awsconf completions fish > ~/.config/fish/completions/awsconf.fish",
    ...commands.map(({ name, summary }) =>
      `complete -c awsconf -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d ${
        quote(summary)
      }`
    ),
    ...lines,
    "",
  ].join("\n");
}

function linesOf({ name, operands, options }: CompletedCommand, names: string): string[] {
  // lint is the default command.
  const seen = `__fish_seen_subcommand_from ${name}`;
  const condition = name === "lint" ? `${seen}; or not __fish_seen_subcommand_from ${names}` : seen;
  const start = `complete -c awsconf -n "${condition}"`;
  const lines = options.map((option) => `${start} ${optionArguments(option)}`);
  if (operands === "any") lines.push(`${start} -f`);
  else if (operands !== "path") lines.push(`${start} -f -a ${quote(operands.join(" "))}`);
  return lines;
}

function optionArguments({ long, short, help, value }: CompletedOption): string {
  const parts = [`-l ${long.slice(2)}`];
  if (short !== null) parts.push(`-s ${short.slice(1)}`);
  parts.push(`-d ${quote(help)}`);
  if (value === null) return parts.join(" ");
  if (value.completion === "path") parts.push("-r -F");
  else if (value.completion === "any") parts.push("-x");
  else parts.push(`-x -a ${quote(value.completion.join(" "))}`);
  return parts.join(" ");
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
