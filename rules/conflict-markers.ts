import { findConflicts } from "../lib/engine/conflict_markers.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";

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
          message:
            say`A conflict marker of version control was left here: boto3, the AWS CLI, the Rust SDK and the Java SDK refuse the whole file, the others take the last of both sides. Keep one side and delete the markers.`,
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

function marks(sign: string): string {
  if (sign === "=") return "the other side starts here";
  return sign === "|" ? "what both sides started from" : "the conflict ends here";
}
