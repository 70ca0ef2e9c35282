import { say } from "../lib/engine/message.ts";
import { halfPairEffect } from "../lib/engine/half_pair.ts";
import { type MisspeltVariable, misspeltVariables } from "../lib/engine/misspelt_variable.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";

/** Reports variables whose names are nearly those that AWS tools read. */
const rule: Rule = {
  meta: {
    name: "env-unknown-variable",
    family: "environment",
    severity: "warning",
    fix: "none",
    summary: "A misspelt variable, which no AWS tool reads",
  },
  check(context) {
    const { environment, surroundings } = context.home;
    if (environment === null) return;
    for (const misspelt of misspeltVariables(environment)) {
      const isOnlyCase = misspelt.name.toUpperCase() === misspelt.meant;
      // Windows finds a variable whatever its case.
      if (isOnlyCase && surroundings?.platform === "win32") continue;
      report(context, misspelt, isOnlyCase);
    }
  },
};
export default rule;

function report(
  context: RuleContext,
  { name, meant }: MisspeltVariable,
  isOnlyCase: boolean,
): void {
  const why = isOnlyCase ? say`, as names of variables count with their case` : say``;
  context.report({
    message: say`No AWS tool reads \`${name}\`${why}. Did you mean \`${meant}\`?${
      halfPairEffect(context, meant)
    }`,
    place: { variable: name },
  });
}
