import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, concerned, listRuntimes } from "../lib/engine/wording.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";
import type { Line } from "../lib/syntax/line.ts";

/** Reports settings and comments that are indented by accident. */
const rule: Rule = {
  meta: {
    name: "indented-setting",
    family: "reading",
    severity: "error",
    fix: "mixed",
    summary: "A setting or comment indented by accident, which some runtimes misread or refuse",
  },
  check(context) {
    const strict = concerned(context, ["rust", "java"]).length > 0;
    for (const file of context.files) {
      for (const section of file.oddSections) {
        for (const setting of section.settings) checkChildren(context, section, setting);
        if (strict) checkFirst(context, section);
      }
      if (strict) checkComments(context, file);
    }
  },
};
export default rule;

const KEY = /^[A-Za-z][\w.-]*$/;

/** Settings below a value, deeper than it: some runtimes take them for more of the value. */
function checkChildren(context: RuleContext, section: AwsSection, parent: Setting): void {
  if (parent.children.length === 0 || parent.writtenValue === "") return;
  const swallowing = concerned(context, ["boto3", "cli", "java", "rust"]);
  if (swallowing.length === 0) return;
  const { file } = section;
  const keys = parent.nested.filter((child) => KEY.test(child.writtenKey));
  // A command may go on with `--option=value`, and then all of it is one.
  const isPlain = keys.length === parent.children.length && parent.key !== "credential_process";
  const fix = dedentFix(file, section, parent, keys, isPlain);
  for (const child of keys) {
    context.report({
      message:
        say`\`${child.writtenKey}\` is indented deeper than \`${parent.writtenKey}\` above it: ${
          listRuntimes(swallowing)
        } ${
          agree(swallowing, "takes", "take")
        } the line for a part of that value, so that this setting is lost and that one is wrong. Start it at the same column.`,
      place: { file, span: child.line.content },
      related: [{ message: say`this value swallows it`, place: { file, span: parent.line.name } }],
      runtimes: swallowing,
      profile: section.type === "profile" ? section.name : null,
      fix,
    });
  }
}

function dedentFix(
  file: SourceFile,
  section: AwsSection,
  parent: Setting,
  keys: readonly Setting[],
  isPlain: boolean,
): FixInit | null {
  const taken = new Set(keys.map((child) => child.key));
  if (taken.size < keys.length || keys.some((child) => section.get(child.key) !== undefined)) {
    return null;
  }
  const indent = file.document.text.slice(parent.line.start, parent.line.contentStart);
  const init = {
    title: say`Start it at the column of \`${parent.writtenKey}\``,
    edits: keys.map(({ line }) =>
      replace(file, { start: line.start, end: line.contentStart }, indent)
    ),
  };
  return isPlain ? init : { ...init, unsafe: "the lines may be meant as parts of the value" };
}

/** The Rust and Java SDKs refuse a file whose first setting of a section is indented. */
function checkFirst(context: RuleContext, section: AwsSection): void {
  const first = section.settings[0];
  if (first === undefined || first.line.indent === 0) return;
  const readers = concerned(context, ["rust", "java"]);
  const { file } = section;
  const lines = file.document.lines.slice(section.syntax.first, section.syntax.last)
    .filter((line) => line.indent > 0 && line.kind !== "blank");
  const indent = first.line.indent;
  context.report({
    message: say`The settings of this section are indented: ${listRuntimes(readers)} ${
      agree(readers, "refuses", "refuse")
    } the whole file. Start them at the first column.`,
    place: { file, span: first.line.content },
    runtimes: readers,
    fix: {
      title: say`Start the settings at the first column`,
      edits: lines.map((line) =>
        replace(file, { start: line.start, end: line.start + Math.min(indent, line.indent) }, "")
      ),
    },
  });
}

/** The Rust and Java SDKs refuse some indented comments and take others for a part of the value above. */
function checkComments(context: RuleContext, file: SourceFile): void {
  const { preamble, sections, lines } = file.document;
  for (const section of [preamble, ...sections]) {
    // Where all is indented, comments included, `checkFirst` moves all.
    if ((section.settings[0]?.line.indent ?? 0) > 0) continue;
    for (let i = section.first; i < section.last; i++) {
      const line = lines[i]!;
      if (line.kind === "comment" && line.indent > 0) reportComment(context, file, line);
    }
  }
}

function reportComment(context: RuleContext, file: SourceFile, line: Line): void {
  const readers = concerned(context, ["rust", "java"]);
  context.report({
    message: say`This comment is indented: ${listRuntimes(readers)} ${
      agree(readers, "refuses", "refuse")
    } the whole file for it, or ${
      agree(readers, "takes", "take")
    } it for a part of the value above. Start it at the first column.`,
    place: { file, span: line.content },
    runtimes: readers,
    fix: {
      title: say`Start the comment at the first column`,
      edits: [replace(file, { start: line.start, end: line.contentStart }, "")],
    },
  });
}
