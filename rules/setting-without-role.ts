import { listMessages, say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import {
  includedProfiles,
  isOfOtherTool,
  meansToHave,
  settingPlace,
} from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import type { Profile } from "../lib/model/home.ts";
import {
  type ProfileSetting,
  profileSettings,
  winningReferences,
} from "../lib/model/profile_settings.ts";
import { referencesOf } from "../lib/model/references.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports settings that say how to assume a role, in a profile that has none. */
const rule: Rule = {
  meta: {
    name: "setting-without-role",
    family: "roles",
    severity: "warning",
    fix: "none",
    summary: "A setting that says how to assume a role, in a profile without `role_arn`",
  },
  check(context) {
    const byProfile = new Map<Profile, ProfileSetting[]>();
    for (const key of ROLE_KEYS) {
      if (!context.home.files.some((file) => file.settings(key).some(isAlone))) continue;
      for (const found of profileSettings(context.home, key)) {
        if (found.profile.has("role_arn")) continue;
        const known = byProfile.get(found.profile);
        if (known === undefined) byProfile.set(found.profile, [found]);
        else known.push(found);
      }
    }
    for (const [profile, found] of byProfile) {
      if (includedProfiles(context.home).has(profile.name)) continue;
      // A token without a role is for `incomplete-web-identity`.
      if (profile.has("web_identity_token_file") || isOfOtherTool(profile)) continue;
      if (!meansToHave(context.home, profile, ["role_arn"])) report(context, profile, found);
    }
  },
};
export default rule;

/** The settings that nobody looks at without `role_arn`, the most telling first. */
const ROLE_KEYS = [
  "source_profile",
  "credential_source",
  "mfa_serial",
  "external_id",
  "role_session_name",
  "duration_seconds",
] as const;

/** Tells cheaply that a setting may be meant: nearly all stand in a section with a role. */
function isAlone({ section: { settings } }: Setting): boolean {
  for (const { key } of settings) if (key === "role_arn") return false;
  return true;
}

function report(context: RuleContext, profile: Profile, found: readonly ProfileSetting[]): void {
  const [first, ...others] = found as [ProfileSetting, ...ProfileSetting[]];
  const { key } = first.setting;
  const keys = listMessages(found.map(({ setting }) => say`\`${setting.key}\``));
  const does = others.length === 0 ? "does" : "do";
  const them = others.length === 0 ? "it" : "them";
  const related = others.map((other) => ({
    message: say`this goes with a role too`,
    place: settingPlace(other),
  }));
  const isSource = key === "source_profile" || key === "credential_source";
  const { reason, ...rest } = isSource ? sourceProblem(context, profile) : {
    reason: say`: AWS tools look at ${them} only when they assume a role.`,
    severity: others.length === 0 && isOfBroker(context, profile, key) ? "info" : "warning",
  } as const;
  context.report({
    message:
      say`${keys} ${does} nothing in profile \`${profile.name}\`, which has no \`role_arn\`${reason} Add \`role_arn\`, or remove ${them}.`,
    place: settingPlace(first),
    related,
    profile: profile.name,
    ...rest,
  });
}

function sourceProblem(context: RuleContext, { name }: Profile) {
  const { severity, runtimes, sentence, failing } = outcomeOf(context, name, "no-role");
  const reason = say`: no role is assumed.${sentence}`;
  const [user] = winningReferences(context.home, referencesOf(context.home).to("profile", name))
    .filter(({ profile }) => profile.has("role_arn"));
  // Who builds on it has no credentials then, which is not told there again.
  const failed = user && outcomeOf(context, user.profile.name, "empty-source").failing;
  if (!failed?.length) return { reason, severity, runtimes };
  const all = new Set([...failing, ...failed].map(({ runtime }) => runtime));
  return {
    reason: say`${reason} So it has no credentials for the role of \`${
      user!.profile.name
    }\` either.`,
    severity: "error",
    runtimes: all.size === context.runtimes.length ? [] : [...all],
  } as const;
}

/** Tools such as aws-vault ask for the code of the profile that the keys belong to. */
function isOfBroker({ home }: RuleContext, { name }: Profile, key: string): boolean {
  return key === "mfa_serial" && referencesOf(home).to("profile", name).length > 0;
}
