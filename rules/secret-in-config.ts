import { isExplainedElsewhere } from "../lib/engine/key_owner.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { keyMoverOf } from "../lib/engine/move_keys.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { SECRET_KEYS } from "../lib/model/credentials.ts";
import { hasSameValue, holdsKey } from "../lib/model/key_settings.ts";
import { writeProfileTitle } from "../lib/model/section_name.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports keys and tokens in the config file, and moves them to the credentials file. */
const rule: Rule = {
  meta: {
    name: "secret-in-config",
    family: "credentials",
    severity: "error",
    fix: "mixed",
    summary: "An access key or session token in the config file",
  },
  check(context) {
    const { config } = context.home;
    if (config === null) return;
    for (const setting of config.document.preamble.settings) {
      if (holdsKey(setting)) report(context, config, null, setting);
    }
    if (SECRET_KEYS.every((key) => config.settings(key).length === 0)) return;
    for (const section of config.sections) {
      for (const setting of section.settings) {
        if (holdsKey(setting)) report(context, config, section, setting);
      }
    }
  },
};
export default rule;

function report(
  context: RuleContext,
  file: SourceFile,
  section: AwsSection | null,
  setting: Setting,
): void {
  const { home } = context;
  const profile = section?.type === "profile" ? home.profiles.get(section.name) : undefined;
  if (isExplainedElsewhere(context, profile?.name ?? null, setting)) return;
  const there = profile?.credentials[0];
  const other = there?.keyword === null ? there.get(setting.key) : undefined;
  const isSame = other !== undefined && hasSameValue(other, setting);
  context.report({
    message:
      say`\`${setting.key}\` stands in the config file, which people copy, share and commit as harmless. ${
        advice(section, other, isSame)
      }`,
    place: { file, span: setting.span },
    profile: section === null || section.name === "" ? null : section.name,
    related: other === undefined ? [] : [{
      message: isSame
        ? say`the credentials file has it too`
        : say`the credentials file has another value`,
      place: { file: there!.file, span: other.line.name },
    }],
    fix: profile === undefined ? null : keyMoverOf(home).fixOf(profile),
  });
}

function advice(
  section: AwsSection | null,
  other: Setting | undefined,
  isSame: boolean,
): Message {
  if (isSame) return say`Remove it here: the credentials file has it too.`;
  if (other !== undefined) {
    return say`The credentials file has another value: keep there what is right and remove it here.`;
  }
  if (section?.type !== "profile" && section?.type !== "unprefixed") {
    return say`Move it to the section of its profile in the credentials file.`;
  }
  return writeProfileTitle(section.name, "credentials") === null
    ? say`Give the profile a plain name and move it to the credentials file.`
    : say`Move it to \`[${section.name}]\` in the credentials file.`;
}
