import { appendSection, isPlainText } from "../lib/engine/edits.ts";
import { meantSection, sectionsMeantAs } from "../lib/engine/meant_section.ts";
import { lostByGo } from "../lib/engine/move_settings.ts";
import { say } from "../lib/engine/message.ts";
import { meansToHave } from "../lib/engine/profile_checks.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, listRuntimes } from "../lib/engine/wording.ts";
import { isSplitByCase } from "../lib/model/case_twins.ts";
import {
  hasCredentialWay,
  needsNoCredentials,
  sourceProfileNames,
  WAY_KEYS,
} from "../lib/model/credentials.ts";
import type { Home, Profile } from "../lib/model/home.ts";
import { profilesWhere } from "../lib/model/profile_kinds.ts";
import { isRegionName, mentionsRegion, runtimesWithoutRegion } from "../lib/model/region.ts";
import { environmentSupplies, seesProfile, seesSetting } from "../lib/model/resolve/mod.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import { writeProfileTitle } from "../lib/model/section_name.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports profiles of which one half is missing: the credentials, or the config that holds the region. */
const rule: Rule = {
  meta: {
    name: "orphan-profile",
    family: "sections",
    severity: "warning",
    fix: "mixed",
    summary: "A profile without credentials, or one that the config file never mentions",
    options: { region: "The region for the section that the fix adds to the config file" },
  },
  check(context) {
    const { home, runtimes } = context;
    if (!home.seesBoth) return;
    const sources = sourceProfileNames(home);
    let unsupplied: readonly RuntimeName[] | null = null;
    let isFirst = true;
    for (const profile of profilesWhere(home, isHalf)) {
      if (sources.has(profile.name) || hasMistakenHeader(home, profile)) continue;
      if (isSplitByCase(home, profile.name) && context.hasRun("case-clash")) continue;
      if (hasCredentialWay(profile)) {
        if (reportUnmentioned(context, profile, isFirst)) isFirst = false;
      } else if (
        !isEmpty(profile) && !needsNoCredentials(home, profile) &&
        !meansToHave(home, profile, [...WAY_KEYS])
      ) {
        unsupplied ??= runtimes.filter((runtime) => !environmentSupplies(home, runtime));
        reportWithoutCredentials(context, profile, unsupplied);
      }
    }
  },
};
export default rule;

function isHalf(profile: Profile): boolean {
  return profile.config.length === 0 || !hasCredentialWay(profile);
}

/** Other rules report a header that is meant for the profile, such as `[dev]` in the config file. */
function hasMistakenHeader(home: Home, { name, credentials }: Profile): boolean {
  return sectionsMeantAs(home, "profile", name).length > 0 ||
    credentials.some((section) => meantSection(section) !== null);
}

/** Empty sections are for another rule. */
function isEmpty({ sections }: Profile): boolean {
  return sections.every(({ settings }) => settings.length === 0);
}

/** Reports a profile to those that find it, and nothing in it or the environment that leads to credentials. */
function reportWithoutCredentials(
  context: RuleContext,
  profile: Profile,
  unsupplied: readonly RuntimeName[],
): void {
  const { home, runtimes } = context;
  const { name } = profile;
  const readers = runtimes.filter((runtime) => seesProfile(home, runtime, name));
  // A way may come from elsewhere, such as a `[DEFAULT]` section.
  const lacking = readers.filter((runtime) =>
    unsupplied.includes(runtime) && !seesSetting(home, runtime, name, WAY_KEYS)
  );
  if (lacking.length === 0) return;
  const start = lacking.length === readers.length
    ? say`Profile \`${name}\` has no way to credentials`
    : say`${capitalize(listRuntimes(lacking))} ${
      agree(lacking, "finds", "find")
    } no way to credentials for profile \`${name}\``;
  const section = profile.config[0] ?? profile.credentials[0]!;
  const other = profile.credentials[0];
  context.report({
    message:
      say`${start}: no keys in either file, no role, SSO, process or web identity. AWS tools stop with "Unable to locate credentials". Add one, or remove the profile.`,
    place: { file: section.file, span: section.headerSpan },
    profile: name,
    runtimes: lacking.length === runtimes.length ? [] : lacking,
    related: other === undefined || other === section ? [] : [{
      message: say`its section here holds no keys`,
      place: { file: other.file, span: other.headerSpan },
    }],
  });
}

/** Reports a profile with credentials that config never mentions, and tells whether that came with a safe fix. */
function reportUnmentioned(context: RuleContext, profile: Profile, isFirst: boolean): boolean {
  const { home, runtimes } = context;
  if (mentionsRegion(home, profile)) return false;
  // A section `[profile dev]` in credentials is wrong in itself.
  if (profile.credentials.some(({ keyword }) => keyword !== null)) return false;
  const readers = runtimes.filter((runtime) => seesProfile(home, runtime, profile.name));
  const lacking = runtimesWithoutRegion(home, profile.name, readers);
  if (lacking.length === 0) return false;
  const section = profile.credentials[0]!;
  const title = writeProfileTitle(profile.name, "config");
  const advice = title === null
    ? say`Give it a plain name and add a section with a region to the config file.`
    : say`Add \`[${title}]\` with a region to the config file.`;
  const fix = title === null ? null : regionFix(context, section, title, isFirst);
  context.report({
    message:
      say`Profile \`${profile.name}\` stands in the credentials file alone, where it has no region: most services stop with "You must specify a region". ${advice}`,
    place: { file: section.file, span: section.headerSpan },
    profile: profile.name,
    runtimes: lacking.length === runtimes.length ? [] : lacking,
    fix,
  });
  return fix !== null && fix.unsafe === undefined;
}

function regionFix(
  { home: { config }, options: { region } }: RuleContext,
  section: AwsSection,
  title: string,
  isFirst: boolean,
): FixInit | null {
  if (config === null || !isPlainText(config)) return null;
  if (region === undefined || !isRegionName(region)) return null;
  const { name } = section;
  const lost = lostByGo(section, []);
  return {
    title: say`Add \`[${title}]\` with \`region = ${region}\` to the config file`,
    edits: [appendSection(config, title, [`region = ${region}`], isFirst)],
    ...lost,
    changes: [
      { what: "setting", profile: name, key: "region", to: region },
      // What not every runtime finds in the credentials file; the Go SDK keeps the quotes.
      { what: "exists", profile: name },
      { what: "exists", profile: `"${name}"` },
      ...lost?.changes ?? [],
    ],
  };
}
