import { settingFact } from "../lib/catalogue/settings.ts";
import { meantSection } from "../lib/engine/meant_section.ts";
import { type Message, say, verbatim } from "../lib/engine/message.ts";
import { hasSameText, holdsSecret, SettingMover } from "../lib/engine/move_settings.ts";
import { settingUsers } from "../lib/engine/setting_users.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { sayKeys } from "../lib/engine/wording.ts";
import type { Profile } from "../lib/model/home.ts";
import { holdsKey } from "../lib/model/key_settings.ts";
import { writeProfileTitle } from "../lib/model/section_name.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports settings in the credentials file that belong in the config file, and moves them. */
const rule: Rule = {
  meta: {
    name: "setting-in-credentials",
    family: "credentials",
    severity: "warning",
    fix: "mixed",
    summary: "A setting in the credentials file that belongs in the config file",
  },
  check(context) {
    const { credentials } = context.home;
    if (credentials === null || !credentials.reported) return;
    const mover = new SettingMover(context.home);
    for (const section of credentials.sections) {
      if (section.settings.every(holdsKey)) continue;
      // Of a header such as `[profile dev]` or `[sso-session x]` other rules speak.
      if (section.type !== "profile" || section.keyword !== null) continue;
      if (meantSection(section) === null) check(context, section, mover);
    }
  },
};
export default rule;

function check(context: RuleContext, section: AwsSection, mover: SettingMover): void {
  const { home } = context;
  const profile = home.profiles.get(section.name)!;
  // Of a key that stands there twice the last counts; `duplicate-setting` says so.
  const all = section.settings.filter((setting) => section.get(setting.key) === setting);
  const others = all.filter((setting) => belongsInConfig(section, setting));
  const region = section.get("region");
  const wrong = all.filter((setting) =>
    others.includes(setting) ||
    setting === region && isWrongRegion(profile, region, others.length > 0)
  );
  const there = (setting: Setting) => profile.config.at(-1)?.get(setting.key);
  const differs = (setting: Setting) => {
    const other = there(setting);
    return other !== undefined && !hasSameText(other, setting);
  };
  for (const setting of wrong.filter(differs)) {
    reportRival(context, section, setting, there(setting)!);
  }
  const settings = wrong.filter((setting) => !differs(setting));
  if (settings.length === 0) return;
  const fix = home.seesBoth ? mover.plan(profile, settings) : null;
  reportAll(context, section, settings, settings.every((setting) => there(setting)), fix);
}

function belongsInConfig({ file }: AwsSection, setting: Setting): boolean {
  if (setting.writtenValue === "" && setting.children.length === 0) return false;
  const fact = settingFact(setting.key);
  if (fact?.file !== "config" || !fact.sections.includes("profile")) return false;
  // A password in a URL must not go where people share it.
  return !holdsSecret(file, setting);
}

/** A region may stand there where nothing else of the profile stands in the config file, and where that says the same. */
function isWrongRegion({ config }: Profile, region: Setting, hasOthers: boolean): boolean {
  if (region.writtenValue === "" || region.children.length > 0) return false;
  if (config.length === 0) return hasOthers;
  const other = config.at(-1)!.get("region");
  return other === undefined || other.writtenValue !== region.writtenValue;
}

function sayBelongs(keys: readonly string[]): Message {
  return keys.length === 1
    ? say`${
      sayKeys(keys)
    } belongs in the config file, where \`aws configure\` writes it; the credentials file is for keys.`
    : say`${
      sayKeys(keys)
    } belong in the config file, where \`aws configure\` writes them; the credentials file is for keys.`;
}

function reportAll(
  context: RuleContext,
  { file, name }: AwsSection,
  settings: readonly Setting[],
  areThere: boolean,
  fix: FixInit | null,
): void {
  const [first, ...others] = settings as [Setting, ...Setting[]];
  const it = others.length === 0 ? "it" : "them";
  const title = writeProfileTitle(name, "config");
  const move = title === null
    ? say`Give the profile a plain name and move ${it} there.`
    : say`Move ${it} to \`[${title}]\` there.`;
  context.report({
    message: say`${sayBelongs(settings.map(({ key }) => key))} ${
      areThere
        ? say`The config file has ${it} too: remove ${it} here.`
        : say`What is written there later loses against this in most runtimes. ${move}`
    }`,
    place: { file, span: first.span },
    related: others.map(({ line }) => ({
      message: say`belongs there too`,
      place: { file, span: line.name },
    })),
    profile: name,
    fix,
  });
}

/** Reports a setting for which the config file has another value. */
function reportRival(
  { home, runtimes, report }: RuleContext,
  { file, name }: AwsSection,
  setting: Setting,
  other: Setting,
): void {
  const users = settingUsers(home, name, setting.key, "credentials", runtimes);
  report({
    message: say`${sayBelongs([setting.key])} There it has another value${
      verbatim(users === "" ? "" : `: ${users}`)
    }. Keep the right one there and remove it here.`,
    place: { file, span: setting.span },
    related: [{
      message: say`the config file has another value`,
      place: { file: home.config!, span: other.line.name },
    }],
    profile: name,
  });
}
