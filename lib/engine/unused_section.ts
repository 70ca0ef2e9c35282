import type { Home } from "../model/home.ts";
import { referencesOf } from "../model/references.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import { standsApart } from "./header_shape.ts";
import { sectionsMeantAs } from "./meant_section.ts";
import { say } from "./message.ts";
import { removeSection } from "./remove_section.ts";
import type { FixInit } from "./rule.ts";

/**
 * The sections of a kind that no setting names. Empty while one names
 * something that does not exist, since it may be misspelt: its own rule
 * reports that, and which section is meant.
 *
 * @param key matches the keys that could be meant to name one, misspelt ones too
 */
export function unusedSections(
  home: Home,
  kind: "sso-session" | "services",
  key: RegExp,
): readonly AwsSection[] {
  const byName = kind === "sso-session" ? home.ssoSessions : home.services;
  if (byName.size === 0) return [];
  const used = referencesOf(home).names(kind);
  for (const name of used) {
    if (!byName.has(name) && sectionsMeantAs(home, kind, name).length === 0) return [];
  }
  const unused = [...byName].filter(([name]) => !used.has(name));
  if (unused.length === 0) return [];
  const mentioned = valuesOf(home, key);
  // One without settings is for `empty-section`.
  // What stands twice is for other rules first.
  return unused.filter(([name, { length }]) => length === 1 && !mentioned.has(name))
    .map(([, sections]) => sections[0]!).filter(({ settings }) => settings.length > 0);
}

/** The values of all settings with a key, also of those that are swallowed by the one above. */
function valuesOf(home: Home, key: RegExp): ReadonlySet<string> {
  const values = new Set<string>();
  const add = (setting: Setting) => {
    if (key.test(setting.key)) values.add(setting.value);
  };
  for (const file of home.files) {
    for (const { settings } of file.sections) {
      for (const setting of settings) {
        add(setting);
        if (setting.children.length > 0) setting.nested.forEach(add);
      }
    }
  }
  return values;
}

/** The fix that removes an unused section; null where that could change how the next one is read. */
export function removalFix(section: AwsSection): FixInit | null {
  if (section.syntax.stray.length > 0 || !standsApart(section)) return null;
  return {
    title: say`Remove the section`,
    unsafe: "something may name it that awsconf does not see, such as a script",
    edits: [removeSection(section)],
    // The Go SDK may find one of this name in the credentials file then.
    changes: [{ what: "anything", section }],
  };
}
