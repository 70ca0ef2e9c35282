import { type Message, say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import { isOfOtherTool, meansToHave, settingPlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { hasKeyPair } from "../lib/model/chains.ts";
import type { Profile } from "../lib/model/home.ts";
import { winningSetting } from "../lib/model/profile_settings.ts";
import { rolesOf, SOURCE_KEYS } from "../lib/model/roles.ts";

/** Reports roles of which nothing says whose credentials assume them. */
const rule: Rule = {
  meta: {
    name: "missing-source",
    family: "roles",
    severity: "error",
    fix: "none",
    summary: "A role without a source of credentials to assume it with",
  },
  check(context) {
    const { home } = context;
    for (const { profile, sources } of rolesOf(home)) {
      if (sources.length > 0 || isOfOtherTool(profile)) continue;
      if (!meansToHave(home, profile, SOURCE_KEYS)) report(context, profile);
    }
  },
};
export default rule;

function report(context: RuleContext, profile: Profile): void {
  const { name } = profile;
  const { severity, runtimes, sentence } = outcomeOf(context, name, "no-source");
  context.report({
    message:
      say`Profile \`${name}\` has a role, but nothing says whose credentials assume it.${sentence} ${
        advice(profile)
      }`,
    place: settingPlace(winningSetting(profile, "role_arn")!),
    profile: name,
    severity,
    runtimes,
  });
}

function advice(profile: Profile): Message {
  if (hasKeyPair(profile)) {
    return say`To assume it with the keys of this profile, move these to a profile of their own and name that with \`source_profile\`.`;
  }
  const key = ["sso_session", "sso_account_id", "credential_process"].find((one) =>
    profile.has(one)
  );
  return key === undefined
    ? say`Add \`source_profile\` with the name of another profile, \`credential_source\` or \`web_identity_token_file\`.`
    : say`\`${key}\` of the same profile is no source: put it into a profile of its own and name that with \`source_profile\`.`;
}
