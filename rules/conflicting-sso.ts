import { listMessages, say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { settingPlace, valuePlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { areReadAlike, type SsoCopy, ssoCopyFix } from "../lib/engine/sso_copies.ts";
import { type PortalRegion, type SplitPortal, splitPortals } from "../lib/engine/sso_portals.ts";
import { winningSetting } from "../lib/model/profile_settings.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import { sessionSetting, type SsoProfile, ssoProfilesWhere } from "../lib/model/sso_profiles.ts";

/** Reports profiles that set again what their sso-session sets, alike or otherwise. */
const rule: Rule = {
  meta: {
    name: "conflicting-sso",
    family: "sso",
    severity: "error",
    fix: "mixed",
    summary: "A start URL or region of SSO in a profile beside the sso-session's",
  },
  check(context) {
    for (const sso of ssoProfilesWhere(context.home, hasOwnPortal)) {
      const name = sso.profile.get("sso_session")?.value ?? "";
      const session = context.home.ssoSessions.get(name);
      if (session !== undefined) check(context, sso, name, session);
    }
    for (const portal of splitPortals(context.home)) {
      for (const other of portal.others) reportRegion(context, portal, other);
    }
  },
};
export default rule;

/** Whether a profile sets beside its session what that sets. */
function hasOwnPortal(sso: SsoProfile): boolean {
  return sso.has("sso_session") && (sso.has("sso_start_url") || sso.has("sso_region"));
}

function reportRegion(
  context: RuleContext,
  { url, main }: SplitPortal,
  other: PortalRegion,
): void {
  const { section } = other;
  context.report({
    message:
      say`The portal \`${url}\` is in \`${other.setting.value}\` here and in \`${main.setting.value}\` elsewhere. It is in one region, that of IAM Identity Center, unless that is replicated; with the wrong one a login ends in "Invalid grant provided". Correct the one that is wrong.`,
    place: valuePlace(other),
    related: [{ message: say`the other region`, place: valuePlace(main) }],
    profile: section.type === "profile" ? section.name : null,
    severity: "warning",
  });
}

function check(
  context: RuleContext,
  { profile }: SsoProfile,
  session: string,
  sections: readonly AwsSection[],
): void {
  const copies = ["sso_start_url", "sso_region"].flatMap((key): SsoCopy[] => {
    const own = winningSetting(profile, key);
    const shared = sessionSetting(sections, key);
    return own === undefined || shared === undefined ? [] : [{ own, shared }];
  }).filter(({ own, shared }) => [own, shared].every((one) => plainValue(one.setting) !== null));
  const unequal = copies.filter(({ own, shared }) => own.setting.value !== shared.setting.value);
  const [first, ...others] = unequal.length > 0 ? unequal : copies;
  if (first === undefined) return;
  // Who takes a comment for a part of one of two equal values is for `inline-comment` to say.
  const runtimes = unequal.length > 0
    ? context.runtimes
    : context.runtimes.filter((runtime) => areReadAlike(context.home, copies, runtime));
  const outcome = outcomeOf({ ...context, runtimes }, profile.name, "sso-conflict");
  const failing = outcome.failing.map(({ runtime }) => runtime);
  const keys = listMessages([first, ...others].map(({ own }) => say`\`${own.setting.key}\``));
  const effect = failing.length > 0 ? outcome.sentence : say``;
  context.report({
    message: unequal.length > 0
      ? say`Profile \`${profile.name}\` has another ${keys} than its sso-session \`${session}\`.${effect} Remove the profile's own, if the session's is right.`
      : say`Profile \`${profile.name}\` repeats ${keys} of its sso-session \`${session}\`.${effect} Remove the profile's copy: only tools from before sso-sessions need it, and some tools refuse it.`,
    place: settingPlace(first.own),
    related: [
      ...others.map(({ own }) => ({ message: say`and here`, place: settingPlace(own) })),
      { message: say`the session's value`, place: settingPlace(first.shared) },
    ],
    profile: profile.name,
    severity: failing.length > 0 || unequal.length > 0 ? outcome.severity : "info",
    runtimes: failing.length === context.runtimes.length ? [] : failing,
    fix: ssoCopyFix(context.home, copies, unequal.length > 0),
  });
}
