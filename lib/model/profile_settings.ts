import type { Setting } from "../syntax/document.ts";
import type { Home, Profile } from "./home.ts";
import type { Reference } from "./references.ts";
import type { AwsSection } from "./source_file.ts";

/** A setting of a profile that wins over others of the same key. */
export interface ProfileSetting {
  readonly profile: Profile;
  readonly section: AwsSection;
  readonly setting: Setting;
}

const known = new WeakMap<Home, Map<string, readonly ProfileSetting[]>>();

/**
 * The profiles that set a key (in lower case) to something, the config file's
 * settings first. Takes time in proportion to how often the key stands in the
 * files, not to the number of profiles, and is found once for as long as the
 * home lives.
 */
export function profileSettings(home: Home, key: string): readonly ProfileSetting[] {
  let byKey = known.get(home);
  if (byKey === undefined) known.set(home, byKey = new Map());
  let found = byKey.get(key);
  if (found === undefined) byKey.set(key, found = find(home, key));
  return found;
}

function find(home: Home, key: string): ProfileSetting[] {
  const found: ProfileSetting[] = [];
  const winners = new Map<Profile, Setting | undefined>();
  for (const file of home.files) {
    for (const setting of file.settings(key)) {
      const section = file.sectionOf(setting.section);
      // Of a section of another kind with this name, no setting wins for the profile.
      const profile = home.profiles.get(section.name);
      if (profile === undefined) continue;
      // Asked once for a profile, which may stand in a file a thousand times.
      if (!winners.has(profile)) {
        winners.set(profile, profile.has(key) ? profile.get(key) : undefined);
      }
      if (winners.get(profile) === setting) found.push({ profile, section, setting });
    }
  }
  return found;
}

const bySetting = new WeakMap<readonly ProfileSetting[], ReadonlyMap<Setting, ProfileSetting>>();

/** Those of some references in which a setting of a profile refers, and wins over others of its key. */
export function winningReferences(
  home: Home,
  references: readonly Reference[],
): ProfileSetting[] {
  return references.flatMap(({ setting }) => {
    const all = profileSettings(home, setting.key);
    let index = bySetting.get(all);
    if (index === undefined) {
      bySetting.set(all, index = new Map(all.map((found) => [found.setting, found])));
    }
    return index.get(setting) ?? [];
  });
}

/** The setting of a profile that wins for a key (in lower case), with its section; undefined where none is set. */
export function winningSetting(profile: Profile, key: string): ProfileSetting | undefined {
  const setting = profile.has(key) ? profile.get(key) : undefined;
  if (setting === undefined) return undefined;
  const section = profile.sections.find(({ syntax }) => syntax === setting.section)!;
  return { profile, section, setting };
}
