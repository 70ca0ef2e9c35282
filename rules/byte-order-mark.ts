import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";
import { concerned } from "../lib/engine/wording.ts";

const MARK = { start: 0, end: 1 };

/** Reports a byte order mark at the start of a file. */
const rule: Rule = {
  meta: {
    name: "byte-order-mark",
    family: "reading",
    severity: "error",
    fix: "safe",
    summary: "A byte order mark at the start of a file",
  },
  check(context) {
    // The JavaScript SDK skips the mark.
    const runtimes = concerned(context, ["boto3", "cli", "go", "java", "rust"]);
    if (runtimes.length === 0) return;
    for (const file of context.files) {
      // In UTF-16 the mark is the lesser problem: `invalid-encoding` reports that.
      if (!file.document.hasByteOrderMark || file.encoding !== "utf-8") continue;
      context.report({
        message:
          say`The file starts with a byte order mark, an invisible character that Windows editors put there: boto3, the AWS CLI, the Rust SDK and the Java SDK refuse the whole file, and the Go SDK loses the first section. Save it as UTF-8 without BOM.`,
        place: { file, span: MARK },
        runtimes,
        fix: { title: say`Remove the byte order mark`, edits: [replace(file, MARK, "")] },
      });
    }
  },
};
export default rule;
