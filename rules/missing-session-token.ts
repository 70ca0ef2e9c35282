import { say } from "../lib/engine/message.ts";
import { meansToHave } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { type KeyedProfile, keyedProfiles, mainKeys } from "../lib/model/key_settings.ts";
import { pairKind } from "../lib/model/session_tokens.ts";

/** Reports temporary keys without the session token that belongs to them. */
const rule: Rule = {
  meta: {
    name: "missing-session-token",
    family: "credentials",
    severity: "error",
    fix: "none",
    summary: "A temporary access key without its session token",
  },
  check(context) {
    for (const keyed of keyedProfiles(context.home).values()) {
      if (pairKind(keyed) === "temporary") check(context, keyed);
    }
  },
};
export default rule;

const TOKEN = "aws_session_token";

function check(context: RuleContext, keyed: KeyedProfile): void {
  const { home } = context;
  const { id, kind } = mainKeys(keyed);
  // Keys in a credentials file out of sight would count instead.
  if (kind === "config" && !home.seesBoth) return;
  const { profile, config, credentials } = keyed;
  // One in the other file is `secret-in-config`'s, one by the old name `legacy-session-token`'s.
  if ([config, credentials].some(({ token, legacyToken }) => token ?? legacyToken)) return;
  if (meansToHave(home, profile, [TOKEN])) return;
  context.report({
    message:
      say`The access key of profile \`${profile.name}\` is a temporary one, as its id begins with ASIA, and \`${TOKEN}\` is missing: AWS refuses it with "The security token included in the request is invalid". Add the token that was issued with the key, or get new credentials.`,
    place: { file: home[kind]!, span: id!.span },
    profile: profile.name,
  });
}
