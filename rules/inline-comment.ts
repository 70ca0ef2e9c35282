import { copySpan, insert, replace } from "../lib/engine/edits.ts";
import { type Message, say, verbatim } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { judgeSetting } from "../lib/engine/sample.ts";
import { listRuntimes } from "../lib/engine/wording.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import { isSecretName } from "../lib/model/secret_spans.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
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
          check(context, section, setting);
          // Deeper lines below a value are a part of it, not settings.
          if (setting.children.length > 0 && setting.writtenValue === "") {
            for (const nested of setting.nested) check(context, section, nested);
          }
        }
      }
    }
  },
};
export default rule;

function check(context: RuleContext, section: AwsSection, setting: Setting): void {
  const { file } = section;
  const { line } = setting;
  if (line.commentStart < 0) return;
  const { wrong } = judgeSetting(setting, context.runtimes);
  const cutting = context.runtimes.filter((runtime) => !wrong.includes(runtime));
  // Where it may be meant as a part of the value, those that cut it off are wrong too.
  const runtimes = doubt(setting) === null ? wrong : context.runtimes;
  if (runtimes.length === 0) return;
  context.report({
    message: messageFor(setting, wrong, cutting),
    place: { file, span: { start: line.commentStart, end: line.valueEnd } },
    runtimes,
    fix: fix(section, setting),
  });
}

/**
 * @param keeping those for which the comment is a part of the value
 * @param cutting those that leave it out
 */
function messageFor(
  setting: Setting,
  keeping: readonly RuntimeName[],
  cutting: readonly RuntimeName[],
): Message {
  const key = say`\`${setting.writtenKey}\``;
  const what = setting.parent === null ? key : say`the nested setting ${key}`;
  const isWhole = setting.value === "";
  const part = isWhole ? say`the value of ${what}` : say`a part of ${what}`;
  const comment = isWhole ? "a comment behind no value" : "a comment";
  const advice = verbatim(`Put ${isWhole ? "a comment" : "it"} on a line of its own.`);
  if (keeping.length === 0) {
    return say`Behind ${what} this is ${comment} for ${listRuntimes(cutting)}. ${advice}`;
  }
  const others = cutting.length === 0 ? "" : `, for ${listRuntimes(cutting)} it is ${comment}`;
  return say`For ${listRuntimes(keeping)} this is ${part}${others}. ${advice}`;
}

function fix(section: AwsSection, setting: Setting): FixInit | null {
  const { file } = section;
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
  const { end, next } = line.next > line.end ? line : file.document.lineAt(line.number - 2) ?? line;
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
  const { key } = setting.parent ?? setting;
  const init: FixInit = { title, edits, changes: [{ what: "setting", section, key }] };
  return reason === null ? init : { ...init, unsafe: reason };
}

/** Why what looks like a comment may be meant as a part of the value, or null. */
function doubt(setting: Setting): string | null {
  if (setting.value === "") return "the value may be meant to start with this character";
  if (isSecretName(setting.key)) return "a secret may hold this character";
  if (setting.key === "credential_process") return "a command may hold this character";
  const mark = setting.section.document.text.slice(setting.line.commentStart).slice(0, 2);
  return mark === "#/" ? "it may be the fragment of a URL" : null;
}
