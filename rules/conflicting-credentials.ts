import { say, verbatim } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import {
  type CredentialWay,
  credentialWays,
  profilesWithWays,
} from "../lib/model/credential_ways.ts";
import type { Profile } from "../lib/model/home.ts";

/** Reports profiles with more than one source of credentials. */
const rule: Rule = {
  meta: {
    name: "conflicting-credentials",
    family: "credentials",
    severity: "warning",
    fix: "none",
    summary: "More than one source of credentials in a profile",
  },
  check(context) {
    for (const profile of profilesWithWays(context.home)) {
      const ways = credentialWays(context.home, profile)
        .filter((way, _, all) => !isPartOfAnother(profile, way, all));
      if (ways.length > 1) report(context, profile, ways);
    }
  },
};
export default rule;

/**
 * Keys are the source of a role that names its own profile; and a command that
 * hands out what SSO supplies, for tools that do not know SSO, is no rival of it.
 */
function isPartOfAnother(
  profile: Profile,
  { name, setting }: CredentialWay,
  ways: readonly CredentialWay[],
): boolean {
  const has = (other: CredentialWay["name"]) => ways.some((way) => way.name === other);
  if (name === "keys" && has("a role")) {
    return profile.get("source_profile")?.value === profile.name;
  }
  if (name !== "credential_process" || !has("SSO")) return false;
  const command = setting.value;
  return /sso|granted/i.test(command) || command.split(/[\s="']+/).includes(profile.name);
}

const NUMBERS = ["no", "one", "two", "three", "four", "five"];

function report(
  context: RuleContext,
  profile: Profile,
  ways: readonly CredentialWay[],
): void {
  const names = ways.map(({ name }) => name);
  const list = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const { users } = outcomeOf(context, profile.name, "both-sources");
  const [first, ...others] = [
    ...ways.filter(({ file }) => file.reported),
    ...ways.filter(({ file }) => !file.reported),
  ] as [CredentialWay, ...CredentialWay[]];
  context.report({
    message: say`Profile \`${profile.name}\` has ${
      verbatim(NUMBERS[names.length]!)
    } sources of credentials, ${
      verbatim(list)
    }.${users} Keep the one that you mean, and give the other a profile of its own.`,
    place: { file: first.file, span: first.setting.span },
    related: others.map(({ name, file, setting }) => ({
      message: verbatim(`${name === "credential_process" ? "the command" : name}`),
      place: { file, span: setting.line.name },
    })),
    profile: profile.name,
  });
}
