import { isThirdPartyKey, suppliesCredentials } from "../catalogue/third_party.ts";
import { settingFact } from "../catalogue/settings.ts";
import type { Home, Profile } from "../model/home.ts";
import { mentions } from "../model/mentions.ts";
import type { ProfileSetting } from "../model/profile_settings.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import { closest } from "./did_you_mean.ts";
import type { FilePlace } from "./finding.ts";
import { meantBy } from "./meant_key.ts";

/**
 * A value that all runtimes read as it stands, but for an inline comment: null
 * where it is wrapped or in quotes, for which there are other rules.
 */
export function plainValue(setting: Setting): string | null {
  const { value, children } = setting;
  if (children.length > 0 || value === "") return null;
  return value[0] === '"' || value[0] === "'" ? null : value;
}

/** The place of a setting, from its key to the end of its value, an inline comment left out. */
export function settingPlace({ section: { file }, setting: { line } }: ProfileSetting): FilePlace {
  return { file, span: { start: line.contentStart, end: line.bareEnd } };
}

/** The place of the value of a setting, an inline comment left out. */
export function valuePlace({ section: { file }, setting: { line } }: ProfileSetting): FilePlace {
  return { file, span: line.value };
}

/** Tells whether a profile sets a key once only, so that nothing comes to light where the setting goes. */
export function isOnlySetting({ profile, setting: { key } }: ProfileSetting): boolean {
  let count = 0;
  for (const { settings } of profile.sections) {
    for (const setting of settings) if (setting.key === key) count++;
  }
  return count === 1;
}

/**
 * Tells whether a profile that lacks some settings is meant to have one of them,
 * empty, swallowed, misspelt, without its `=` or below a header without
 * `profile`: other rules say so.
 *
 * @param keys in lower case
 */
export function meansToHave(home: Home, profile: Profile, keys: readonly string[]): boolean {
  return mentions(home, profile, new Set(keys)) ||
    profile.sections.some((section) =>
      section.settings.some((setting) => misspells(section, setting, keys)) ||
      section.syntax.stray.some((line) => keys.includes(firstWord(section, line)))
    );
}

/** Tells whether a key that no tool knows may stand for one of some settings (in lower case). */
function misspells(section: AwsSection, setting: Setting, keys: readonly string[]): boolean {
  const { key } = setting;
  if (settingFact(key) !== undefined || isThirdPartyKey(key)) return false;
  return keys.includes(meantBy(section, setting) ?? closest(key, keys) ?? "");
}

function firstWord({ file }: AwsSection, { content }: Line): string {
  return file.document.slice(content).split(/\s/, 1)[0]!.toLowerCase();
}

/** Tells whether a profile holds settings of a tool that is not of AWS and makes its own use of the others. */
export function isOfOtherTool(profile: Profile): boolean {
  return profile.sections.some(({ settings }) => settings.some(({ key }) => isThirdPartyKey(key)));
}

/** Tells whether a tool that is not of AWS supplies the credentials of a profile. */
export function isSuppliedByOtherTool(profile: Profile): boolean {
  return profile.sections.some(({ settings }) =>
    settings.some(({ key }) => suppliesCredentials(key))
  );
}
