import { deleteSettingCleanly } from "../lib/engine/edits.ts";
import { listMessages, say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import { isOnlySetting, settingPlace } from "../lib/engine/profile_checks.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import type { Home } from "../lib/model/home.ts";
import { type ProfileSetting, winningSetting } from "../lib/model/profile_settings.ts";
import { rolesOf } from "../lib/model/roles.ts";

/** Reports roles with more than one source of credentials. */
const rule: Rule = {
  meta: {
    name: "conflicting-source",
    family: "roles",
    severity: "error",
    fix: "unsafe",
    summary: "A role with more than one source of credentials to assume it with",
  },
  check(context) {
    for (const { profile, sources } of rolesOf(context.home)) {
      if (sources.length < 2) continue;
      report(context, sources.map((key) => winningSetting(profile, key)!));
    }
  },
};
export default rule;

function report(context: RuleContext, sources: readonly ProfileSetting[]): void {
  const { home } = context;
  const { name } = sources[0]!.profile;
  const { severity, runtimes, sentence } = outcomeOf(context, name, "both-sources");
  const [first, ...others] = sources.toSorted((a, b) =>
    home.files.indexOf(a.section.file) - home.files.indexOf(b.section.file) ||
    a.setting.line.start - b.setting.line.start
  );
  const keys = listMessages(sources.map(({ setting }) => say`\`${setting.key}\``));
  context.report({
    message:
      say`Profile \`${name}\` has ${keys}, but a role is assumed with the credentials of one source.${sentence} Keep one of them.`,
    place: settingPlace(others.at(-1)!),
    related: [first!, ...others.slice(0, -1)].map((one) => ({
      message: say`the other source`,
      place: settingPlace(one),
    })),
    profile: name,
    severity,
    runtimes,
    fix: fix(home, sources),
  });
}

/** Keeps the web identity, which most runtimes prefer; otherwise the source profile, unless that does not exist. */
function fix(home: Home, sources: readonly ProfileSetting[]): FixInit | null {
  const find = (key: string) => sources.find(({ setting }) => setting.key === key);
  const named = find("source_profile");
  const kept = find("web_identity_token_file") ??
    (named !== undefined && home.profiles.has(named.setting.value) ? named : sources.at(-1)!);
  const dropped = sources.filter((one) => one !== kept);
  if (!dropped.every(isOnlySetting)) return null;
  return {
    title: say`Keep \`${kept.setting.key}\` only`,
    edits: dropped.flatMap(({ section, setting }) => deleteSettingCleanly(section.file, setting)),
    changes: dropped.map(({ section, setting: { key } }) => ({
      what: "setting",
      section,
      key,
      to: null,
    })),
    unsafe: "only you know which of the sources is meant",
  };
}
