import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";

/** Reports `awsconf-ignore` comments without a reason, which suppress nothing. */
const rule: Rule = {
  meta: {
    name: "unexplained-suppression",
    family: "linter",
    severity: "warning",
    fix: "none",
    summary: "An `awsconf-ignore` comment without a reason",
  },
  check(context) {
    for (const { file, line, rule, reason } of context.suppressions) {
      if (reason !== "") continue;
      context.report({
        message:
          say`The comment gives no reason, and so suppresses nothing. Write \`# awsconf-ignore ${rule}: why it is right here\`.`,
        place: { file, span: line.content },
      });
    }
  },
};
export default rule;
