import { deleteLine } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { holds, type Suppression } from "../lib/engine/suppression.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
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
    const ended = new Set<Line>();
    const perLine = new Map<Line, number>();
    for (const { line } of context.suppressions) perLine.set(line, (perLine.get(line) ?? 0) + 1);
    for (const suppression of context.suppressions) {
      const { file, line, rule, ruleSpan, reason, used } = suppression;
      if (used || reason === "" || !context.hasRun(rule)) continue;
      if (reportEnd(context, suppression, ended)) continue;
      const alone = perLine.get(line) === 1;
      context.report({
        message: say`This comment suppresses nothing: \`${rule}\` finds nothing here. Remove it.`,
        place: { file, span: ruleSpan },
        fix: alone ? removal(file, line) : null,
      });
    }
  },
};
export default rule;

/** Reports once a comment whose last day is over or is no date; what it suppressed shows again by itself. */
function reportEnd(context: RuleContext, suppression: Suppression, ended: Set<Line>): boolean {
  const { file, line, until } = suppression;
  if (until === null || holds(suppression, context.home.surroundings?.now ?? null)) return false;
  if (ended.has(line)) return true;
  ended.add(line);
  context.report({
    message: until.over === null
      ? say`\`until=${until.text}\` is no date, and so the comment suppresses nothing. Write \`until=YYYY-MM-DD\`.`
      : say`This comment suppresses nothing any more: its last day was ${until.text}. Settle what it was for and remove it, or give it a new day.`,
    place: { file, span: until.span },
  });
  return true;
}

/** Some runtimes refuse the file for an indented comment, or take it for a part of the value above. */
function removal(file: SourceFile, line: Line): FixInit {
  const section = file.sectionAt(line.start);
  return {
    title: say`Remove the comment`,
    edits: [deleteLine(file, line)],
    changes: [section === undefined ? { what: "read", file } : { what: "read", section }],
  };
}
