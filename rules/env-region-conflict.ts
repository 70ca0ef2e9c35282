import { variablesOf } from "../lib/catalogue/environment.ts";
import { say } from "../lib/engine/message.ts";
import { misspeltVariables } from "../lib/engine/misspelt_variable.ts";
import { regionProblem } from "../lib/engine/region_problem.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, listRuntimes } from "../lib/engine/wording.ts";
import { hasCredentialWay, sourceProfileNames } from "../lib/model/credentials.ts";
import type { Home } from "../lib/model/home.ts";
import { isMeantProfile } from "../lib/model/meant_profile.ts";
import { mentionsRegion, runtimesWithoutRegion } from "../lib/model/region.ts";
import { environmentSupplies, ownChoice } from "../lib/model/resolve/mod.ts";
import { type RuntimeName, RUNTIMES } from "../lib/model/runtime.ts";

const REGION = "AWS_REGION";
const DEFAULT_REGION = "AWS_DEFAULT_REGION";

/** Reports region variables that differ, and a single one where a runtime that needs it reads the other. */
const rule: Rule = {
  meta: {
    name: "env-region-conflict",
    family: "environment",
    severity: "warning",
    fix: "none",
    summary:
      "`AWS_REGION` and `AWS_DEFAULT_REGION` differ, or a runtime does not read the one that is set",
  },
  check(context) {
    const { environment } = context.home;
    if (environment === null) return;
    const isSet = [REGION, DEFAULT_REGION].map((name) => environment.has(name));
    if (isSet[0] && isSet[1]) {
      if (differ(environment.get(REGION)!, environment.get(DEFAULT_REGION)!)) {
        reportDifference(context);
      }
    } else if (isSet[0]) reportSingle(context, REGION, DEFAULT_REGION);
    else if (isSet[1]) reportSingle(context, DEFAULT_REGION, REGION);
  },
};
export default rule;

/** Of two spellings of one region `env-invalid-value` reports the wrong one. */
function differ(first: string, second: string): boolean {
  const meant = (code: string) => regionProblem(code)?.instead ?? code;
  return meant(first) !== meant(second);
}

function reportDifference(context: RuleContext): void {
  const environment = context.home.environment!;
  const usage = (variable: string) => {
    const readers = (runtimes: readonly RuntimeName[]) =>
      runtimes.filter((runtime) => variablesOf("region", runtime)[0] === variable);
    const chosen = readers(context.runtimes);
    const list = chosen.length > 0 ? chosen : readers(RUNTIMES);
    const value = environment.get(variable)!;
    return say`${listRuntimes(list)} ${agree(list, "uses", "use")} \`${value}\``;
  };
  context.report({
    message: say`\`${REGION}\` and \`${DEFAULT_REGION}\` differ: ${usage(REGION)}, but ${
      usage(DEFAULT_REGION)
    }. Set both to the same region.`,
    place: { variable: DEFAULT_REGION },
    related: [{ message: say`differs from this one`, place: { variable: REGION } }],
  });
}

/** Reports one variable where runtimes find no region, as they read the other one. */
function reportSingle(context: RuleContext, set: string, other: string): void {
  const { home, runtimes } = context;
  // A misspelt name is the cause: `env-unknown-variable` reports it.
  const misspelt = misspeltVariables(home.environment!);
  if (!home.seesBoth || misspelt.some(({ meant }) => meant === other)) return;
  const lacking = runtimes.filter((runtime) => {
    if (variablesOf("region", runtime).includes(set)) return false;
    const { name, by } = ownChoice(home, runtime);
    return needsRegion(home, runtime, name, by === "default") &&
      runtimesWithoutRegion(home, name, [runtime]).length > 0;
  });
  if (lacking.length === 0) return;
  context.report({
    message: say`${capitalize(listRuntimes(lacking))} ${
      agree(lacking, "does", "do")
    } not read \`${set}\` and ${
      agree(lacking, "finds", "find")
    } no region: most services stop with "You must specify a region". Set \`${other}\` to the same value.`,
    place: { variable: set },
    runtimes: lacking,
  });
}

/** Tells whether a chosen profile needs a region from the environment, and no other rule says that it lacks one. */
function needsRegion(
  home: Home,
  runtime: RuntimeName,
  name: string,
  isDefault: boolean,
): boolean {
  const profile = home.profiles.get(name);
  if (profile !== undefined) {
    if (mentionsRegion(home, profile)) return false;
    // `missing-region` and `orphan-profile` report a profile with credentials, unless it is a source.
    return !hasCredentialWay(profile) || sourceProfileNames(home).has(name);
  }
  // A name that is nowhere is for `env-unknown-profile`. Who has profiles and
  // chooses none names one with each command.
  if (!isDefault || isMeantProfile(home, name)) return false;
  return home.profiles.size === 0 || environmentSupplies(home, runtime);
}
