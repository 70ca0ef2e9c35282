import { say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import { meansToHave } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import type { Profile } from "../lib/model/home.ts";
import { isHalf, type KeyedProfile, keyedProfiles } from "../lib/model/key_settings.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports profiles with one half of a key pair. */
const rule: Rule = {
  meta: {
    name: "partial-credentials",
    family: "credentials",
    severity: "error",
    fix: "none",
    summary: "An access key id without its secret key, or the reverse",
  },
  check(context) {
    for (const keyed of keyedProfiles(context.home).values()) {
      const half = halfOf(context, keyed);
      if (half === null || meansToHave(context.home, keyed.profile, [half.missing])) continue;
      report(context, keyed.profile, half);
    }
  },
};
export default rule;

const ID = "aws_access_key_id";
const SECRET = "aws_secret_access_key";

interface Half {
  readonly file: SourceFile;
  readonly setting: Setting;
  /** The key of the other half. */
  readonly missing: string;
}

/** The one half that a profile has in either file, or null where it has both, or none, or may have the other out of sight. */
function halfOf({ home }: RuleContext, { config, credentials }: KeyedProfile): Half | null {
  const both = {
    ...config,
    id: credentials.id ?? config.id,
    secret: credentials.secret ?? config.secret,
  };
  if (!isHalf(both)) return null;
  const setting = (both.id ?? both.secret)!;
  const isThere = setting === credentials.id || setting === credentials.secret;
  // The credentials file may have both: these would count.
  if (!isThere && !home.seesBoth) return null;
  const missing = setting.key === ID ? SECRET : ID;
  return { file: isThere ? home.credentials! : home.config!, setting, missing };
}

function report(
  context: RuleContext,
  { name }: Profile,
  { file, setting, missing }: Half,
): void {
  const { sentence } = outcomeOf(context, name, "partial-keys");
  context.report({
    message:
      say`Profile \`${name}\` has \`${setting.key}\` but no \`${missing}\`.${sentence} Add the other half, or remove this one.`,
    place: { file, span: setting.span },
    profile: name,
  });
}
