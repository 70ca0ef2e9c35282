import { Guesser } from "../lib/engine/did_you_mean.ts";
import { replace } from "../lib/engine/edits.ts";
import { sectionsMeantAs } from "../lib/engine/meant_section.ts";
import { say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { settingChange, valuePlace } from "../lib/engine/profile_checks.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { type ProfileSetting, winningReferences } from "../lib/model/profile_settings.ts";
import { referencesOf } from "../lib/model/references.ts";
import { isRoleBy } from "../lib/model/roles.ts";

/** Reports roles whose source profile does not exist. */
const rule: Rule = {
  meta: {
    name: "dangling-source-profile",
    family: "roles",
    severity: "error",
    fix: "unsafe",
    summary: "A `source_profile` that names a profile that does not exist",
  },
  check(context) {
    const { home } = context;
    // The file that is not in view may hold it.
    if (!home.seesBoth) return;
    let guesser: Guesser | null = null;
    const references = referencesOf(home);
    for (const name of references.names("profile")) {
      // A header that is not quite that of a profile is the cause then, and has its own rule.
      if (home.profiles.has(name) || sectionsMeantAs(home, "profile", name).length > 0) continue;
      for (const found of winningReferences(home, references.to("profile", name))) {
        if (!isRoleBy(found.profile, "source_profile")) continue;
        if (plainValue(found.setting) === null) continue;
        guesser ??= new Guesser(home.profiles.keys());
        report(context, found, guess(context, guesser, found, name));
      }
    }
  },
};
export default rule;

function report(context: RuleContext, found: ProfileSetting, meant: string | null): void {
  const { profile: { name }, setting: { value } } = found;
  const { runtimes, sentence } = outcomeOf(context, name, "dangling-source");
  context.report({
    message:
      say`Neither file has a profile \`${value}\`, whose credentials profile \`${name}\` needs for its role.${sentence} ${
        meant === null
          ? say`Add the profile, or name another one.`
          : say`Did you mean \`${meant}\`?`
      }`,
    place: valuePlace(found),
    profile: name,
    runtimes,
    fix: meant === null ? null : fix(found, meant),
  });
}

function guess(
  { home }: RuleContext,
  guesser: Guesser,
  { profile }: ProfileSetting,
  name: string,
): string | null {
  const bare = name.replace(/^profile\s+/, "");
  const meant = home.profiles.has(bare) ? bare : guesser.closest(name);
  // A role that is its own source needs keys beside it.
  return meant === undefined || meant === profile.name ? null : meant;
}

function fix(
  { section, setting }: ProfileSetting,
  meant: string,
): FixInit | null {
  if (!/^[\w.@:/+%-]+(?: [\w.@:/+%-]+)*$/.test(meant)) return null;
  return {
    title: say`Write \`${meant}\``,
    edits: [replace(section.file, setting.line.value, meant)],
    changes: [settingChange({ section, setting }, meant)],
    unsafe: "another profile may be meant, and the role is then assumed with other credentials",
  };
}
