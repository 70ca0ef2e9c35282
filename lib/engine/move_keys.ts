import { SECRET_KEYS } from "../model/credentials.ts";
import type { Home, Profile } from "../model/home.ts";
import { hasSameValue, holdsKey } from "../model/key_settings.ts";
import { writeProfileTitle } from "../model/section_name.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Change } from "./change.ts";
import { appendSection, appendToSection, copySpan, deleteSettingCleanly } from "./edits.ts";
import { isTaken } from "./meant_key.ts";
import { say } from "./message.ts";
import { commentsOf, copyComments, isMovable, isSound, isTransparent } from "./moving.ts";
import type { FixInit } from "./rule.ts";

const NAMES: ReadonlySet<string> = new Set(SECRET_KEYS);

const movers = new WeakMap<Home, KeyMover>();

/** The one that plans the moves of a home, so that rules which offer the same move share it. */
export function keyMoverOf(home: Home): KeyMover {
  let mover = movers.get(home);
  if (mover === undefined) movers.set(home, mover = new KeyMover(home));
  return mover;
}

/** Moves keys from the config file to the credentials file. */
class KeyMover {
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
      if (other !== undefined) {
        if (!hasSameValue(other, setting) || !isReadByAll(other)) return null;
      } else if (there !== undefined && isTaken(there, null, setting.key)) return null;
      else missing.push(setting);
    }
    const deletions = moved.flatMap((setting) =>
      deleteSettingCleanly(
        source.file,
        setting,
        missing.includes(setting) ? commentsOf(setting)[0] : undefined,
      )
    );
    if (missing.length === 0) {
      return { title: say`Remove the keys, which the credentials file has too`, edits: deletions };
    }
    const reason = doubt(profile, keysOf(moved), keysOf(there?.settings ?? []));
    const insertion = this.#insertion(profile, missing, reason === null);
    if (insertion === null) return null;
    const title = say`Move the keys to \`[${profile.name}]\` in the credentials file`;
    const edits = [insertion, ...deletions];
    // Where some runtime does not read the header in the config file, it finds a new profile.
    const changes: Change[] = [
      { what: "credentials", section: source },
      { what: "exists", profile: profile.name },
    ];
    if (reason !== null) return { title, edits, unsafe: reason, changes };
    // Those who stop at half a pair there go on.
    return there === undefined ? { title, edits } : {
      title,
      edits,
      changes: [{ what: "read", section: there }],
    };
  }

  #insertion(profile: Profile, settings: readonly Setting[], isSafe: boolean) {
    const { file } = profile.config[0]!;
    // As written: what is untidy about a line is for other rules to repair.
    const lines = settings.flatMap((setting) => [
      ...copyComments(file, commentsOf(setting)),
      copySpan(file, setting.line, setting.line.content),
    ]);
    const there = profile.credentials[0];
    if (there !== undefined) return appendToSection(there, lines);
    const title = writeProfileTitle(profile.name, "credentials");
    if (title === null) return null;
    const edit = appendSection(this.#home.credentials!, title, lines, !this.#hasAppended);
    this.#hasAppended ||= isSafe;
    return edit;
  }
}

/**
 * The fix that removes the keys of a profile from the config file where the
 * credentials file has others; null where another fix has to come first.
 */
export function removalOf(profile: Profile): FixInit | null {
  if (!isReadAlike(profile)) return null;
  const { file, settings } = profile.config[0]!;
  const keys = settings.filter(holdsKey);
  if (!isTransparent(file) || keys.some(({ children }) => children.length > 0)) return null;
  return {
    title: say`Remove the keys from the config file`,
    unsafe: "only you can tell which keys are good, and there may be no other copy of these",
    edits: keys.flatMap((setting) => deleteSettingCleanly(file, setting)),
    changes: [{ what: "credentials", section: profile.config[0]! }],
  };
}

/** Whether all runtimes that know the profile find its keys in one section of each file at most. */
function isReadAlike({ config, credentials, sections }: Profile): boolean {
  if (config.length !== 1 || credentials.length > 1) return false;
  // `[profile dev]` in the credentials file is another profile, or none.
  return credentials.every(({ keyword }) => keyword === null) &&
    sections.every((section) => isSound(section, NAMES));
}

function keysOf(settings: readonly Setting[]): ReadonlySet<string> {
  return new Set(settings.filter(holdsKey).map(({ key }) => key));
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
  if (isHalfPair(both)) {
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

function isHalfPair(keys: ReadonlySet<string>): boolean {
  return keys.has(ID) !== keys.has(SECRET);
}

/** Whether a runtime that does not find a profile of the config file under this header would not find it in the credentials file either. */
function isNamedAlike({ file: { document }, syntax, name }: AwsSection): boolean {
  const { contentStart, mark } = syntax.header!;
  const written = document.text.slice(contentStart, mark + 1);
  return written === `[${writeProfileTitle(name, "config")}]` && /^[\w.@:/+%-]+$/.test(name);
}

/** Whether one file has a token that the other lacks. */
function hasOtherToken(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return TOKENS.some((key) => one.has(key) && !other.has(key));
}
