import { isReadBy, settingFact } from "../catalogue/settings.ts";
import type { Home, Profile } from "../model/home.ts";
import { isMergedByGo } from "../model/runtimes/go.ts";
import { Secret, type SecretText } from "../model/secret.ts";
import { writeProfileTitle } from "../model/section_name.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import { isTidyWithBlocks } from "../model/tidy.ts";
import type { Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Change } from "./change.ts";
import {
  appendSection,
  appendToSection,
  copyLine,
  copySetting,
  deleteSettingCleanly,
} from "./edits.ts";
import type { Edit } from "./finding.ts";
import { standsApart } from "./header_shape.ts";
import { isTaken } from "./meant_key.ts";
import { say } from "./message.ts";
import { hasMistakes } from "./mistakes.ts";
import { commentsOf, copyComments, isTransparent } from "./moving.ts";
import { removeSection } from "./remove_section.ts";
import type { FixInit } from "./rule.ts";

const PAIR = ["aws_access_key_id", "aws_secret_access_key"];

/** Moves settings from the credentials file to the config file. */
export class SettingMover {
  readonly #home: Home;
  readonly #isPossible: boolean;
  #hasAppended = false;

  constructor(home: Home) {
    this.#home = home;
    this.#isPossible = home.config !== null && home.files.every(isTransparent);
  }

