import type { AwsSection, SourceFile } from "../model/source_file.ts";
import { readFileView } from "../model/runtimes/mod.ts";
import type { Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";
import { namelessEffect, refusalEffect } from "./effect.ts";
import { type Message, say, verbatim } from "./message.ts";
import type { RuleContext } from "./rule.ts";
import { judgeSetting, readersWhere, refuses } from "./sample.ts";
import { isColonInValue } from "./stray_line.ts";
import { agree, listRuntimes, tellApart } from "./wording.ts";

/** What keeps runtimes from reading a line, and where in the line it is. */
export interface LineFault {
  readonly span: Span;
  readonly message: Message;
}

/** What refusing runtimes do with a line, and others: a verb, its plural and its object. */
const IGNORE_LINE = ["ignores", "ignore", "the line"] as const;

/** A comment before the delimiter, as in `region # = x`. */
export const COMMENT_BEFORE_EQUALS = /^[^\s#;[=:][^\n\r=:]*[ \t][#;]/m;

/** A value of one quotation mark, and perhaps some others; NEL is a blank to the SDK for Go. */
const LONE_QUOTE = /[=:][\s\x85]*["'][\s\x85]*(?:[#;]|$)/m;

/** The fault of the first value that is a quotation mark and nothing else, in whatever line, or null. */
export function quoteFault({ runtimes }: RuleContext, file: SourceFile): LineFault | null {
  if (!LONE_QUOTE.test(file.document.text)) return null;
  const stopping = readersWhere(runtimes, "[default]\na = '\n", refuses);
  const error = stopping.length === 0 ? null : readFileView(file, stopping[0]!).error;
  if (error === null) return null;
  return {
    span: error.span,
    message: say`The value is a quotation mark and nothing else: ${listRuntimes(stopping)} ${
      agree(stopping, "stops", "stop")
    } with "${verbatim(error.text)}". Write the whole value on this line, without quotes.`,
  };
}

/** The fault of the lines before the first header, told at the first of them. */
export function preambleFault({ runtimes }: RuleContext, file: SourceFile, first: Line): LineFault {
  const what = file.document.sections.length === 0
    ? "The file has no section header"
    : "This stands before the first section header";
  const effect = refusalEffect(runtimes, "a = b\n[default]\nc = d\n", IGNORE_LINE);
  return {
    span: first.content,
    message: say`${what}: ${effect}. Put a header such as \`[default]\` above it.`,
  };
}

/** The fault of a header, or null. */
export function headerFault({ runtimes }: RuleContext, section: AwsSection): LineFault | null {
  const { file, syntax, headerSpan } = section;
  const header = syntax.header!;
  if (header.nameStart === header.nameEnd) {
    const isFirst = syntax === file.document.sections[0];
    const effect = namelessEffect(runtimes, file.document.slice(header.content), isFirst);
    const good = file.kind === "config" ? "profile name" : "name";
    return {
      span: headerSpan,
      message: say`The header has no name: ${effect}. Write \`[default]\` or \`[${good}]\`.`,
    };
  }
  if (header.mark < 0) {
    // With a section above, the settings leak into that: `leaking-settings` reports it.
    if (syntax !== file.document.sections[0]) return null;
    const ignore = ["ignores", "ignore", "its settings"] as const;
    const effect = refusalEffect(runtimes, "[default\na = b\n", ignore);
    return {
      span: header.content,
      message: say`The header has no closing bracket: ${effect}. Add the \`]\`.`,
    };
  }
  if (section.type !== "unknown" || section.name !== "" || section.keyword !== null) return null;
  return {
    span: headerSpan,
    message:
      say`The name is missing behind \`${syntax.title}\`: every runtime drops the section without a word. Write \`[${syntax.title} name]\`.`,
  };
}

/** The fault of a line that is neither a setting nor continues one. */
export function strayFault({ runtimes }: RuleContext, line: Line): LineFault {
  const effect = refusalEffect(runtimes, "[default]\na\n", IGNORE_LINE);
  return {
    span: line.content,
    message:
      say`This line has no \`=\`: ${effect}. Write \`key = value\`, or put \`#\` before a comment.`,
  };
}

/** The fault of a setting's own line, or null. */
export function settingFault(
  context: RuleContext,
  file: SourceFile,
  setting: Setting,
): LineFault | null {
  const message = settingMessage(context, file, setting);
  return message === null ? null : { span: setting.line.content, message };
}

function settingMessage(
  context: RuleContext,
  file: SourceFile,
  setting: Setting,
): Message | null {
  const { line } = setting;
  const mark = file.document.text[line.mark]!;
  if (line.nameStart === line.nameEnd) {
    const effect = refusalEffect(context.runtimes, "[default]\n= a\n", IGNORE_LINE);
    return say`This line has no key before its \`${mark}\`: ${effect}. Add the key or delete the line.`;
  }
  if (isColonInValue(file, line)) {
    const effect = keyEffect(context, setting, "all before the colon");
    return say`This line has no \`=\`: ${effect}. Write \`key = value\`.`;
  }
  if (!COMMENT_BEFORE_EQUALS.test(file.document.slice(line.content))) return null;
  const effect = keyEffect(context, setting, "all of it");
  return say`What looks like a comment stands before the \`${mark}\`: ${effect}. Put a comment on a line of its own.`;
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

/** The fault of a line in the block of a setting, or null. */
export function nestedFault(
  { runtimes }: RuleContext,
  file: SourceFile,
  { writtenKey }: Setting,
  line: Line,
): LineFault | null {
  const span = line.content;
  if (line.kind === "text" || isColonInValue(file, line)) {
    const miss = ["does", "do", "not find a setting in it"] as const;
    const effect = refusalEffect(runtimes, "[default]\na =\n  b\n", miss);
    return {
      span,
      message:
        say`This nested line below \`${writtenKey} =\` has no \`=\`: ${effect}. Write \`key = value\`.`,
    };
  }
  if (line.nameStart !== line.nameEnd) return null;
  const refusing = readersWhere(runtimes, "[default]\na =\n  = b\n", refuses);
  if (refusing.length === 0) return null;
  return {
    span,
    message: say`This nested line below \`${writtenKey} =\` has no key: ${listRuntimes(refusing)} ${
      agree(refusing, "refuses", "refuse")
    } the whole file for it. Add the key or delete the line.`,
  };
}
