import { isPlaceholder } from "../lib/catalogue/placeholders.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { commandSecrets } from "../lib/model/command_secrets.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports passwords and tokens among the arguments of a command that supplies credentials. */
const rule: Rule = {
  meta: {
    name: "secret-in-command",
    family: "credentials",
    severity: "warning",
    fix: "none",
    summary: "A password or token in the arguments of `credential_process`",
  },
  check(context) {
    for (const file of context.files) {
      for (const setting of file.settings("credential_process")) check(context, file, setting);
    }
  },
};
export default rule;

function check(context: RuleContext, file: SourceFile, setting: Setting): void {
  const section = file.sectionOf(setting.section);
  const parts = [setting.line.rawValue, ...setting.children.map(({ content }) => content)];
  for (const part of parts) {
    for (const { span, name } of commandSecrets(file.document.slice(part))) {
      const place = { start: part.start + span.start, end: part.start + span.end };
      if (isPlaceholder(file.document.slice(place))) continue;
      const what = name === null ? say`The password in this URL` : say`The value of \`${name}\``;
      context.report({
        message:
          say`${what} is a secret in clear: whoever reads the file has it, and every user of the computer can see it in the list of processes while the command runs. Let the program take it from a keyring, a file or the environment.`,
        place: { file, span: place },
        profile: section.type === "profile" ? section.name : null,
      });
    }
  }
}
