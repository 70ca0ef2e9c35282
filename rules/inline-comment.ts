import { copySpan, insert, replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { concerned } from "../lib/engine/wording.ts";
import { RUNTIMES } from "../lib/model/runtime.ts";
import { isSecretName } from "../lib/model/secret_spans.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";
import type { Line } from "../lib/syntax/line.ts";

/** Reports comments behind a value, which some runtimes take for a part of it. */
const rule: Rule = {
  meta: {
    name: "inline-comment",
    family: "reading",
    severity: "warning",
    fix: "mixed",
    summary: "A comment behind a value, which some runtimes take for a part of it",
  },
  check(context) {
    for (const file of context.files) {
      for (const section of file.oddSections) {
        for (const setting of section.settings) {
          check(context, file, setting);
          // Deeper lines below a value are a part of it, not settings.
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
  const { line } = setting;
  if (line.commentStart < 0) return;
  const runtimes = misreading(context, setting);
  if (runtimes.length === 0) return;
  context.report({
    message: messageFor(setting),
    place: { file, span: { start: line.commentStart, end: line.valueEnd } },
    runtimes,
    fix: fix(file, setting),
  });
}

/** Those that keep the comment, and where it may be meant as a part of the value those that cut it off too. */
function misreading(context: RuleContext, setting: Setting) {
  if (doubt(setting) !== null) return context.runtimes;
  if (setting.parent === null) return concerned(context, ["boto3", "cli"]);
  return concerned(context, RUNTIMES.filter((runtime) => runtime !== "js"));
}

function messageFor(setting: Setting) {
  if (setting.parent !== null) {
    return say`The JavaScript SDK takes this for a comment, every other runtime for a part of the value of the nested setting \`${setting.writtenKey}\`. Put it on a line of its own.`;
  }
  if (setting.value === "") {
    return say`boto3 and the AWS CLI take this for the value of \`${setting.writtenKey}\`, the other runtimes for a comment behind no value. Put a comment on a line of its own.`;
  }
  return say`boto3 and the AWS CLI know no comments behind a value: for them this is a part of \`${setting.writtenKey}\`, while the other runtimes leave it out. Put it on a line of its own.`;
}

function fix(file: SourceFile, setting: Setting): FixInit | null {
  const { line } = setting;
  // Within quotes the mark is hardly a comment, and moving half of a quoted text would break it.
  if (/["']/.test(setting.value)) return null;
  // Below an empty value boto3 and the AWS CLI would take these lines for a block.
  const text = (child: Line) => file.document.slice(child.content);
  if (setting.value === "" && !setting.children.every((child) => text(child).includes("="))) {
    return null;
  }
  const comment = copySpan(file, line, { start: line.commentStart, end: line.valueEnd });
  // The nearest one: in a file that mixes them, not every runtime knows the other.
  const { end, next } = line.next > line.end ? line : file.document.lines[line.number - 2] ?? line;
  const terminator = file.document.text.slice(end, next);
  const edits = [
    insert(file, line.start, [...comment, terminator]),
    replace(file, {
      start: setting.value === "" ? line.mark + 1 : line.bareEnd,
      end: line.valueEnd,
    }, ""),
  ];
  const reason = doubt(setting);
  const title = say`Move the comment to a line of its own`;
  return reason === null ? { title, edits } : { title, edits, unsafe: reason };
}

/** Why what looks like a comment may be meant as a part of the value, or null. */
function doubt(setting: Setting): string | null {
  if (setting.value === "") return "the value may be meant to start with this character";
  if (isSecretName(setting.key)) return "a secret may hold this character";
  if (setting.key === "credential_process") return "a command may hold this character";
  const mark = setting.section.document.text.slice(setting.line.commentStart).slice(0, 2);
  return mark === "#/" ? "it may be the fragment of a URL" : null;
}
