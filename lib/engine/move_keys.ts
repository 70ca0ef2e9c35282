import { SECRET_KEYS } from "../model/credentials.ts";
import type { Home, Profile } from "../model/home.ts";
import { swallows } from "../model/mentions.ts";
import { writeProfileTitle } from "../model/section_name.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import {
  appendSection,
  appendToSection,
  copySpan,
  deleteSettingCleanly,
  isPlainText,
} from "./edits.ts";
import { standsApart } from "./header_shape.ts";
import { say } from "./message.ts";
import type { FixInit } from "./rule.ts";

const NAMES: ReadonlySet<string> = new Set(SECRET_KEYS);

/** Tells whether a setting holds a key or a token. */
export function holdsKey(setting: Setting): boolean {
  return NAMES.has(setting.key) && (setting.writtenValue !== "" || setting.children.length > 0);
}

/** Tells whether two settings have the same value, on one line. */
export function hasSameValue(a: Setting, b: Setting): boolean {
  return a.writtenValue === b.writtenValue && a.children.length === 0 && b.children.length === 0;
}

/** Moves keys from the config file to the credentials file. */
export class KeyMover {
  readonly #home: Home;
  readonly #fixes = new Map<Profile, FixInit | null>();
  readonly #isPossible: boolean;
  #hasAppended = false;

  constructor(home: Home) {
    this.#home = home;
    this.#isPossible = home.credentials !== null && home.files.every(isTransparent);
  }

  /**
   * The fix that moves all keys of a profile, one half never without the other:
   * the same object for each call. Null where only a person can tell what is
   * meant, or where another fix has to come first.
   */
  fixOf(profile: Profile): FixInit | null {
    let fix = this.#fixes.get(profile);
    if (fix === undefined) this.#fixes.set(profile, fix = this.#plan(profile));
    return fix;
  }

  #plan(profile: Profile): FixInit | null {
    if (!this.#isPossible || !isReadAlike(profile)) return null;
    const source = profile.config[0]!;
    const there = profile.credentials[0];
    const moved = source.settings.filter((setting) => NAMES.has(setting.key));
    const missing: Setting[] = [];
    for (const setting of moved) {
      if (!isMovable(setting)) return null;
      const other = there?.get(setting.key);
      if (other === undefined) missing.push(setting);
      else if (!hasSameValue(other, setting) || !isReadByAll(other)) return null;
    }
    const deletions = moved.flatMap((setting) => deleteSettingCleanly(source.file, setting));
    if (missing.length === 0) {
      return { title: say`Remove the keys, which the credentials file has too`, edits: deletions };
    }
    const reason = doubt(profile, keysOf(moved), keysOf(there?.settings ?? []));
    const insertion = this.#insertion(profile, missing, reason === null);
    if (insertion === null) return null;
    const title = say`Move the keys to \`[${profile.name}]\` in the credentials file`;
    const edits = [insertion, ...deletions];
    return reason === null ? { title, edits } : { title, edits, unsafe: reason };
  }

  #insertion(profile: Profile, settings: readonly Setting[], isSafe: boolean) {
    const { file } = profile.config[0]!;
    // As written: what is untidy about a line is for other rules to repair.
    const lines = settings.map(({ line }) => copySpan(file, line, line.content));
    const there = profile.credentials[0];
    if (there !== undefined) return appendToSection(there, lines);
    const title = writeProfileTitle(profile.name, "credentials");
    if (title === null) return null;
    const edit = appendSection(this.#home.credentials!, title, lines, !this.#hasAppended);
    this.#hasAppended ||= isSafe;
    return edit;
  }
}

/** Whether what is added to a file is read, and nothing else with it: Python copies `[DEFAULT]` into every section. */
function isTransparent(file: SourceFile): boolean {
  return isPlainText(file) && !file.sections.some(({ type }) => type === "magic-default");
}

/** Whether all runtimes that know the profile find its keys in one section of each file at most. */
function isReadAlike({ config, credentials, sections }: Profile): boolean {
  if (config.length !== 1 || credentials.length > 1) return false;
  // `[profile dev]` in the credentials file is another profile, or none.
  return credentials.every(({ keyword }) => keyword === null) && sections.every(isSound);
}

function isSound(section: AwsSection): boolean {
  if (section.syntax.stray.length > 0 || swallows(section, NAMES)) return false;
  if (!standsApart(section)) return false;
  const keys = section.settings.map(({ key }) => key).filter((key) => NAMES.has(key));
  return new Set(keys).size === keys.length;
}

function keysOf(settings: readonly Setting[]): ReadonlySet<string> {
  return new Set(settings.filter(holdsKey).map(({ key }) => key));
}

/**
 * Whether a line can stand in the other file. An empty half waits until it is
 * filled in, a wrapped value until it is sorted out; a colon or a byte that is
 * not UTF-8 would make some runtimes refuse that file as well.
 */
function isMovable({ section: { document }, line, writtenValue, children }: Setting): boolean {
  return writtenValue !== "" && children.length === 0 && document.text[line.mark] === "=" &&
    document.slice(line.content).isWellFormed();
}

/** Whether a line of the credentials file can stand in for one of the config file. */
function isReadByAll(setting: Setting): boolean {
  return isMovable(setting) && setting.writtenKey === setting.key;
}

/**
 * Why some runtime would use other credentials afterwards: boto3 and the AWS CLI
 * look at the keys of each file alone, those of the credentials file earlier
 * (botocore `SharedCredentialProvider` and `ConfigProvider`; the others merge
 * the files). Null where none would.
 *
 * @param here the keys that the config file has
 * @param there the keys that the credentials file has
 */
function doubt(
  profile: Profile,
  here: ReadonlySet<string>,
  there: ReadonlySet<string>,
): string | null {
  if (isPair(there)) return hasOtherToken(here, there) ? TOKEN_DOUBT : null;
  if (!isNamedAlike(profile.config[0]!)) {
    return "not every SDK finds the profile under this header in the config file, and those that do not would find it in the credentials file";
  }
  const both = new Set([...here, ...there]);
  if (!isPair(both) && (both.has(ID) || both.has(SECRET))) {
    return "one half of the key pair is missing, which in the credentials file stops boto3, the AWS CLI and the Go SDK before they look any further";
  }
  if (profile.has("credential_process") || profile.has("login_session")) {
    return "keys in the credentials file win over `credential_process` and `login_session` in boto3 and the AWS CLI; in the config file they lose";
  }
  return isPair(here) && hasOtherToken(there, here) ? TOKEN_DOUBT : null;
}

const ID = "aws_access_key_id";
const SECRET = "aws_secret_access_key";
const TOKENS = ["aws_session_token", "aws_security_token"];
const TOKEN_DOUBT =
  "boto3 and the AWS CLI have used the keys without the session token, which stands in the other file";

function isPair(keys: ReadonlySet<string>): boolean {
  return keys.has(ID) && keys.has(SECRET);
}

/** Whether a runtime that does not find a profile of the config file under this header would not find it in the credentials file either. */
function isNamedAlike({ file: { document }, syntax, name }: AwsSection): boolean {
  const { contentStart, mark } = syntax.header!;
  const written = document.text.slice(contentStart, mark + 1);
  if (name.includes(" ")) {
    return written === `[profile "${name}"]` || written === `[profile '${name}']`;
  }
  return written === `[${writeProfileTitle(name, "config")}]` && /^[\w.@:/+%-]+$/.test(name);
}

/** Whether one file has a token that the other lacks. */
function hasOtherToken(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return TOKENS.some((key) => one.has(key) && !other.has(key));
}
