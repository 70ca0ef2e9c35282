import type { Home, Profile } from "./home.ts";
import type { AwsSection } from "./source_file.ts";

/**
 * Tells whether one of some settings stands deeper than the setting above, which
 * then swallows it for some runtimes: that is for `indented-setting` to repair.
 *
 * @param keys in lower case
 */
export function swallows(section: AwsSection, keys: ReadonlySet<string>): boolean {
  if (!section.syntax.isOdd) return false;
  const { document } = section.file;
  for (const { children } of section.settings) {
    for (const line of children) {
      if (line.kind === "setting" && keys.has(document.slice(line.name).toLowerCase())) return true;
    }
  }
  return false;
}

/** Tells whether one of some settings (keys in lower case) starts a line that lacks its `=`: that is for `syntax-error`. */
function strays({ file: { document }, syntax: { stray } }: AwsSection, keys: ReadonlySet<string>) {
  return stray.some((line) => {
    const [word] = document.slice(line.content).split(/\s/, 1);
    return keys.has(word!.toLowerCase());
  });
}

/**
 * Tells whether one of some settings stands in any section of a profile, be it
 * empty, swallowed, without its `=`, or below a header that lacks the word
 * `profile`: other rules say what is wrong with it, and it must not be added
 * once more.
 *
 * @param keys in lower case
 */
export function mentions(home: Home, profile: Profile, keys: ReadonlySet<string>): boolean {
  const mentionedIn = (section: AwsSection) =>
    section.settings.some((setting) => keys.has(setting.key)) || swallows(section, keys) ||
    strays(section, keys);
  return profile.config.some(mentionedIn) || profile.credentials.some(mentionedIn) ||
    (home.unprefixed.get(profile.name)?.some(mentionedIn) ?? false);
}
