import { joinMessages, type Message, say } from "../lib/engine/message.ts";
import { Outcome } from "../lib/engine/outcome.ts";
import { valuePlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { chainsOf } from "../lib/model/chains.ts";
import type { Profile } from "../lib/model/home.ts";
import { winningSetting } from "../lib/model/profile_settings.ts";
import { roleWays } from "../lib/model/resolve/mod.ts";

/** Reports roles whose chain of source profiles comes back to where it was. */
const rule: Rule = {
  meta: {
    name: "source-profile-cycle",
    family: "roles",
    severity: "error",
    fix: "none",
    summary: "Source profiles that name each other in a circle",
  },
  check(context) {
    for (const cycle of chainsOf(context.home).cycles) {
      // A profile may be its own source if it has keys, which the other file may hold.
      if (cycle.length === 1 && !context.home.seesBoth) continue;
      // Keys end the chain for most runtimes; but for the role of the only profile
      // with keys it leads round to that profile again.
      const start = cycle.find(hasKeys) ?? cycle[0]!;
      const outcome = new Outcome(
        context,
        roleWays(context.home, start.name, context.runtimes),
        ["loop"],
      );
      if (outcome.failing.length > 0) report(context, cycle, start, outcome);
    }
  },
};
export default rule;

function hasKeys(profile: Profile): boolean {
  return profile.has("aws_access_key_id") || profile.has("aws_secret_access_key");
}

/** So many profiles of a circle are named. */
const SHOWN = 6;

function report(
  context: RuleContext,
  cycle: readonly Profile[],
  start: Profile,
  { sentence, runtimes }: Outcome,
): void {
  const places = cycle.slice(0, SHOWN).map((profile) =>
    valuePlace(winningSetting(profile, "source_profile")!)
  );
  context.report({
    message: say`${problem(cycle, start)}${sentence} ${advice(cycle, start)}`,
    place: places[0]!,
    related: places.slice(1).map((place, index) => ({
      message: say`which leads on from \`${cycle[index + 1]!.name}\``,
      place,
    })),
    profile: cycle[0]!.name,
    runtimes,
  });
}

function problem(cycle: readonly Profile[], start: Profile): Message {
  const [first] = cycle as [Profile];
  if (cycle.length === 1) {
    return hasKeys(first)
      ? say`Profile \`${first.name}\` is its own source profile.`
      : say`Profile \`${first.name}\` is its own source profile, and has no keys.`;
  }
  const names = cycle.slice(0, SHOWN).map(({ name }) => say`\`${name}\``);
  const rest = cycle.length - names.length;
  const path = joinMessages(names, ", ");
  const circle = rest > 0
    ? say`${path}, ${rest} more and \`${first.name}\` again`
    : say`${path} and \`${first.name}\` again`;
  const role = hasKeys(start) ? say` for the role of \`${start.name}\`` : say``;
  return say`The source profiles go round in a circle${role}: ${circle}.`;
}

function advice(cycle: readonly Profile[], start: Profile): Message {
  if (!hasKeys(start)) {
    return say`Let one of them name a profile with credentials of its own.`;
  }
  const name = cycle.length === 1 ? say`it` : say`\`${start.name}\``;
  return say`Move the keys to a profile of their own, and let ${name} name that.`;
}
