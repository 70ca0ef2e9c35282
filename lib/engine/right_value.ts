import { type DiffSubject, type FactValue, sameValue } from "../model/diff/mod.ts";
import type { Home } from "../model/home.ts";
import { revealed, type Secret, type SecretText } from "../model/secret.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";

/**
 * Gives the values of a setting that are what the files say, read as their
 * author meant them: with or without what looks like a comment or like quotes,
 * as some take these for a part of the value. An empty text stands for "not
 * set" too.
 *
 * @returns null where nobody can say: there is no such profile or section or
 * block, or the key stands twice in a file
 */
export function rightValues(
  home: Home,
  subject: DiffSubject,
  key: string,
): readonly string[] | null {
  const sections = sectionsOf(home, subject);
  if (sections.length === 0) return null;
  const block = key.split(".", 1)[0]!;
  if (isRepeated(sections, key) || isRepeated(sections, block)) return null;
  const setting = settingIn(sections, key);
  if (setting !== undefined) return formsOf(setting);
  // JavaScript makes blocks of blocks, of which the tree knows nothing.
  return block === key || lastOf(sections, block) !== undefined ? [""] : null;
}

/** What a setting is meant to be, the last one where there are several, without comment and quotes; null where it is not set. */
export function meantValue(home: Home, subject: DiffSubject, key: string): string | null {
  const setting = settingIn(sectionsOf(home, subject), key);
  return setting === undefined ? null : unquoted(setting.value);
}

/** The sections of something by the name that its author means. */
export function sectionsOf(home: Home, { type, name }: DiffSubject): readonly AwsSection[] {
  if (type === "profile") return home.profiles.get(name)?.sections ?? [];
  return home[type === "services" ? "services" : "ssoSessions"].get(name) ?? [];
}

/** Tells whether a value is among some. */
export function isAmong(values: readonly string[], value: string | Secret | null): boolean {
  return values.some((one) => value === null ? one === "" : sameValue(value, one));
}

// The credentials file lies over the config file, and the last of a file wins.
function settingIn(sections: readonly AwsSection[], key: string): Setting | undefined {
  const own = lastOf(sections, key);
  const dot = key.indexOf(".");
  if (own !== undefined || dot < 0) return own;
  const block = lastOf(sections, key.slice(0, dot));
  return block?.nested.findLast(({ writtenKey }) => writtenKey === key.slice(dot + 1));
}

function isRepeated(sections: readonly AwsSection[], key: string): boolean {
  const files = sections.flatMap(({ file, settings }) =>
    settings.filter((setting) => setting.key === key).map(() => file)
  );
  return new Set(files).size < files.length;
}

function lastOf(sections: readonly AwsSection[], key: string): Setting | undefined {
  return sections.findLast((section) => section.get(key) !== undefined)?.get(key);
}

function formsOf(setting: Setting): string[] {
  const { value, writtenValue } = setting;
  return [value, writtenValue, unquoted(value), unquoted(writtenValue)];
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

/**
 * Tells whether a value is what it was to become. Some runtimes read it with a
 * comment behind it, or with lines below it that continue it, as they did before.
 *
 * @param forms the value as it stands there, with and without a comment
 */
export function hasBecome(
  before: FactValue | null,
  after: FactValue | null,
  to: SecretText | null,
  forms: readonly string[],
): boolean {
  if (after === null || to === null) return after === to;
  const wanted = revealed(to);
  if (sameValue(after.value, wanted)) return true;
  const rest = continuation(after);
  if (rest !== "" && rest !== continuation(before)) return false;
  return [wanted, ...(forms.includes(wanted) ? forms : [])]
    .some((form) => sameValue(after.value, form + rest));
}

/** The lines that continue a value, as a runtime reads it. */
function continuation(fact: FactValue | null): string {
  if (typeof fact?.value !== "string") return "";
  const end = fact.value.indexOf("\n");
  return end < 0 ? "" : fact.value.slice(end);
}
