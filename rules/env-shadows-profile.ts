import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { shadowedCredentials } from "../lib/engine/shadowed_credentials.ts";
import { shadowedRegions } from "../lib/engine/shadowed_region.ts";
import { agree, listRuntimes } from "../lib/engine/wording.ts";
import { isMeantProfile } from "../lib/model/meant_profile.ts";
import { ownChoice } from "../lib/model/resolve/mod.ts";

const PROFILE = "AWS_PROFILE";
const DEFAULT_PROFILE = "AWS_DEFAULT_PROFILE";

/** Reports variables that override the chosen profile, or do so for some runtimes only. */
const rule: Rule = {
  meta: {
    name: "env-shadows-profile",
    family: "environment",
    severity: "warning",
    fix: "none",
    summary:
      "Credentials, a region or another profile in the environment that stand against the chosen profile",
  },
  check(context) {
    if (context.home.environment === null) return;
    // While the runtimes choose different profiles, there is no chosen one to compare with.
    if (hasRivals(context)) return reportRivals(context);
    const credentials = shadowedCredentials(context);
    if (credentials !== null) context.report(credentials);
    for (const problem of shadowedRegions(context)) context.report(problem);
  },
};
export default rule;

function hasRivals({ home, runtimes }: RuleContext): boolean {
  const environment = home.environment!;
  if (!environment.has(PROFILE) || !environment.has(DEFAULT_PROFILE)) return false;
  return new Set(runtimes.map((runtime) => ownChoice(home, runtime).name)).size > 1;
}

function reportRivals(context: RuleContext): void {
  const { home, runtimes } = context;
  const names = [PROFILE, DEFAULT_PROFILE].map((variable) => home.environment!.get(variable)!);
  // `env-unknown-profile` reports a name that is nowhere.
  if (home.seesBoth && names.some((name) => !isMeantProfile(home, name))) return;
  const choosers = (variable: string) =>
    runtimes.filter((runtime) => ownChoice(home, runtime).variable === variable);
  const [first, second] = [choosers(PROFILE), choosers(DEFAULT_PROFILE)];
  context.report({
    message: say`\`${DEFAULT_PROFILE}\` makes ${
      listRuntimes(second)
    } use profile \`${names[1]!}\`, while ${listRuntimes(first)} ${
      agree(first, "uses", "use")
    } \`${names[0]!}\` from \`${PROFILE}\`. Unset \`${DEFAULT_PROFILE}\`.`,
    place: { variable: DEFAULT_PROFILE },
    profile: names[1]!,
    related: [{ message: say`chooses profile \`${names[0]!}\``, place: { variable: PROFILE } }],
  });
}
