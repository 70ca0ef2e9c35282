import { say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import { removalOf } from "../lib/engine/move_keys.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { sayKeys } from "../lib/engine/wording.ts";
import {
  differences,
  isShadowed,
  type KeyedProfile,
  keyedProfiles,
} from "../lib/model/key_settings.ts";

/** Reports profiles with keys in both files that differ. */
const rule: Rule = {
  meta: {
    name: "shadowed-credentials",
    family: "credentials",
    severity: "error",
    fix: "unsafe",
    summary: "Keys of one profile in both files, with different values",
  },
  check(context) {
    for (const keyed of keyedProfiles(context.home).values()) {
      if (isShadowed(keyed)) report(context, keyed);
    }
  },
};
export default rule;

function report(context: RuleContext, keyed: KeyedProfile): void {
  const { home } = context;
  const { name } = keyed.profile;
  const pairs = differences(keyed);
  const { users } = outcomeOf(context, name);
  const [here, there] = pairs[0]!;
  const inConfig = { file: home.config!, span: here.span };
  const inCredentials = { file: home.credentials!, span: there.span };
  const isHere = home.config!.reported;
  context.report({
    message: say`Profile \`${name}\` has keys in both files, and they differ in ${
      sayKeys(pairs.map(([one]) => one.key))
    }.${users} Whoever gets a copy of the config file can read those there. Keep the good ones in the credentials file, and remove the keys from the config file.`,
    place: isHere ? inConfig : inCredentials,
    related: [
      isHere
        ? { message: say`differs from this`, place: inCredentials }
        : { message: say`differs from this`, place: inConfig },
    ],
    profile: name,
    fix: removalOf(keyed.profile),
  });
}
