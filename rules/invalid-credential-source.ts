import { settingFact } from "../lib/catalogue/settings.ts";
import { closest } from "../lib/engine/did_you_mean.ts";
import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { settingChange, valuePlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { type ProfileSetting, profileSettings } from "../lib/model/profile_settings.ts";
import { isRoleBy } from "../lib/model/roles.ts";

/** Reports a `credential_source` that is none of those that there are. */
const rule: Rule = {
  meta: {
    name: "invalid-credential-source",
    family: "roles",
    severity: "error",
    fix: "unsafe",
    summary: "A `credential_source` that does not exist",
  },
  check(context) {
    const legal = settingFact("credential_source")!.values.map(({ value }) => value);
    for (const found of profileSettings(context.home, "credential_source")) {
      // Without a role nobody reads it, and beside another source it has to go.
      if (!isRoleBy(found.profile, "credential_source")) continue;
      const value = plainValue(found.setting);
      if (value !== null && !legal.includes(value)) report(context, found, legal);
    }
  },
};
export default rule;

/** What people write by analogy with other names of the same things, in lower case. */
const MEANT: Readonly<Record<string, string>> = {
  "env": "Environment",
  "environmentvariables": "Environment",
  "ec2": "Ec2InstanceMetadata",
  "ec2instance": "Ec2InstanceMetadata",
  "ec2instanceprofile": "Ec2InstanceMetadata",
  "imds": "Ec2InstanceMetadata",
  "instanceprofile": "Ec2InstanceMetadata",
  "instancemetadata": "Ec2InstanceMetadata",
  "ecs": "EcsContainer",
  "container": "EcsContainer",
  "ecstask": "EcsContainer",
  "ecstaskrole": "EcsContainer",
};

function report(context: RuleContext, found: ProfileSetting, legal: readonly string[]): void {
  const { profile: { name }, section, setting: { line, value } } = found;
  const { severity, runtimes, sentence } = outcomeOf(context, name, "unknown-source");
  const word = value.toLowerCase().replace(/[\s_-]/g, "");
  const meant = Object.hasOwn(MEANT, word) ? MEANT[word]! : closest(value, legal) ?? null;
  context.report({
    message:
      say`\`${value}\` is not a \`credential_source\`; there are Environment, Ec2InstanceMetadata and EcsContainer, written so.${sentence} ${
        meant === null ? say`Write one of the three.` : say`Did you mean \`${meant}\`?`
      }`,
    place: valuePlace(found),
    profile: name,
    severity,
    runtimes,
    fix: meant === null ? null : {
      title: say`Write \`${meant}\``,
      edits: [replace(section.file, line.value, meant)],
      changes: [settingChange(found, meant)],
      unsafe:
        "the role is then assumed with credentials that no runtime, or not every one, has used so far",
    },
  });
}
