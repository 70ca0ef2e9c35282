import { findConflicts } from "../lib/engine/conflict_markers.ts";
import { isColonInValue, isForOthers } from "../lib/engine/stray_line.ts";
import { type Message, say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";
import { namelessEffect, refusalEffect } from "../lib/engine/effect.ts";
import { judgeSetting, readersWhere, refuses } from "../lib/engine/sample.ts";
import { agree, listRuntimes, tellApart } from "../lib/engine/wording.ts";
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
      // A comment in place of the value, as in `region # = x`, makes no section odd.
      const { mayHaveComments, text } = file.document;
      const hidden = mayHaveComments && COMMENT_BEFORE_EQUALS.test(text);
      for (const section of hidden ? file.sections : file.oddSections) {
        checkHeader(context, section);
        checkBody(context, section, markers);
      }
    }
  },
};
export default rule;

const COMMENT_BEFORE_EQUALS = /^[^\s#;[=:][^\n\r=:]*[ \t][#;]/m;
const IGNORE_LINE = ["ignores", "ignore", "the line"] as const;

function report(context: RuleContext, file: SourceFile, place: Span, message: Message): void {
  context.report({ message, place: { file, span: place } });
}

/** All lines before the first header make one finding; below what is meant for a header they are for `leaking-settings`. */
function checkPreamble(context: RuleContext, file: SourceFile, markers: ReadonlySet<Line>): void {
  const { document } = file;
  const lines = document.linesIn(0, document.preamble.last)
    .filter((line) => (line.kind === "setting" || line.kind === "text") && !markers.has(line));
  const [first] = lines;
  if (first === undefined || isForOthers(file, first)) return;
  const what = document.sections.length === 0
    ? "The file has no section header"
    : "This stands before the first section header";
  const effect = refusalEffect(context.runtimes, "a = b\n[default]\nc = d\n", IGNORE_LINE);
  report(
    context,
    file,
    first.content,
    say`${what}: ${effect}. Put a header such as \`[default]\` above it.`,
  );
}

function checkHeader(context: RuleContext, section: AwsSection): void {
  const { file, syntax } = section;
  const header = syntax.header!;
  if (header.nameStart === header.nameEnd) {
    const effect = namelessEffect(
      context.runtimes,
      file.document.slice(header.content),
      syntax === file.document.sections[0],
    );
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
      say`The header has no closing bracket: ${
        refusalEffect(context.runtimes, "[default\na = b\n", ["ignores", "ignore", "its settings"])
      }. Add the \`]\`.`,
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
      say`This line has no \`=\`: ${
        refusalEffect(context.runtimes, "[default]\na\n", IGNORE_LINE)
      }. Write \`key = value\`, or put \`#\` before a comment.`,
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

function checkSetting(context: RuleContext, file: SourceFile, setting: Setting): void {
  const { line } = setting;
  if (line.nameStart === line.nameEnd) {
    report(
      context,
      file,
      line.content,
      say`This line has no key before its \`${file.document.text[line.mark]!}\`: ${
        refusalEffect(context.runtimes, "[default]\n= a\n", IGNORE_LINE)
      }. Add the key or delete the line.`,
    );
  } else if (isColonInValue(file, line)) {
    const effect = keyEffect(context, setting, "all before the colon");
    report(
      context,
      file,
      line.content,
      say`This line has no \`=\`: ${effect}. Write \`key = value\`.`,
    );
  } else if (COMMENT_BEFORE_EQUALS.test(file.document.slice(line.content))) {
    const effect = keyEffect(context, setting, "all of it");
    report(
      context,
      file,
      line.content,
      say`What looks like a comment stands before the \`${file.document
        .text[line.mark]!}\`: ${effect}. Put a comment on a line of its own.`,
    );
  }
}

/** Who takes what for the key of a line that is no `key = value`. */
function keyEffect({ runtimes }: RuleContext, setting: Setting, key: string): string {
  const { refusing, missing, right, wrong } = judgeSetting(setting, runtimes);
  return tellApart(
    [[...right, ...wrong], "takes", "take", `${key} for the key`],
    [refusing, "refuses", "refuse", "the whole file for it"],
    [missing, "ignores", "ignore", "the line"],
  );
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
      say`This nested line below \`${writtenKey} =\` has no \`=\`: ${
        refusalEffect(context.runtimes, "[default]\na =\n  b\n", [
          "does",
          "do",
          "not find a setting in it",
        ])
      }. Write \`key = value\`.`,
    );
  } else if (line.nameStart === line.nameEnd) {
    const refusing = readersWhere(context.runtimes, "[default]\na =\n  = b\n", refuses);
    if (refusing.length === 0) return;
    report(
      context,
      file,
      line.content,
      say`This nested line below \`${writtenKey} =\` has no key: ${listRuntimes(refusing)} ${
        agree(refusing, "refuses", "refuse")
      } the whole file for it. Add the key or delete the line.`,
    );
  }
}
