import { variablesOf } from "../lib/catalogue/environment.ts";
import { appendToSection } from "../lib/engine/edits.ts";
import { standsApart } from "../lib/engine/header_shape.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { meansToHave } from "../lib/engine/profile_checks.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, listRuntimes } from "../lib/engine/wording.ts";
import { hasCredentialWay, sourceProfileNames, WAY_KEYS } from "../lib/model/credentials.ts";
import type { Profile } from "../lib/model/home.ts";
import { profilesWhere } from "../lib/model/profile_kinds.ts";
import { isRegionName, mentionsRegion, runtimesWithoutRegion } from "../lib/model/region.ts";
import { seesSetting } from "../lib/model/resolve/mod.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

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
    for (const profile of profilesWhere(home, mayLackRegion)) {
      if (sources.has(profile.name) || mentionsRegion(home, profile)) continue;
      const readers = context.runtimes.filter((runtime) =>
        seesSetting(home, runtime, profile.name, WAY_KEYS)
      );
      const lacking = runtimesWithoutRegion(home, profile.name, readers);
      // What is misspelt is reported as such.
      if (lacking.length === 0 || meansToHave(home, profile, ["region"])) continue;
      report(context, profile, lacking, readers);
    }
  },
};
export default rule;

/** A profile of the credentials file alone is for `orphan-profile` to report. */
function mayLackRegion(profile: Profile): boolean {
  return profile.config.length > 0 && profile.get("region") === undefined &&
    hasCredentialWay(profile);
}

/** Reports a profile for those of the runtimes which can use it that find no region. */
function report(
  context: RuleContext,
  profile: Profile,
  lacking: readonly RuntimeName[],
  readers: readonly RuntimeName[],
): void {
  const section = profile.config[0]!;
  const isForAll = lacking.length === readers.length;
  const start = isForAll
    ? say`Profile \`${profile.name}\` has no region`
    : say`${capitalize(listRuntimes(lacking))} ${
      agree(lacking, "finds", "find")
    } no region for profile \`${profile.name}\``;
  context.report({
    message: say`${start}: ${
      places(context, profile, lacking)
    }. Most services then stop with "You must specify a region"; \`[default]\`, the source profile and \`sso_region\` do not count. Add \`region = ...\`.`,
    place: { file: section.file, span: section.headerSpan },
    profile: profile.name,
    runtimes: lacking.length === context.runtimes.length ? [] : lacking,
    fix: regionFix(section, context.options.region),
  });
}

/** Where the runtimes have looked, in sentence form. */
function places(
  { home }: RuleContext,
  profile: Profile,
  lacking: readonly RuntimeName[],
): Message {
  const files = profile.credentials.length > 0
    ? "there is none in either file"
    : "there is none in its section";
  if (home.environment === null) return say`${files}`;
  const names = [...new Set(lacking.flatMap((runtime) => variablesOf("region", runtime)))];
  const list = names.map((name) => `\`${name}\``).join(" and ");
  const isEmpty = names.every((name) => home.environment!.get(name) === "");
  return say`${files}, and ${list} ${names.length === 1 ? "is" : "are"} ${
    isEmpty ? "empty" : "not set"
  }`;
}

function regionFix(section: AwsSection, region: string | undefined): FixInit | null {
  if (region === undefined || !isRegionName(region) || !standsApart(section)) return null;
  return {
    title: say`Add \`region = ${region}\``,
    edits: [appendToSection(section, [`region = ${region}`])],
    changes: [{ what: "setting", section, key: "region", to: region }],
  };
}
