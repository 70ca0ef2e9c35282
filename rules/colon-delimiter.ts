import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { concerned } from "../lib/engine/wording.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports settings written with `:` instead of `=`. */
const rule: Rule = {
  meta: {
    name: "colon-delimiter",
    family: "reading",
    severity: "warning",
    fix: "safe",
    summary: "A setting written with `:`, which only some runtimes accept",
  },
  check(context) {
    for (const file of context.files) {
      for (const section of file.oddSections) {
        for (const setting of section.settings) {
          if (isColon(file, setting)) reportTop(context, file, setting);
          if (setting.children.length === 0 || setting.writtenValue !== "") continue;
          for (const nested of setting.nested) {
            if (isColon(file, nested)) reportNested(context, file, nested);
          }
        }
      }
    }
  },
};
export default rule;

// In `a:b = c` the colon may belong to the key: `runtimes-disagree` reports that.
const PART_OF_KEY = /^[\w.-]+:[\w.:-]+\s*=/;

function isColon(file: SourceFile, { line }: Setting): boolean {
  if (file.document.text[line.mark] !== ":") return false;
  if (PART_OF_KEY.test(file.document.slice(line.content))) return false;
  // `https://...` on a line of its own is no setting.
  return /^[\w.-]+$/.test(file.document.slice(line.name)) &&
    !file.document.text.startsWith("//", line.mark + 1);
}

function reportTop(context: RuleContext, file: SourceFile, setting: Setting): void {
  const runtimes = concerned(context, ["js", "java", "rust"]);
  if (runtimes.length === 0) return;
  context.report({
    message:
      say`\`${setting.writtenKey}:\` should be \`${setting.writtenKey} =\`: the JavaScript SDK ignores a line with a colon, the Rust SDK and the Java SDK refuse the whole file for it.`,
    place: { file, span: { start: setting.line.mark, end: setting.line.mark + 1 } },
    runtimes,
    fix: fix(file, setting),
  });
}

function reportNested(context: RuleContext, file: SourceFile, setting: Setting): void {
  // botocore splits a nested line at its first `=`, wherever that stands.
  if (setting.writtenValue.includes("=")) return;
  const runtimes = concerned(context, ["boto3", "cli", "js", "java", "rust"]);
  if (runtimes.length === 0) return;
  context.report({
    message:
      say`\`${setting.writtenKey}:\` should be \`${setting.writtenKey} =\`: boto3, the AWS CLI, the Rust SDK and the Java SDK refuse the whole file for a nested line without \`=\`, and the JavaScript SDK ignores it.`,
    place: { file, span: { start: setting.line.mark, end: setting.line.mark + 1 } },
    severity: "error",
    runtimes,
    fix: fix(file, setting),
  });
}

function fix(file: SourceFile, { line }: Setting) {
  const first = file.document.text[line.valueStart];
  // With a blank before it, a `#` that begins the value would begin a comment.
  const isTight = line.valueStart === line.mark + 1 && (first === "#" || first === ";");
  const span = { start: line.nameEnd, end: line.valueStart };
  const text = line.valueEnd > line.valueStart && !isTight ? " = " : " =";
  return { title: say`Write \`=\``, edits: [replace(file, span, text)] };
}
