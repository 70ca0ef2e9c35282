import { type EnvironmentFact, environmentFact } from "../lib/catalogue/environment.ts";
import type { Problem, Rule, RuleContext } from "../lib/engine/rule.ts";
import { concerned } from "../lib/engine/wording.ts";
import { damageOf, keyProblem, typeProblem } from "../lib/engine/variable_problem.ts";

/** Reports variables whose values no tool, or not every tool, can use. */
const rule: Rule = {
  meta: {
    name: "env-invalid-value",
    family: "environment",
    severity: "warning",
    fix: "none",
    summary: "A variable with a value that AWS tools cannot use, or that got damaged on its way",
  },
  check(context) {
    const { environment } = context.home;
    if (environment === null) return;
    for (const name of environment.names) {
      const fact = environmentFact(name);
      const value = environment.get(name)!;
      // Nothing at all is for `env-empty-value`.
      if (fact === undefined || value === "" || !counts(context, fact)) continue;
      const problem = problemOf(context, fact, value);
      if (problem !== null) context.report({ ...problem, place: { variable: name } });
    }
  },
};
export default rule;

/** Names and paths that lead nowhere have rules of their own. */
const OTHERS: ReadonlySet<EnvironmentFact["type"]> = new Set(["profile", "path"]);

/** Tells whether anybody who matters reads a variable here. */
function counts(context: RuleContext, { type, counts, runtimes }: EnvironmentFact): boolean {
  if (OTHERS.has(type) || counts === "fallback") return false;
  if (concerned(context, runtimes).length === 0) return false;
  return counts === "always" || context.home.environment!.has("AWS_WEB_IDENTITY_TOKEN_FILE");
}

function problemOf(
  context: RuleContext,
  fact: EnvironmentFact,
  value: string,
): Omit<Problem, "place"> | null {
  const damage = damageOf(fact, value);
  if (damage !== null) return damage;
  const environment = context.home.environment!;
  // Mocks and stores that only speak the protocol have regions of their own.
  if (fact.type === "region" && environment.names.some(isEndpoint)) return null;
  if (fact.type === "access-key-id") return keyProblem(fact, value, environment);
  return typeProblem(fact, value, concerned(context, fact.runtimes));
}

function isEndpoint(name: string): boolean {
  return environmentFact(name)?.setting === "endpoint_url";
}
