import { appendSection, appendToSection, copyValue, deleteSetting } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { SECRET_KEYS } from "../lib/model/credentials.ts";
import type { Home, Profile } from "../lib/model/home.ts";
import type { SecretText } from "../lib/model/secret.ts";
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
    const config = context.home.config;
    if (config === null || SECRET_KEYS.every((key) => config.settings(key).length === 0)) return;
    // All keys of a profile move together, so its findings share one fix.
    const fixes = new Map<string, FixInit | null>();
    for (const section of config.sections) {
      for (const setting of section.settings) {
        if (isSecret(setting)) report(context, section, setting, fixes);
      }
    }
  },
};
export default rule;

const NAMES: ReadonlySet<string> = new Set(SECRET_KEYS);

function isSecret(setting: Setting): boolean {
  return NAMES.has(setting.key) && (setting.writtenValue !== "" || setting.children.length > 0);
}

function report(
  context: RuleContext,
  section: AwsSection,
  setting: Setting,
  fixes: Map<string, FixInit | null>,
): void {
  const profile = section.type === "profile" ? context.home.profiles.get(section.name) : undefined;
  if (profile !== undefined && !fixes.has(profile.name)) {
    fixes.set(profile.name, moveFix(context.home, profile));
  }
  const other = profile === undefined ? undefined : plainSections(profile)[0]?.get(setting.key);
  context.report({
    message:
      say`\`${setting.key}\` stands in the config file, which people copy, share and commit as harmless. Move it to the credentials file.`,
    place: { file: section.file, span: setting.span },
    profile: section.name === "" ? null : section.name,
    related: other === undefined ? [] : [{
      message: sameValue(other, setting)
        ? say`the credentials file has it too`
        : say`the credentials file has another value`,
      place: { file: context.home.credentials!, span: other.line.name },
    }],
    fix: profile === undefined ? null : fixes.get(profile.name) ?? null,
  });
}

function moveFix(home: Home, profile: Profile): FixInit | null {
  const target = home.credentials;
  const moved = profile.config.flatMap((section) => section.settings.filter(isSecret));
  // A value that wraps over lines, or two of one key, are for other rules to sort out first.
  if (target === null || moved.some((setting) => setting.children.length > 0)) return null;
  if (new Set(moved.map((setting) => setting.key)).size < moved.length) return null;
  const sections = plainSections(profile);
  if (sections.length > 1 || sections.length < profile.credentials.length) return null;
  const file = profile.config[0]!.file;
  const deletions = moved.map((setting) => deleteSetting(file, setting));
  const there = moved.map((setting) => sections[0]?.get(setting.key));
  if (moved.every((setting, i) => there[i] !== undefined && sameValue(there[i], setting))) {
    return { title: say`Remove the keys, which the credentials file has too`, edits: deletions };
  }
  if (SECRET_KEYS.some((key) => sections[0]?.get(key) !== undefined)) return null;
  const lines = moved.map((
    setting,
  ): SecretText => [`${setting.key} = `, ...copyValue(file, setting)]);
  const fix = {
    title: say`Move the keys to \`[${profile.name}]\` in the credentials file`,
    edits: [insertion(target, sections[0], profile.name, lines), ...deletions],
  };
  if (!profile.has("credential_process") && !profile.has("login_session")) return fix;
  return {
    ...fix,
    unsafe:
      "keys in the credentials file win over `credential_process` and `login_session` in boto3 and the AWS CLI; in the config file they lose",
  };
}

function insertion(
  target: SourceFile,
  section: AwsSection | undefined,
  name: string,
  lines: readonly SecretText[],
) {
  return section === undefined
    ? appendSection(target, name, lines)
    : appendToSection(section, lines);
}

/** The profile's sections in the credentials file that every runtime takes for it: without the word `profile`. */
function plainSections(profile: Profile): AwsSection[] {
  return profile.credentials.filter((section) => section.keyword === null);
}

function sameValue(a: Setting, b: Setting): boolean {
  return a.writtenValue === b.writtenValue && a.children.length === 0 && b.children.length === 0;
}
