import { environmentFact } from "../lib/catalogue/environment.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { type MisspeltVariable, misspeltVariables } from "../lib/engine/misspelt_variable.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, concerned, listRuntimes } from "../lib/engine/wording.ts";

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
      halfPair(context, meant)
    }`,
    place: { variable: name },
  });
}

/** What comes of a key without its other half, which `env-partial-credentials` leaves to this rule. */
function halfPair(context: RuleContext, meant: string): Message {
  const environment = context.home.environment!;
  const stopping = concerned(context, ["cli", "boto3"]);
  const isHalf = environmentFact(meant)!.setting === "aws_secret_access_key" &&
    environment.has("AWS_ACCESS_KEY_ID") && !environment.has(meant);
  if (!isHalf || stopping.length === 0) return say``;
  return say` Without it ${listRuntimes(stopping)} ${
    agree(stopping, "stops", "stop")
  } with "Partial credentials found in env, missing: ${meant}".`;
}
