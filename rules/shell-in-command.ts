import { findShellSyntax, type ShellSyntax } from "../lib/engine/command.ts";
import { visitSettings } from "../lib/engine/known_settings.ts";
import { type Message, say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, concerned, listRuntimes, shorten } from "../lib/engine/wording.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports what only a shell understands in a command that some runtimes run without one. */
const rule: Rule = {
  meta: {
    name: "shell-in-command",
    family: "values",
    severity: "warning",
    fix: "none",
    summary: "`~`, `$VAR`, a pipe or the like in a command that some runtimes run without a shell",
  },
  check(context) {
    if (concerned(context, ["boto3", "cli"]).length === 0) return;
    for (const file of context.files) {
      visitSettings(file, ({ key }) => key === "credential_process", ({ section, setting }) => {
        const found = findShellSyntax(setting.value);
        if (found !== null) report(context, section, setting, found);
      });
    }
  },
};
export default rule;

function report(
  context: RuleContext,
  section: AwsSection,
  setting: Setting,
  found: ShellSyntax,
): void {
  const bare = concerned(context, ["boto3", "cli"]);
  const others = concerned(context, ["js", "go", "java", "rust"]);
  const isWithin = found.kind === "within";
  if (isWithin && others.length === 0) return;
  const start = setting.line.valueStart + found.start;
  const what = isWithin
    ? say`${subject(others)} ${
      agree(others, "hands", "hand")
    } this command to a shell, which ends the word at \`${found.text}\`. ${subject(bare)} ${
      agree(bare, "does", "do")
    } not`
    : say`${subject(bare)} ${agree(bare, "runs", "run")} this command without a shell: ${
      effectOf(found, setting.value, bare)
    }.${elsewhere(others)}`;
  context.report({
    message: say`${what}${isWithin ? "." : ""} ${adviceOn(found)}`,
    place: { file: section.file, span: { start, end: start + found.text.length } },
    runtimes: isWithin ? others : bare,
    profile: section.type === "profile" ? section.name : null,
  });
}

function subject(runtimes: readonly RuntimeName[]): string {
  return capitalize(listRuntimes(runtimes));
}

function elsewhere(others: readonly RuntimeName[]): Message {
  if (others.length === 0) return say``;
  return say` ${subject(others)} ${
    agree(others, "hands", "hand")
  } it to a shell, so that it works there.`;
}

function effectOf(
  { kind, text, start }: ShellSyntax,
  command: string,
  bare: readonly RuntimeName[],
): Message {
  const program = /^\S*/.exec(command)![0];
  if (start < program.length) {
    return say`${agree(bare, "it looks", "they look")} for a program called \`${
      shorten(program)
    }\` and ${agree(bare, "stops", "stop")} with "No such file or directory"`;
  }
  return kind === "operator"
    ? say`\`${text}\` and what follows are arguments of the program`
    : say`the program gets \`${text}\` as it stands here`;
}

function adviceOn({ kind, text }: ShellSyntax): Message {
  switch (kind) {
    case "home":
      return say`Write the whole path.`;
    case "variable":
      return say`Write what it stands for, or put the command into a script.`;
    case "within":
      return say`Put the word in quotes.`;
    case "assignment":
      return say`Write \`env ${text} ...\`.`;
    default:
      return say`Put the command into a script, or write \`sh -c '...'\`.`;
  }
}
