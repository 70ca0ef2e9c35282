import { say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import { isOfOtherTool, meansToHave, settingPlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { type ProfileSetting, profileSettings } from "../lib/model/profile_settings.ts";

/** Reports profiles with a web identity token that name no role to assume with it. */
const rule: Rule = {
  meta: {
    name: "incomplete-web-identity",
    family: "roles",
    severity: "error",
    fix: "none",
    summary: "A web identity token without a role to assume with it",
  },
  check(context) {
    const { home } = context;
    for (const found of profileSettings(home, "web_identity_token_file")) {
      const { profile } = found;
      if (profile.has("role_arn") || isOfOtherTool(profile)) continue;
      if (!meansToHave(home, profile, ["role_arn"])) report(context, found);
    }
  },
};
export default rule;

function report(context: RuleContext, found: ProfileSetting): void {
  const { name } = found.profile;
  const { severity, runtimes, sentence } = outcomeOf(context, name, "no-role");
  context.report({
    message:
      say`Profile \`${name}\` has a web identity token, but no \`role_arn\` to assume with it.${sentence} Add \`role_arn\`, or remove the token file.`,
    place: settingPlace(found),
    profile: name,
    severity,
    runtimes,
  });
}
