import { joinMessages, say } from "../lib/engine/message.ts";
import { valuePlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { chainsOf } from "../lib/model/chains.ts";
import { type ProfileSetting, winningSetting } from "../lib/model/profile_settings.ts";

/** Reports profiles for which more roles are assumed one after the other than one wants. */
const rule: Rule = {
  meta: {
    name: "long-role-chain",
    family: "roles",
    severity: "info",
    fix: "none",
    summary: "More roles assumed one after the other than configured",
    options: { roles: "How many roles in a row are fine (3)" },
  },
  check(context) {
    const limit = limitOf(context.options.roles);
    const chains = chainsOf(context.home);
    for (const profile of chains.profiles) {
      // The first one that is too many: those that build on it are not told again.
      if (chains.lengthOf(profile) !== limit + 1) continue;
      report(context, winningSetting(profile, "source_profile")!, limit);
    }
  },
};
export default rule;

const DEFAULT_LIMIT = 3;

function limitOf(option: string | undefined): number {
  return /^[1-9]\d{0,6}$/.test(option ?? "") ? Number(option) : DEFAULT_LIMIT;
}

/** So many profiles of a chain are named. */
const SHOWN = 6;

function report(
  context: RuleContext,
  found: ProfileSetting,
  limit: number,
) {
  const { profile } = found;
  const chains = chainsOf(context.home);
  const names = [];
  for (let at = profile; names.length <= Math.min(limit, SHOWN);) {
    names.push(say`\`${at.name}\``);
    const source = chains.sourceOf(at);
    if (source === undefined) break;
    at = source;
  }
  const more = limit + 1 > names.length ? say` and ${limit + 1 - names.length} more` : say``;
  context.report({
    message: say`For profile \`${profile.name}\` ${
      limit + 1
    } roles are assumed one after the other: ${
      joinMessages(names, ", ")
    }${more}. Each is one more request that may be refused, and all but the first last an hour at most. Let \`${profile.name}\` name a source nearer to the credentials, if its role allows that.`,
    place: valuePlace(found),
    profile: profile.name,
  });
}
