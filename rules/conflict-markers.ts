import { findConflicts } from "../lib/engine/conflict_markers.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { defaultSettings, readersWhere, refuses } from "../lib/engine/sample.ts";
import { tellApart } from "../lib/engine/wording.ts";
import type { FileView } from "../lib/model/runtimes/mod.ts";

/** Reports conflict markers that version control left in a file. */
const rule: Rule = {
  meta: {
    name: "conflict-markers",
    family: "reading",
    severity: "error",
    fix: "none",
    summary: "Left-over conflict markers of version control",
  },
  check(context) {
    for (const file of context.files) {
      for (const [first, ...others] of findConflicts(file)) {
        context.report({
          message: say`A conflict marker of version control was left here: ${
            effect(context)
          }. Keep one side and delete the markers.`,
          place: { file, span: first!.content },
          related: others.map((line) => ({
            message: say`${marks(file.document.text[line.contentStart]!)}`,
            place: { file, span: line.content },
          })),
        });
      }
    }
  },
};
export default rule;

const SAMPLE = "[default]\n<<<<<<< a\nb = c\n=======\nb = d\n>>>>>>> e\n";

function effect({ runtimes }: RuleContext): string {
  return tellApart(
    [readersWhere(runtimes, SAMPLE, refuses), "refuses", "refuse", "the whole file"],
    [readersWhere(runtimes, SAMPLE, takesLast), "takes", "take", "the last of both sides"],
  );
}

function takesLast(view: FileView): boolean {
  return defaultSettings(view).get("b")?.value === "d";
}

function marks(sign: string): string {
  if (sign === "=") return "the other side starts here";
  return sign === "|" ? "what both sides started from" : "the conflict ends here";
}
