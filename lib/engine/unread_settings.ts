import { isServiceId, serviceIdOf } from "../catalogue/services.ts";
import { settingFact, type SettingSection } from "../catalogue/settings.ts";
import { isPluginSetting, isThirdPartyKey } from "../catalogue/third_party.ts";
import type { Home } from "../model/home.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import { misspeltToolKey } from "./meant_key.ts";
import { isUnindented } from "./unindented.ts";

/** A setting that no AWS tool, nor another tool that is known, reads where it stands. */
export interface UnreadSetting {
  readonly section: AwsSection;
  /** In the block of another setting if it has a parent. */
  readonly setting: Setting;
}

/** Tells whether the AWS CLI's plugin for endpoints is switched on in a home. */
export function hasEndpointPlugin({ config }: Home): boolean {
  return config?.sections.some((section) =>
    section.type === "plugins" &&
    section.settings.some(({ value }) => value.includes("awscli_plugin_endpoint"))
  ) ?? false;
}

/**
 * Visits the settings of a file that nobody reads where they stand, be they
 * unknown or in the wrong place. What stands below an unknown section, or
 * continues a value, is for other rules.
 *
 * @param hasPlugin whether the AWS CLI's plugin for endpoints is switched on, which reads blocks of services in profiles
 */
export function visitUnread(
  file: SourceFile,
  hasPlugin: boolean,
  visit: (unread: UnreadSetting) => void,
): void {
  for (const key of file.keys) {
    if (isProfileKey(key)) continue;
    for (const setting of file.settings(key)) {
      const section = file.sectionOf(setting.section);
      if (section.type === "profile" && !isBlock(setting) && !isUnindented(section, setting)) {
        visit({ section, setting });
      }
    }
  }
  for (const section of file.sections) {
    if (section.type === "sso-session") visitSsoSession(section, visit);
    if (section.type === "services") visitServices(section, visit);
  }
  // A block makes its section odd.
  for (const section of file.oddSections) {
    if (section.type === "profile") visitBlocks(section, hasPlugin, visit);
  }
}

/** Keys that are none: nothing before the delimiter, or a line that is no setting at all. */
const NO_KEY = /^(?:$|[[({]|<{7}|>{7}|\|{7})/;

function isProfileKey(key: string): boolean {
  if (NO_KEY.test(key)) return true;
  if (isThirdPartyKey(key)) return misspeltToolKey(key) === undefined;
  return !key.includes(".") && (settingFact(key)?.sections.includes("profile") ?? false);
}

/** Tells whether an unread setting is one that somebody reads elsewhere: in another section, a block or outside of one. */
export function isMisplaced({ section, setting }: UnreadSetting): boolean {
  const { key, value, parent } = setting;
  if (settingFact(key) !== undefined) return true;
  if (section.type === "services") return parent === null && value !== "" && isServiceKey(key);
  if (parent !== null) return isPluginSetting(key);
  return blockOf(key) !== null;
}

/** The block of a profile that a setting (key in lower case) belongs into, or null. */
export function blockOf(key: string): string | null {
  return ["s3", "emr"].find((block) => settingFact(`${block}.${key}`) !== undefined) ?? null;
}

/** Any service may have a block in a profile, for `signature_version`. */
function isBlock({ key, value, children }: Setting): boolean {
  return value === "" && children.length > 0 && (key === "s3api" || serviceIdOf(key) !== null);
}

function visitSsoSession(section: AwsSection, visit: (unread: UnreadSetting) => void): void {
  for (const setting of section.settings) {
    const { key } = setting;
    const isKnown = settingFact(key)?.sections.includes(section.type as SettingSection);
    if (isKnown || isThirdPartyKey(key) || NO_KEY.test(key)) continue;
    visit({ section, setting });
  }
}

/** In a services section each key is a service with a block that holds its endpoint. */
function visitServices(section: AwsSection, visit: (unread: UnreadSetting) => void): void {
  for (const setting of section.settings) {
    const { key, value, children } = setting;
    if (NO_KEY.test(key) || isUnindented(section, setting)) continue;
    if (!isServiceKey(key) || value !== "") visit({ section, setting });
    if (value !== "" || children.length === 0) continue;
    for (const nested of setting.nested) {
      if (nested.key !== "endpoint_url" && nested.key !== "") visit({ section, setting: nested });
    }
  }
}

function isServiceKey(key: string): boolean {
  return isServiceId(key);
}

function visitBlocks(
  section: AwsSection,
  hasPlugin: boolean,
  visit: (unread: UnreadSetting) => void,
): void {
  for (const parent of section.settings) {
    const { key, value, children } = parent;
    if (value !== "" || children.length === 0 || key === "api_versions") continue;
    // Nothing is known of what stands below an unknown key, which is reported itself.
    if (settingFact(key)?.type !== "block" && !isBlock(parent)) continue;
    for (const setting of parent.nested) {
      if (!isNestedKey(key, setting.key, hasPlugin)) visit({ section, setting });
    }
  }
}

function isNestedKey(block: string, key: string, hasPlugin: boolean): boolean {
  if (key === "" || key === "signature_version") return true;
  if (hasPlugin && isPluginSetting(key)) return true;
  // `s3api` is taken for what `s3` is.
  return settingFact(`${block === "s3api" ? "s3" : block}.${key}`) !== undefined;
}
