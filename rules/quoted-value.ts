import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports quotes around a whole value, which most runtimes keep. */
const rule: Rule = {
  meta: {
    name: "quoted-value",
    family: "reading",
    severity: "warning",
    fix: "safe",
    summary: "Quotes around a value, which most runtimes keep as a part of it",
  },
  check(context) {
    for (const file of context.files) {
      for (const section of file.oddSections) {
        for (const setting of section.settings) {
          check(context, file, setting);
          if (setting.children.length > 0 && setting.writtenValue === "") {
            for (const nested of setting.nested) check(context, file, nested);
          }
        }
      }
    }
  },
};
export default rule;

function check(context: RuleContext, file: SourceFile, setting: Setting): void {
  const { valueStart, bareEnd } = setting.line;
  if (bareEnd - valueStart < 2 || setting.children.length > 0) return;
  const { text } = file.document;
  const quote = text[valueStart];
  if ((quote !== '"' && quote !== "'") || text[bareEnd - 1] !== quote) return;
  // Quotes are syntax in a command: `unquoted-command` and its kin look at these.
  if (setting.key === "credential_process") return;
  const isEmpty = text.slice(valueStart + 1, bareEnd - 1).trim() === "";
  context.report({
    message:
      say`Only the Go SDK drops the quotes around the value of \`${setting.writtenKey}\`; for every other runtime they are a part of it. Write the value without them.`,
    place: { file, span: setting.line.value },
    // What an empty value would do is another question.
    fix: isEmpty ? null : {
      title: say`Remove the quotes`,
      edits: [
        replace(file, { start: valueStart, end: valueStart + 1 }, ""),
        replace(file, { start: bareEnd - 1, end: bareEnd }, ""),
      ],
    },
  });
}
