import { appendSection } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import {
  environmentHasCredentials,
  hasCredentialWay,
  sourceProfileNames,
} from "../lib/model/credentials.ts";
import type { Home, Profile } from "../lib/model/home.ts";
import { isRegionName, runtimesWithoutRegion } from "../lib/model/region.ts";
import { isThirdPartyKey } from "../lib/catalogue/third_party.ts";

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
    for (const profile of home.profiles.values()) {
      if (sources.has(profile.name)) continue;
      const hasWay = hasCredentialWay(profile);
      if (!hasWay && profile.config.length > 0) {
        if (!hasKeys && !isSettingsOnly(profile)) reportWithoutCredentials(context, profile);
      } else if (hasWay && profile.config.length === 0) {
        reportUnmentioned(context, profile);
      }
    }
  },
};
export default rule;

/**
 * A default profile may hold settings for credentials from a container or an
 * instance, and another tool may hold the credentials of a profile with
 * settings of its own. An empty section is for `empty-section` to report.
 */
function isSettingsOnly(profile: Profile): boolean {
  if (profile.name === "default") return true;
  const settings = profile.sections.flatMap((section) => section.settings);
  return settings.length === 0 || settings.some((setting) => isThirdPartyKey(setting.key)) ||
    settings.some((setting) =>
      setting.key === "source_profile" || setting.key === "credential_source"
    );
}

function reportWithoutCredentials(context: RuleContext, profile: Profile): void {
  const section = profile.config[0]!;
  context.report({
    message:
      say`Profile \`${profile.name}\` has no way to credentials: no keys in either file, no role, SSO, process or web identity. AWS tools stop with "Unable to locate credentials". Add one, or remove the profile.`,
    place: { file: section.file, span: section.headerSpan },
    profile: profile.name,
    related: profile.credentials.slice(0, 1).map((other) => ({
      message: say`its section here holds no keys`,
      place: { file: other.file, span: other.headerSpan },
    })),
  });
}

function reportUnmentioned(context: RuleContext, profile: Profile): void {
  const { home } = context;
  // `[dev]` in config is meant for it: `unprefixed-profile` reports that.
  if (home.unprefixed.has(profile.name) || profile.get("region") !== undefined) return;
  // A section `[profile dev]` in credentials is wrong in itself.
  if (profile.credentials.some((section) => section.keyword !== null)) return;
  const lacking = runtimesWithoutRegion(home, profile.name, context.runtimes);
  if (lacking.length === 0) return;
  const section = profile.credentials[0]!;
  context.report({
    message:
      say`Profile \`${profile.name}\` stands in the credentials file alone, so it has no region and no output format: most services stop with "You must specify a region". Add \`[${
        headerOf(profile.name)
      }]\` with a region to the config file.`,
    place: { file: section.file, span: section.headerSpan },
    profile: profile.name,
    fix: configFix(home, profile.name, context.options.region),
  });
}

function headerOf(name: string): string {
  return name === "default" ? name : /\s/.test(name) ? `profile "${name}"` : `profile ${name}`;
}

function configFix(home: Home, name: string, region: string | undefined): FixInit | null {
  if (home.config === null || region === undefined || !isRegionName(region)) return null;
  return {
    title: say`Add \`[${headerOf(name)}]\` with \`region = ${region}\` to the config file`,
    edits: [appendSection(home.config, headerOf(name), [`region = ${region}`])],
  };
}
