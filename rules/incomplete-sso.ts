import { meantSection } from "../lib/engine/meant_section.ts";
import { listMessages, say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import {
  includedProfiles,
  isSuppliedByOtherTool,
  meansToHave,
  settingPlace,
} from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { winningSetting } from "../lib/model/profile_settings.ts";
import {
  SSO_KEYS,
  type SsoKey,
  type SsoProfile,
  ssoProfilesWhere,
} from "../lib/model/sso_profiles.ts";

/** Reports profiles that have some of the settings of SSO but not all that it takes. */
const rule: Rule = {
  meta: {
    name: "incomplete-sso",
    family: "sso",
    severity: "error",
    fix: "none",
    summary: "A profile that lacks some of the settings that SSO takes",
  },
  check(context) {
    const { home } = context;
    for (const sso of ssoProfilesWhere(home, (one) => missingKeys(one).length > 0)) {
      if (isSuppliedByOtherTool(sso.profile)) continue;
      if (includedProfiles(home).has(sso.profile.name)) continue;
      // `[sso_session corp]` in the credentials file is a profile by mistake.
      if (sso.profile.sections.some((section) => meantSection(section) !== null)) continue;
      const lacking = missingKeys(sso).filter((key) => !meansToHave(home, sso.profile, [key]));
      if (lacking.length > 0) report(context, sso, lacking);
    }
  },
};
export default rule;

const NONE: readonly SsoKey[] = [];
const CREDENTIALS: readonly SsoKey[] = ["sso_account_id", "sso_role_name"];
const PORTAL: readonly SsoKey[] = ["sso_start_url", "sso_region"];

/** A session alone makes a profile for tokens; what the session itself lacks is for `incomplete-sso-session`. */
function missingKeys(sso: SsoProfile): readonly SsoKey[] {
  const wanted = sso.has("sso_session") ? CREDENTIALS : [...CREDENTIALS, ...PORTAL];
  const lacking = wanted.filter((key) => !sso.has(key));
  return sso.has("sso_session") && lacking.length === CREDENTIALS.length ? NONE : lacking;
}

function report(context: RuleContext, sso: SsoProfile, lacking: readonly SsoKey[]): void {
  const { profile } = sso;
  const { severity, runtimes, sentence } = outcomeOf(context, profile.name, "sso-incomplete");
  const keys = listMessages(lacking.map((key) => say`\`${key}\``));
  // A session has these, and neither account nor role.
  const portal = PORTAL.filter((key) => lacking.includes(key)).map((key) => say`\`${key}\``);
  const first = SSO_KEYS.map((key) => winningSetting(profile, key)).find((one) =>
    one !== undefined
  );
  if (first === undefined) return;
  context.report({
    message: say`Profile \`${profile.name}\` is set up for SSO, but lacks ${keys}.${sentence} Add ${
      lacking.length === 1 ? say`it` : say`them`
    }${
      portal.length === 0
        ? say``
        : say`, or name with \`sso_session\` an \`[sso-session]\` that has ${listMessages(portal)}`
    }.`,
    place: settingPlace(first),
    profile: profile.name,
    severity,
    runtimes,
  });
}
