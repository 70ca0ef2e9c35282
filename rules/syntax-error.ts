import { findConflicts } from "../lib/engine/conflict_markers.ts";
import { isColonInValue, isForOthers } from "../lib/engine/stray_line.ts";
import { type Message, say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";
import { concerned } from "../lib/engine/wording.ts";
import type { Setting } from "../lib/syntax/document.ts";
import type { Line } from "../lib/syntax/line.ts";
import type { Span } from "../lib/syntax/span.ts";

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
      for (const section of file.oddSections) {
        checkHeader(context, section);
        checkBody(context, section, markers);
      }
    }
  },
};
export default rule;

const REFUSE = "boto3, the AWS CLI, the Rust SDK and the Java SDK refuse the whole file for it";

function report(context: RuleContext, file: SourceFile, place: Span, message: Message): void {
  context.report({ message, place: { file, span: place } });
}

/** All lines before the first header make one finding; below what is meant for a header they are for `leaking-settings`. */
function checkPreamble(context: RuleContext, file: SourceFile, markers: ReadonlySet<Line>): void {
  const { document } = file;
  const lines = document.lines.slice(0, document.preamble.last)
    .filter((line) => (line.kind === "setting" || line.kind === "text") && !markers.has(line));
  const [first] = lines;
  if (first === undefined || isForOthers(file, first)) return;
  const what = document.sections.length === 0
    ? "The file has no section header"
    : "This stands before the first section header";
  report(
    context,
    file,
    first.content,
    say`${what}: boto3, the AWS CLI, the Rust SDK and the Java SDK refuse the whole file, the others ignore the line. Put a header such as \`[default]\` above it.`,
  );
}

function checkHeader(context: RuleContext, section: AwsSection): void {
  const { file, syntax } = section;
  const header = syntax.header!;
  if (header.nameStart === header.nameEnd) {
    const effect = header.mark < 0
      ? `${REFUSE}, the others ${
        syntax === file.document.sections[0]
          ? "ignore its settings"
          : "add its settings to the section above"
      }`
      : header.mark === header.contentStart + 1
      ? "boto3 and the AWS CLI refuse the whole file for it, the others drop its settings"
      : "every runtime drops its settings";
    const good = file.kind === "config" ? "profile name" : "name";
    report(
      context,
      file,
      section.headerSpan,
      say`The header has no name: ${effect}. Write \`[default]\` or \`[${good}]\`.`,
    );
  } else if (header.mark < 0) {
    // With a section above, the settings leak into that: `leaking-settings` reports it.
    if (syntax !== file.document.sections[0]) return;
    report(
      context,
      file,
      header.content,
      say`The header has no closing bracket: ${REFUSE}, the others ignore its settings. Add the \`]\`.`,
    );
  } else if (section.type === "unknown" && section.name === "" && section.keyword === null) {
    report(
      context,
      file,
      section.headerSpan,
      say`The name is missing behind \`${syntax.title}\`: every runtime drops the section without a word. Write \`[${syntax.title} name]\`.`,
    );
  }
}

function checkBody(context: RuleContext, section: AwsSection, markers: ReadonlySet<Line>): void {
  const { file, syntax } = section;
  for (const line of syntax.stray) {
    if (markers.has(line) || isForOthers(file, line)) continue;
    report(
      context,
      file,
      line.content,
      say`This line has no \`=\`: ${REFUSE}, the others ignore the line. Write \`key = value\`, or put \`#\` before a comment.`,
    );
  }
  for (const setting of syntax.settings) {
    if (!markers.has(setting.line)) checkSetting(context, file, setting);
    if (setting.children.length === 0 || setting.writtenValue !== "") continue;
    for (const child of setting.children) {
      if (!markers.has(child)) checkNested(context, file, setting, child);
    }
  }
}

function checkSetting(context: RuleContext, file: SourceFile, { line }: Setting): void {
  if (line.nameStart === line.nameEnd) {
    report(
      context,
      file,
      line.content,
      say`This line has no key before its \`${file.document
        .text[line.mark]!}\`: ${REFUSE}. Add the key or delete the line.`,
    );
  } else if (isColonInValue(file, line)) {
    report(
      context,
      file,
      line.content,
      say`This line has no \`=\`: boto3, the AWS CLI and the Go SDK take all before the colon for the key, the JavaScript SDK ignores the line, the Rust SDK and the Java SDK refuse the whole file for it. Write \`key = value\`.`,
    );
  }
}

function checkNested(
  context: RuleContext,
  file: SourceFile,
  { writtenKey }: Setting,
  line: Line,
): void {
  if (line.kind === "text" || isColonInValue(file, line)) {
    report(
      context,
      file,
      line.content,
      say`This nested line below \`${writtenKey} =\` has no \`=\`: ${REFUSE}, even if nobody uses the section. Write \`key = value\`.`,
    );
  } else if (line.nameStart === line.nameEnd && concerned(context, ["rust", "java"]).length > 0) {
    report(
      context,
      file,
      line.content,
      say`This nested line below \`${writtenKey} =\` has no key: the Rust SDK and the Java SDK refuse the whole file for it. Add the key or delete the line.`,
    );
  }
}
