import { say } from "../lib/engine/message.ts";
import { keyMoverOf } from "../lib/engine/move_keys.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import {
  hasSameValue,
  isSplit,
  type KeyedProfile,
  keyedProfiles,
} from "../lib/model/key_settings.ts";

/** Reports key pairs of which one half stands in each file, and brings them together. */
const rule: Rule = {
  meta: {
    name: "split-key-pair",
    family: "credentials",
    severity: "error",
    fix: "mixed",
    summary: "An access key id in one file, its secret key in the other",
  },
  check(context) {
    for (const keyed of keyedProfiles(context.home).values()) {
      if (isSplit(keyed)) report(context, keyed);
    }
  },
};
export default rule;

function report(context: RuleContext, { profile, config, credentials }: KeyedProfile): void {
  const { home } = context;
  const field = credentials.id === undefined ? "id" : "secret";
  const here = config[field]!;
  const there = (credentials.id ?? credentials.secret)!;
  const rival = field === "id" ? config.secret : config.id;
  const { sentence } = outcomeOf(context, profile.name, "partial-keys");
  const advice = rival !== undefined && !hasSameValue(rival, there)
    ? say`The config file has another \`${there.key}\` as well: keep in the credentials file what belongs together.`
    : say`Keep both in the credentials file.`;
  const halves = [
    { file: home.config!, setting: here },
    { file: home.credentials!, setting: there },
  ];
  // A file that is read for context only holds no findings.
  if (!home.config!.reported) halves.reverse();
  const [half, other] = halves as [typeof halves[0], typeof halves[0]];
  context.report({
    message:
      say`Profile \`${profile.name}\` has \`${there.key}\` in the credentials file and \`${here.key}\` in the config file, but most runtimes look for both in one of them.${sentence} ${advice}`,
    place: { file: half.file, span: half.setting.span },
    related: [{
      message: say`the other half`,
      place: { file: other.file, span: other.setting.line.name },
    }],
    profile: profile.name,
    fix: keyMoverOf(home).fixOf(profile),
  });
}
