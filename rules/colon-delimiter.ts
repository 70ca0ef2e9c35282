import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { isAddress } from "../lib/engine/stray_line.ts";
import { judgeSetting } from "../lib/engine/sample.ts";
import { tellApart } from "../lib/engine/wording.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";
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
          if (isColon(file, setting)) report(context, section, setting);
          if (setting.children.length === 0 || setting.writtenValue !== "") continue;
          for (const nested of setting.nested) {
            // botocore splits a nested line at its first `=`, wherever that stands.
            if (isColon(file, nested) && !nested.writtenValue.includes("=")) {
              report(context, section, nested);
            }
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
  return /^[\w.-]+$/.test(file.document.slice(line.name)) && !isAddress(file, line);
}

function report(context: RuleContext, section: AwsSection, setting: Setting): void {
  const { file } = section;
  const { refusing, missing } = judgeSetting(setting, context.runtimes);
  if (refusing.length + missing.length === 0) return;
  const effect = tellApart(
    [refusing, "refuses", "refuse", "the whole file for it"],
    [missing, "does", "do", "not find the setting"],
  );
  context.report({
    message: say`\`${setting.writtenKey}:\` should be \`${setting.writtenKey} =\`: ${effect}.`,
    place: { file, span: { start: setting.line.mark, end: setting.line.mark + 1 } },
    severity: refusing.length > 0 ? "error" : "warning",
    runtimes: [...refusing, ...missing],
    fix: fix(section, setting),
  });
}

function fix(section: AwsSection, { line }: Setting): FixInit {
  const { file } = section;
  const first = file.document.text[line.valueStart];
  // With a blank before it, a `#` that begins the value would begin a comment.
  const isTight = line.valueStart === line.mark + 1 && (first === "#" || first === ";");
  const span = { start: line.nameEnd, end: line.valueStart };
  const text = line.valueEnd > line.valueStart && !isTight ? " = " : " =";
  return {
    title: say`Write \`=\``,
    edits: [replace(file, span, text)],
    changes: [{ what: "read", section }],
  };
}
