import type { FileView } from "../model/runtimes/mod.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import { replace } from "./edits.ts";
import { say } from "./message.ts";
import type { RuleContext } from "./rule.ts";
import { defaultSettings, readersWhere, refuses } from "./sample.ts";
import { agree, listRuntimes } from "./wording.ts";

// One look at the whole text spares a look at every line of most files.
const INDENTED_COMMENT = /^[^\S\n\r]+[#;]/m;
const COMMENT_ABOVE = "[default]\n  # a\nb = c\n";
const COMMENT_BELOW = "[default]\na = b\n  # c\nd = e\n";

/**
 * Reports the indented comments of a file to a rule's context: some runtimes
 * refuse some of them and take others for a part of the value above.
 */
export function checkIndentedComments(context: RuleContext, file: SourceFile): void {
  const { mayHaveComments, text, preamble, sections } = file.document;
  if (!mayHaveComments || !INDENTED_COMMENT.test(text)) return;
  const { lines } = file.document;
  for (const section of [preamble, ...sections]) {
    // Where all is indented, comments included, the settings' own finding moves all.
    if ((section.settings[0]?.line.indent ?? 0) > 0) continue;
    let setting = 0;
    for (let i = section.first; i < section.last; i++) {
      const line = lines[i]!;
      if (line === section.settings[setting]?.line) setting++;
      if (line.kind !== "comment" || line.indent === 0) continue;
      reportComment(context, file, line, section.settings[setting - 1]);
    }
  }
}

function takesComment(view: FileView): boolean {
  return defaultSettings(view).get("a")?.value !== "b";
}

function reportComment(
  context: RuleContext,
  file: SourceFile,
  line: Line,
  above: Setting | undefined,
): void {
  const isRefused = above === undefined || above.value === "";
  const readers = isRefused
    ? readersWhere(context.runtimes, COMMENT_ABOVE, refuses)
    : readersWhere(context.runtimes, COMMENT_BELOW, takesComment);
  if (readers.length === 0) return;
  const section = file.sectionAt(line.start);
  const effect = isRefused
    ? say`${agree(readers, "refuses", "refuse")} the whole file for it`
    : say`${agree(readers, "takes", "take")} it for a part of \`${above.writtenKey}\` above`;
  context.report({
    message: say`This comment is indented: ${
      listRuntimes(readers)
    } ${effect}. Start it at the first column.`,
    place: { file, span: line.content },
    runtimes: readers,
    fix: {
      title: say`Start the comment at the first column`,
      edits: [replace(file, { start: line.start, end: line.contentStart }, "")],
      changes: [section === undefined ? { what: "read", file } : { what: "read", section }],
    },
  });
}
