import { findConflicts } from "../lib/engine/conflict_markers.ts";
import {
  COMMENT_BEFORE_EQUALS,
  headerFault,
  type LineFault,
  nestedFault,
  preambleFault,
  quoteFault,
  settingFault,
  strayFault,
} from "../lib/engine/line_fault.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { isForOthers } from "../lib/engine/stray_line.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";
import type { Line } from "../lib/syntax/line.ts";

/** Reports lines that a runtime cannot place: the reason that "Unable to parse config file" does not give. */
const rule: Rule = {
  meta: {
    name: "syntax-error",
    family: "reading",
    severity: "error",
    fix: "none",
    summary: "A line that the runtimes cannot read, for which some refuse the whole file",
  },
  check(context) {
    for (const file of context.files) {
      // In UTF-16 or with stray bytes, what the lines hold is not what their author wrote.
      if (file.encoding !== "utf-8") continue;
      const markers = new Set(findConflicts(file).flat());
      checkPreamble(context, file, markers);
      if (file.document.preamble.isOdd || file.oddSections.length > 0) {
        report(context, file, quoteFault(context, file));
      }
      // A comment in place of the value, as in `region # = x`, makes no section odd.
      const { mayHaveComments, text } = file.document;
      const hidden = mayHaveComments && COMMENT_BEFORE_EQUALS.test(text);
      for (const section of hidden ? file.sections : file.oddSections) {
        report(context, file, headerFault(context, section));
        checkBody(context, section, markers);
      }
    }
  },
};
export default rule;

function report(context: RuleContext, file: SourceFile, fault: LineFault | null): void {
  if (fault === null) return;
  context.report({ message: fault.message, place: { file, span: fault.span } });
}

/** All lines before the first header make one finding; below what is meant for a header they are for `leaking-settings`. */
function checkPreamble(context: RuleContext, file: SourceFile, markers: ReadonlySet<Line>): void {
  const { document } = file;
  const first = document.linesIn(0, document.preamble.last)
    .find((line) => (line.kind === "setting" || line.kind === "text") && !markers.has(line));
  if (first === undefined || isForOthers(file, first)) return;
  report(context, file, preambleFault(context, file, first));
}

function checkBody(context: RuleContext, section: AwsSection, markers: ReadonlySet<Line>): void {
  const { file, syntax } = section;
  for (const line of syntax.stray) {
    if (markers.has(line) || isForOthers(file, line)) continue;
    report(context, file, strayFault(context, line));
  }
  for (const setting of syntax.settings) {
    if (!markers.has(setting.line)) report(context, file, settingFault(context, file, setting));
    if (setting.children.length === 0 || setting.writtenValue !== "") continue;
    for (const child of setting.children) {
      report(context, file, nestedFault(context, file, setting, child));
    }
  }
}