  /**
   * The fix that moves settings of a profile to its section in the config file.
   * Null where only a person can tell which of two values is meant, or where
   * another fix has to come first.
   *
   * @param settings in the order of the file; none of them may hold a secret
   */
  plan(profile: Profile, settings: readonly Setting[]): FixInit | null {
    if (!this.#isPossible || !isReadAlike(this.#home, profile)) return null;
    const title = writeProfileTitle(profile.name, "config");
    if (title === null) return null;
    const from = profile.credentials[0]!;
    const there = profile.config[0];
    const missing: Setting[] = [];
    for (const setting of settings) {
      const other = there?.get(setting.key);
      if (other !== undefined) {
        if (!hasSameText(other, setting)) return null;
      } else if (there !== undefined && isTaken(there, null, setting.key)) return null;
      else missing.push(setting);
    }
    const comments = new Map(missing.map((setting) => [setting, harmlessComments(from, setting)]));
    const edits: Edit[] = isEmptied(from, there, settings, comments)
      ? [removeSection(from)]
      : settings
        .flatMap((setting) => deleteSettingCleanly(from.file, setting, comments.get(setting)?.[0]));
    if (missing.length === 0) {
      return { title: say`Remove the settings, which the config file has too`, edits };
    }
    const doubt = there === undefined ? lostByGo(from, settings) : gainedByGo(from, missing);
    edits.unshift(this.#insertion(from, there, title, comments, doubt?.unsafe === undefined));
    const fix = { title: say`Move the settings to \`[${title}]\` in the config file`, edits };
    return doubt === null ? fix : { ...fix, ...doubt };
  }

  #insertion(
    from: AwsSection,
    there: AwsSection | undefined,
    title: string,
    comments: ReadonlyMap<Setting, readonly Line[]>,
    isSafe: boolean,
  ): Edit {
    const lines = [...comments].flatMap(([setting, above]) => [
      ...copyComments(from.file, above),
      ...copySetting(from.file, setting),
    ]);
    if (there !== undefined) return appendToSection(there, lines);
    const edit = appendSection(this.#home.config!, title, lines, !this.#hasAppended);
    this.#hasAppended ||= isSafe;
    return edit;
  }
}

function isIndentedFiller({ kind, start, contentStart, end }: Line): boolean {
  return kind === "blank" ? end > start : kind === "comment" && contentStart > start;
}

/** Whether all runtimes read the profile in one section of each file at most, and each setting there once. */
function isReadAlike(home: Home, { name, config, credentials }: Profile): boolean {
  if (credentials.length !== 1 || config.length > 1 || home.unprefixed.has(name)) return false;
  return [...config, ...credentials].every((section) => {
    // Java and Rust take an indented comment, and Java blanks, for a part of the value above.
    const { syntax, file: { document } } = section;
    if (document.linesIn(syntax.first, syntax.last).some(isIndentedFiller)) return false;
    const keys = section.settings.map(({ key }) => key);
    return isTidyWithBlocks(section) && standsApart(section) &&
      !hasMistakes(section.file.document, section.syntax) &&
      new Set(keys).size === keys.length &&
      section.settings.every(({ key, writtenKey }) => key === writtenKey);
  });
}

/** Tells whether a setting or what is nested in it holds a secret, such as a password in a URL. */
export function holdsSecret(file: SourceFile, setting: Setting): boolean {
  return copySetting(file, setting).some(isSecret);
}

function isSecret(line: SecretText): boolean {
  return typeof line !== "string" && line.some((part) => part instanceof Secret);
}

/** Whether nothing is left of a section but comments behind the last setting, and nobody misses it. */
function isEmptied(
  { settings, syntax, file }: AwsSection,
  there: AwsSection | undefined,
  moved: readonly Setting[],
  comments: ReadonlyMap<Setting, readonly Line[]>,
): boolean {
  if (moved.length < settings.length) return false;
  // As long as the credentials file has the profile, Go overlooks half a key pair in the config file.
  if (PAIR.some((key) => there?.get(key) !== undefined)) return false;
  // Blank lines above may go with it, but not those that Java takes for more than blank.
  const above = file.document.lineAt(syntax.header!.number - 2);
  if (above !== undefined && isIndentedFiller(above)) return false;
  const moving = new Set([...comments.values()].flat());
  const lines = file.document.linesIn(syntax.first, settings.at(-1)!.line.number);
  return lines.every((line) => line.kind !== "comment" || moving.has(line));
}

/** The comments above a setting that may stand in a file that people share. */
function harmlessComments({ file }: AwsSection, setting: Setting): readonly Line[] {
  const comments = commentsOf(setting);
  const lastSecret = comments.findLastIndex((line) => isSecret(copyLine(file, line)));
  return comments.slice(lastSecret + 1);
}

/** Tells whether two settings have the same value and the same nested in it, as written. */
export function hasSameText(a: Setting, b: Setting): boolean {
  return valueText(a) === valueText(b);
}

function valueText({ section, line, span }: Setting): string {
  return section.document.text.slice(line.valueStart, span.end);
}

/** Why the Go SDK would follow settings that it has not read so far, or null. */
function gainedByGo(from: AwsSection, moved: readonly Setting[]): Doubt | null {
  return doubtAbout(
    from,
    moved,
    (keys) =>
      `the Go SDK passes over ${keys} in the credentials file, as the config file has the profile too, and would then follow it`,
  );
}

/**
 * Why the Go SDK would no longer read what stays in the credentials file once
 * the config file has the profile too, or null.
 */
export function lostByGo(from: AwsSection, moved: readonly Setting[]): Doubt | null {
  return doubtAbout(
    from,
    from.settings.filter((setting) => !moved.includes(setting)),
    (keys) =>
      `the Go SDK reads ${keys} from the credentials file only as long as the config file does not have the profile`,
  );
}

/** Why a fix is not safe, if it is not, and what it may change. */
interface Doubt {
  readonly unsafe?: string;
  readonly changes: readonly Change[];
}

function doubtAbout(
  from: AwsSection,
  settings: readonly Setting[],
  reason: (keys: string) => string,
): Doubt | null {
  const hasPair = PAIR.every((key) => from.get(key) !== undefined);
  const keys = settings.map(({ key }) => key).filter((key) => !isMergedByGo(key, hasPair))
    // What another tool keeps there Go passes on to nobody.
    .filter((key) => settingFact(key) === undefined || isReadBy(key, "go"));
  if (keys.length === 0) return null;
  const changes = keys.map((key): Change => ({ what: "setting", profile: from.name, key }));
  const known = keys.filter((key) => settingFact(key) !== undefined);
  if (known.length === 0) return { changes };
  return {
    unsafe: reason(known.map((key) => `\`${key}\``).join(", ")),
    changes: [...changes, { what: "credentials", profile: from.name }],
  };
}
