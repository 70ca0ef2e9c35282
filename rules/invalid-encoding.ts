import { replace } from "../lib/engine/edits.ts";
import type { Edit } from "../lib/engine/finding.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { concerned } from "../lib/engine/wording.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import { ESCAPED_BYTE_BASE } from "../lib/syntax/encoding.ts";

/** Reports files that are not UTF-8. */
const rule: Rule = {
  meta: {
    name: "invalid-encoding",
    family: "reading",
    severity: "error",
    fix: "unsafe",
    summary: "A file that is not UTF-8",
  },
  check(context) {
    for (const file of context.files) {
      if (file.encoding !== "utf-8") reportUtf16(context, file);
      else if (!file.document.text.isWellFormed()) reportBytes(context, file);
    }
  },
};
export default rule;

function reportUtf16(context: RuleContext, file: SourceFile): void {
  const mark = { start: 0, end: 1 };
  context.report({
    message:
      say`The file is ${file.encoding.toUpperCase()}, which is what PowerShell's \`>\` writes: boto3, the AWS CLI and the Java SDK refuse it, the others read nothing from it. Save it as UTF-8 without BOM.`,
    place: { file, span: mark },
    fix: {
      title: say`Write the file as UTF-8 without a byte order mark`,
      unsafe:
        "every byte of the file changes, and a program that wants UTF-16 would not read it any more",
      edits: [replace(file, mark, "")],
      operations: [{ kind: "reencode", file }],
    },
  });
}

/** One finding for each line that has such bytes; all share one fix. */
function reportBytes(context: RuleContext, file: SourceFile): void {
  // With the flag `u` the halves of a character outside the basic plane are no stray bytes.
  const runs = [...file.document.text.matchAll(/[\udc80-\udcff]+/gu)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const fix = latinFix(file, runs);
  const refusing = concerned(context, ["boto3", "cli", "rust"]);
  let lastLine = 0;
  for (const run of runs) {
    const { line } = file.document.position(run.start);
    if (line === lastLine) continue;
    lastLine = line;
    // What the others put in its place does no harm in a comment.
    if (refusing.length === 0 && file.document.lines[line - 1]?.kind === "comment") continue;
    context.report({
      message:
        say`This is not UTF-8: boto3, the AWS CLI and the Rust SDK refuse the whole file for it, even in a comment, and the others read a replacement character. Save the file as UTF-8.`,
      place: { file, span: run },
      runtimes: refusing,
      fix,
    });
  }
}

function latinFix(file: SourceFile, runs: readonly { start: number; end: number }[]): FixInit {
  const decoder = new TextDecoder("windows-1252");
  const edits = runs.map((run): Edit => {
    const text = file.document.slice(run);
    const bytes = Uint8Array.from(text, (unit) => unit.charCodeAt(0) - ESCAPED_BYTE_BASE);
    return replace(file, run, decoder.decode(bytes));
  });
  return {
    title: say`Take the bytes for Windows-1252 (Latin-1) and write them as UTF-8`,
    unsafe: "the file does not say which encoding its author used",
    edits,
  };
}
