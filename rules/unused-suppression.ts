import { deleteLine } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";
import type { Line } from "../lib/syntax/line.ts";

/** Reports `awsconf-ignore` comments that suppress nothing. */
const rule: Rule = {
  meta: {
    name: "unused-suppression",
    family: "linter",
    severity: "warning",
    fix: "safe",
    summary: "An `awsconf-ignore` comment that suppresses nothing",
  },
  check(context) {
    const perLine = new Map<Line, number>();
    for (const { line } of context.suppressions) perLine.set(line, (perLine.get(line) ?? 0) + 1);
    for (const suppression of context.suppressions) {
      const { file, line, rule, ruleSpan, reason, used } = suppression;
      if (used || reason === "" || !context.hasRun(rule)) continue;
      const alone = perLine.get(line) === 1;
      context.report({
        message: say`This comment suppresses nothing: \`${rule}\` finds nothing here. Remove it.`,
        place: { file, span: ruleSpan },
        fix: alone ? { title: say`Remove the comment`, edits: [deleteLine(file, line)] } : null,
      });
    }
  },
};
export default rule;
