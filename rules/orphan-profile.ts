import { suppliesCredentials } from "../lib/catalogue/third_party.ts";
import { appendSection, isPlainText } from "../lib/engine/edits.ts";
import { meantSection, sectionsMeantAs } from "../lib/engine/meant_section.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { isSplitByCase } from "../lib/model/case_twins.ts";
import {
  environmentHasCredentials,
  hasCredentialWay,
  meansCredentialWay,
  sourceProfileNames,
} from "../lib/model/credentials.ts";
import type { Home, Profile } from "../lib/model/home.ts";
import { mentions } from "../lib/model/mentions.ts";
import { isRegionName, mentionsRegion, runtimesWithoutRegion } from "../lib/model/region.ts";
import { writeProfileTitle } from "../lib/model/section_name.ts";

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
    const { home } = context;
    if (!home.seesBoth) return;
    const sources = sourceProfileNames(home);
    const hasKeys = environmentHasCredentials(home);
    let added = 0;
    for (const profile of home.profiles.values()) {
      // Other rules report a header such as `[dev]` in config that is meant for it.
      if (sources.has(profile.name) || hasMistakenHeader(home, profile)) continue;
      if (isSplitByCase(home, profile.name) && context.hasRun("case-clash")) continue;
      if (hasCredentialWay(profile)) {
        if (profile.config.length === 0 && reportUnmentioned(context, profile, added === 0)) {
          added++;
        }
      } else if (!hasKeys && !mayHoldSettingsOnly(home, profile)) {
        reportWithoutCredentials(context, profile);
      }
    }
  },
};
export default rule;

function hasMistakenHeader(home: Home, { name, credentials }: Profile): boolean {
  return sectionsMeantAs(home, "profile", name).length > 0 ||
    credentials.some((section) => meantSection(section) !== null);
}

/**
 * A default profile may hold settings for credentials from a container or an
 * instance, and another tool may hold the credentials of a profile with
 * settings of its own. Other rules report an empty section, a way to
 * credentials that is empty or swallowed by its indent, and a source without a
 * role.
 */
function mayHoldSettingsOnly(home: Home, profile: Profile): boolean {
  if (profile.name === "default") return true;
  const { sections } = profile;
  return sections.every((section) => section.settings.length === 0) ||
    sections.some((section) => section.settings.some(({ key }) => suppliesCredentials(key))) ||
    mentions(home, profile, SOURCE_KEYS) || meansCredentialWay(home, profile);
}

const SOURCE_KEYS: ReadonlySet<string> = new Set(["source_profile", "credential_source"]);

function reportWithoutCredentials(context: RuleContext, profile: Profile): void {
  const section = profile.config[0] ?? profile.credentials[0]!;
  const other = profile.credentials[0];
  context.report({
    message:
      say`Profile \`${profile.name}\` has no way to credentials: no keys in either file, no role, SSO, process or web identity. AWS tools stop with "Unable to locate credentials". Add one, or remove the profile.`,
    place: { file: section.file, span: section.headerSpan },
    profile: profile.name,
    related: other === undefined || other === section ? [] : [{
      message: say`its section here holds no keys`,
      place: { file: other.file, span: other.headerSpan },
    }],
  });
}

/** Reports a profile with credentials that config never mentions, and tells whether that came with a fix. */
function reportUnmentioned(context: RuleContext, profile: Profile, isFirst: boolean): boolean {
  const { home, runtimes } = context;
  if (mentionsRegion(home, profile)) return false;
  // A section `[profile dev]` in credentials is wrong in itself.
  if (profile.credentials.some(({ keyword }) => keyword !== null)) return false;
  const lacking = runtimesWithoutRegion(home, profile.name, runtimes);
  if (lacking.length === 0) return false;
  const section = profile.credentials[0]!;
  const title = writeProfileTitle(profile.name, "config");
  const advice = title === null
    ? say`Give it a plain name and add a section with a region to the config file.`
    : say`Add \`[${title}]\` with a region to the config file.`;
  const fix = title === null ? null : regionFix(context, title, isFirst);
  context.report({
    message:
      say`Profile \`${profile.name}\` stands in the credentials file alone, where it has no region: most services stop with "You must specify a region". ${advice}`,
    place: { file: section.file, span: section.headerSpan },
    profile: profile.name,
    runtimes: lacking.length === runtimes.length ? [] : lacking,
    fix,
  });
  return fix !== null;
}

function regionFix(
  { home: { config }, options: { region } }: RuleContext,
  title: string,
  isFirst: boolean,
): FixInit | null {
  if (config === null || !isPlainText(config)) return null;
  if (region === undefined || !isRegionName(region)) return null;
  return {
    title: say`Add \`[${title}]\` with \`region = ${region}\` to the config file`,
    edits: [appendSection(config, title, [`region = ${region}`], isFirst)],
  };
}
