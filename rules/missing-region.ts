import { appendToSection } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { hasCredentialWay, sourceProfileNames } from "../lib/model/credentials.ts";
import type { Profile } from "../lib/model/home.ts";
import { isRegionName, runtimesWithoutRegion } from "../lib/model/region.ts";
import { RUNTIME_LABELS, type RuntimeName } from "../lib/model/runtime.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import { variablesOf } from "../lib/model/sources.ts";

/** Reports profiles that can get credentials but for which some runtime finds no region. */
const rule: Rule = {
  meta: {
    name: "missing-region",
    family: "sections",
    severity: "warning",
    fix: "mixed",
    summary: "A profile with credentials for which no region is found",
    options: { region: "The region that the fix fills in" },
  },
  check(context) {
    const { home } = context;
    const sources = sourceProfileNames(home);
    for (const profile of home.profiles.values()) {
      const section = profile.config[0];
      // A profile of the credentials file alone is for `orphan-profile` to report.
      if (section === undefined || mentionsRegion(profile)) continue;
      if (!hasCredentialWay(profile) || sources.has(profile.name)) continue;
      const lacking = runtimesWithoutRegion(home, profile.name, context.runtimes);
      if (lacking.length > 0) report(context, section, profile, lacking);
    }
  },
};
export default rule;

/** A region that is there but empty is for `empty-value` to report. */
function mentionsRegion(profile: Profile): boolean {
  return profile.get("region") !== undefined;
}

function report(
  context: RuleContext,
  section: AwsSection,
  profile: Profile,
  lacking: readonly RuntimeName[],
): void {
  const variables = [...new Set(lacking.flatMap((runtime) => variablesOf("region", runtime)))];
  const who = lacking.length === context.runtimes.length
    ? "No runtime"
    : `Not every runtime (${lacking.map((runtime) => RUNTIME_LABELS[runtime]).join(", ")})`;
  const where = context.home.environment === null
    ? say`its section has none`
    : say`its section has none, and ${variables.map((name) => `\`${name}\``).join(" and ")} ${
      variables.length === 1 ? "is" : "are"
    } not set`;
  context.report({
    message:
      say`${who} finds a region for profile \`${profile.name}\`: ${where}. Most services then stop with "You must specify a region"; \`[default]\`, the source profile and \`sso_region\` do not count. Add \`region = ...\`.`,
    place: { file: section.file, span: section.headerSpan },
    profile: profile.name,
    runtimes: lacking.length === context.runtimes.length ? [] : lacking,
    fix: regionFix(section, context.options.region),
  });
}

function regionFix(section: AwsSection, region: string | undefined): FixInit | null {
  if (region === undefined || !isRegionName(region)) return null;
  return {
    title: say`Add \`region = ${region}\``,
    edits: [appendToSection(section, [`region = ${region}`])],
  };
}
