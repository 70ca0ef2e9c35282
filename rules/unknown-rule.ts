import { closest } from "../lib/engine/did_you_mean.ts";
import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";

/** Reports `awsconf-ignore` comments that name no rule. */
const rule: Rule = {
  meta: {
    name: "unknown-rule",
    family: "linter",
    severity: "warning",
    fix: "unsafe",
    summary: "An `awsconf-ignore` comment that names no rule",
  },
  check(context) {
    for (const { file, rule, ruleSpan } of context.suppressions) {
      if (context.ruleNames.includes(rule)) continue;
      const meant = closest(rule, context.ruleNames);
      context.report({
        message: meant === undefined
          ? say`There is no rule \`${rule}\`. \`awsconf rules\` lists them.`
          : say`There is no rule \`${rule}\`. Did you mean \`${meant}\`?`,
        place: { file, span: ruleSpan },
        fix: meant === undefined ? null : {
          title: say`Write \`${meant}\``,
          unsafe: "it is a guess",
          edits: [replace(file, ruleSpan, meant)],
        },
      });
    }
  },
};
export default rule;
