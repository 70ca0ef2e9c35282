import { planSuppressions } from "../engine/add_suppressions.ts";
import { applyFixes } from "../engine/apply_fixes.ts";
import type { Host } from "../host/host.ts";
import { rules } from "../../rules/mod.ts";
import type { LintedHome } from "./lint_command.ts";
import type { Invocation } from "./parse.ts";
import { UsageError } from "./usage_error.ts";

/** The rules about the linter's own comments: a comment about a comment would help nobody. */
const OWN = new Set(
  rules.filter(({ meta }) => meta.family === "linter").map(({ meta }) => meta.name),
);

/**
 * The step that puts a comment above everything that is found in a home, in
 * memory, and says on standard error how many there are.
 *
 * Throws a UsageError where `--add-suppressions` gives no reason, or goes with
 * options that it does not go with.
 */
export function suppressionStep(
  host: Host,
  invocation: Invocation,
): (linted: LintedHome) => LintedHome {
  const reason = reasonOf(invocation);
  return (linted) => {
    const { fix, count } = planSuppressions(linted.result.findings, reason, (one) => OWN.has(one));
    if (fix === null) return linted;
    const comments = fix.edits.length;
    host.stderr.write(
      `awsconf: ${comments} ${comments === 1 ? "comment" : "comments"} for ${count} ${
        count === 1 ? "finding" : "findings"
      }.\n`,
    );
    const home = applyFixes(linted.home, [fix]);
    return { ...linted, home, result: linted.lint(home) };
  };
}

function reasonOf(invocation: Invocation): string {
  const reason = invocation.value("add-suppressions")!.trim();
  if (reason === "" || /\p{Cc}/u.test(reason)) {
    throw new UsageError("`--add-suppressions` needs a reason, on one line.");
  }
  if (invocation.has("fix") || invocation.has("update-baseline")) {
    throw new UsageError("`--add-suppressions` goes without `--fix` and `--update-baseline`.");
  }
  if (invocation.operands.includes("-") && !invocation.has("diff")) {
    throw new UsageError("`--add-suppressions` cannot write to standard input. `--diff` shows it.");
  }
  return reason;
}
