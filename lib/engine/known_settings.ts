import { type SettingFact, settingFact, type SettingSection } from "../catalogue/settings.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";

/** A setting that some AWS tool reads where it stands. */
export interface KnownSetting {
  readonly section: AwsSection;
  readonly setting: Setting;
  readonly fact: SettingFact;
}

/**
 * Visits the settings of a file that stand where some AWS tool reads them, those
 * of blocks and of `[services]` sections included, by key rather than by place.
 *
 * @param wanted which ones, so that a file of which none are costs next to nothing
 * @param isRight whether a setting of a value need not be visited; asked before anything else is
 *   looked up, and once where the same value follows, since thousands of profiles say the same
 */
export function visitSettings(
  file: SourceFile,
  wanted: (fact: SettingFact) => boolean,
  visit: (known: KnownSetting) => void,
  isRight: (value: string, fact: SettingFact) => boolean = () => false,
): void {
  for (const key of file.keys) {
    const fact = settingFact(key);
    if (fact === undefined || !wanted(fact)) continue;
    let right: string | null = null;
    for (const setting of file.settings(key)) {
      if (right !== null && setting.says(right)) continue;
      const { value } = setting;
      if (isRight(value, fact)) {
        right = value;
        continue;
      }
      const section = file.sectionOf(setting.section);
      if (isSection(section.type, fact)) visit({ section, setting, fact });
    }
  }
  // A block makes its section odd.
  for (const section of file.oddSections) visitBlocks(section, wanted, visit);
}

function isSection(type: AwsSection["type"], fact: SettingFact): boolean {
  return fact.sections.includes(type as SettingSection);
}

function visitBlocks(
  section: AwsSection,
  wanted: (fact: SettingFact) => boolean,
  visit: (known: KnownSetting) => void,
): void {
  const inServices = section.type === "services";
  if (!inServices && section.type !== "profile") return;
  for (const parent of section.settings) {
    // Below a value, deeper lines are a part of it.
    if (parent.children.length === 0 || parent.value !== "") continue;
    for (const setting of parent.nested) {
      const fact = inServices && setting.key === "endpoint_url"
        ? settingFact("endpoint_url")
        : settingFact(`${parent.key}.${setting.key}`);
      if (fact !== undefined && wanted(fact)) visit({ section, setting, fact });
    }
  }
}
