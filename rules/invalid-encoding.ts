import { replace } from "../lib/engine/edits.ts";
import type { Edit } from "../lib/engine/finding.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { readSample, refuses } from "../lib/engine/sample.ts";
import { tellApart } from "../lib/engine/wording.ts";
import type { FileView } from "../lib/model/runtimes/mod.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import { type Encoding, ESCAPED_BYTE_BASE } from "../lib/syntax/encoding.ts";

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
      say`The file is ${file.encoding.toUpperCase()}, which is what PowerShell's \`>\` writes: ${
        verdict(context, file.encoding).effect
      }. Save it as UTF-8 without BOM.`,
    place: { file, span: mark },
    fix: {
      title: say`Write the file as UTF-8 without a byte order mark`,
      unsafe:
        "every byte of the file changes, and a program that wants UTF-16 would not read it any more",
      edits: [replace(file, mark, "")],
      operations: [{ kind: "reencode", file }],
      changes: [{ what: "anything", file }],
    },
  });
}

/** What each runtime does about an encoding: that is settled before it reads a line. */
function verdict({ runtimes }: RuleContext, encoding: Encoding) {
  const read = runtimes.map((runtime) =>
    [runtime, readSample(SAMPLES[encoding], runtime, "config", encoding)] as const
  );
  const those = (holds: (view: FileView) => boolean) =>
    read.filter(([, view]) => holds(view)).map(([runtime]) => runtime);
  const refusing = those(refuses);
  const readsNothing = (view: FileView) => !refuses(view) && !view.profiles.has("default");
  const effect = tellApart(
    [refusing, "refuses", "refuse", encoding === "utf-8" ? IN_COMMENTS : "the whole file"],
    [those(readsNothing), "reads", "read", "nothing from it"],
    [those((view) => view.profiles.has("default")), "reads", "read", "a replacement character"],
  );
  return { effect, losing: [...refusing, ...those(readsNothing)] };
}

const IN_COMMENTS = "the whole file for it, even in a comment";

const SAMPLES: Readonly<Record<Encoding, string>> = {
  "utf-8": "[default]\na = \udcff\n",
  "utf-16le": "\ufeff[default]\na = b\n",
  "utf-16be": "\ufeff[default]\na = b\n",
};

/** One finding for each line that has such bytes; all share one fix. */
function reportBytes(context: RuleContext, file: SourceFile): void {
  // With the flag `u` the halves of a character outside the basic plane are no stray bytes.
  const runs = [...file.document.text.matchAll(/[\udc80-\udcff]+/gu)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const fix = latinFix(file, runs);
  const { effect, losing } = verdict(context, file.encoding);
  let lastLine = 0;
  for (const run of runs) {
    const { line } = file.document.position(run.start);
    if (line === lastLine) continue;
    lastLine = line;
    // What the others put in its place does no harm in a comment.
    if (losing.length === 0 && file.document.lineAt(line - 1)?.kind === "comment") continue;
    context.report({
      message: say`This is not UTF-8: ${effect}. Save the file as UTF-8.`,
      place: { file, span: run },
      runtimes: losing,
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
    changes: [{ what: "anything", file }],
  };
}
