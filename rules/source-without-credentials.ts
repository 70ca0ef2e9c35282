import { say } from "../lib/engine/message.ts";
import { type Outcome, outcomeOf } from "../lib/engine/outcome.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { isSuppliedByOtherTool, meansToHave, valuePlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { hasCredentialWay, WAY_KEYS } from "../lib/model/credentials.ts";
import type { Home, Profile } from "../lib/model/home.ts";
import { type ProfileSetting, winningReferences } from "../lib/model/profile_settings.ts";
import { referencesOf } from "../lib/model/references.ts";
import { isRoleBy } from "../lib/model/roles.ts";

/** Reports source profiles that have no credentials to give. */
const rule: Rule = {
  meta: {
    name: "source-without-credentials",
    family: "roles",
    severity: "error",
    fix: "none",
    summary: "A source profile that has no credentials to assume a role with",
  },
  check(context) {
    const { home } = context;
    if (!home.seesBoth) return;
    const references = referencesOf(home);
    for (const name of references.names("profile")) {
      const source = home.profiles.get(name);
      if (source === undefined || mayHaveCredentials(home, source)) continue;
      const users = winningReferences(home, references.to("profile", name)).filter((
        { profile, setting },
      ) => plainValue(setting) !== null && isRoleBy(profile, "source_profile"));
      if (users.length === 0) continue;
      const outcome = outcomeOf(context, users[0]!.profile.name, "empty-source");
      if (outcome.failing.length > 0) report(context, source, users, outcome);
    }
  },
};
export default rule;

/** What names a source of credentials, if perhaps badly, is for other rules. */
function mayHaveCredentials(home: Home, source: Profile): boolean {
  return hasCredentialWay(source) || isSuppliedByOtherTool(source) ||
    meansToHave(home, source, NAMES);
}

const NAMES = [...WAY_KEYS, "source_profile", "credential_source", "sso_region"];

/** So many of the profiles that share a source are pointed to. */
const SHOWN = 3;

function report(
  context: RuleContext,
  source: Profile,
  users: readonly ProfileSetting[],
  { sentence, runtimes }: Outcome,
): void {
  const [first, ...others] = users as [ProfileSetting, ...ProfileSetting[]];
  const header = source.config[0] ?? source.credentials[0]!;
  // Tools such as aws-vault keep keys elsewhere, and ask for a code of the profile that they belong to.
  const isOfBroker = source.has("mfa_serial");
  context.report({
    message:
      say`Profile \`${first.profile.name}\` needs the credentials of \`${source.name}\` for its role, and that has none: no keys in either file, no SSO, process or web identity.${sentence} ${
        isOfBroker
          ? say`Only a tool that keeps the keys elsewhere can use it; otherwise give it credentials, or name another source.`
          : say`Give it credentials, or name another source.`
      }${
        others.length === 0
          ? say``
          : say` The same goes for ${others.length} other ${
            others.length === 1 ? "profile" : "profiles"
          }.`
      }`,
    place: valuePlace(first),
    related: [
      {
        message: say`this profile has no credentials`,
        place: { file: header.file, span: header.headerSpan },
      },
      ...others.slice(0, SHOWN).map((other) => ({
        message: say`profile \`${other.profile.name}\` names it too`,
        place: valuePlace(other),
      })),
    ],
    profile: first.profile.name,
    severity: isOfBroker ? "warning" : "error",
    runtimes,
  });
}
