import { isThirdPartyKey, suppliesCredentials } from "../catalogue/third_party.ts";
import { settingFact } from "../catalogue/settings.ts";
import type { Home, Profile } from "../model/home.ts";
import { mentions } from "../model/mentions.ts";
import type { ProfileSetting } from "../model/profile_settings.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Change } from "./change.ts";
import { closest } from "./did_you_mean.ts";
import { deleteSettingCleanly, replace } from "./edits.ts";
import type { Edit, FilePlace } from "./finding.ts";
import { meantBy } from "./meant_key.ts";

/** A setting with the section that it stands in. */
type PlacedSetting = Pick<ProfileSetting, "section" | "setting">;

/** The place of a setting, from its key to the end of its value, an inline comment left out. */
export function settingPlace({ section: { file }, setting: { line } }: PlacedSetting): FilePlace {
  return { file, span: { start: line.contentStart, end: line.bareEnd } };
}

/** The place of the value of a setting, an inline comment left out. */
export function valuePlace({ section: { file }, setting: { line } }: PlacedSetting): FilePlace {
  return { file, span: line.value };
}

/** What a fix changes that writes another value. */
export function settingChange({ section, setting }: PlacedSetting, to: string): Change {
  return { what: "setting", section, key: setting.key, to };
}

/**
 * Tells whether a comment stands behind a value, which botocore takes for a
 * part of it, or indented below, as which Rust and Java take that.
 */
export function hasComment({ section, setting: { line, children } }: PlacedSetting): boolean {
  if (line.commentStart >= 0) return true;
  const { document } = section.file;
  for (let i = (children.at(-1) ?? line).number; i < document.lineCount; i++) {
    const { kind, indent } = document.lineAt(i)!;
    if (kind !== "comment" && kind !== "blank") return false;
    if (kind === "comment" && indent > 0) return true;
  }
  return false;
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
    profile.sections.some((section) => misspells(section, keys));
}

/** Tells whether a key of a section that no tool knows, or a line without a delimiter, may stand for one of some settings (in lower case). */
export function misspells(section: AwsSection, keys: readonly string[]): boolean {
  return section.settings.some((setting) => mayStandFor(section, setting, keys)) ||
    section.syntax.stray.some((line) => keys.includes(firstWord(section, line)));
}

function mayStandFor(section: AwsSection, setting: Setting, keys: readonly string[]): boolean {
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

const included = new WeakMap<Home, ReadonlySet<string>>();

/** The profiles whose settings aws-vault adds to those of others, which may have what they lack. */
export function includedProfiles(home: Home): ReadonlySet<string> {
  let names = included.get(home);
  if (names === undefined) {
    const settings = home.files.flatMap((file) =>
      ["include_profile", "parent_profile"].flatMap((key) => file.settings(key))
    );
    included.set(home, names = new Set(settings.map(({ value }) => value)));
  }
  return names;
}

/** Removes a setting; an inline comment stays, on the line that it was on. */
export function removeSetting({ section: { file }, setting }: ProfileSetting): readonly Edit[] {
  const { line, children } = setting;
  if (line.commentStart < 0 || children.length > 0) return deleteSettingCleanly(file, setting);
  return [replace(file, { start: line.start, end: line.commentStart }, "")];
}
