import type { Home } from "../model/home.ts";
import type { ReferenceKind } from "../model/references.ts";
import type { AwsSection } from "../model/source_file.ts";
import { closest } from "./did_you_mean.ts";

/** What the author of a header most likely meant by it, where no runtime, or not all, read it so. */
export interface Meant {
  readonly kind: ReferenceKind;
  /** Empty where the header gives no name. */
  readonly name: string;
}

/**
 * Guesses what a section is meant to be whose header is none of those that the
 * AWS tools know: a misspelt type (`[sso_session corp]`), a dot instead of the
 * blank (`[profile.dev]`), the words swapped (`[dev profile]`), a name left
 * out (`[profile]`), or a type that stands in the wrong file.
 *
 * @returns null for a header that says what it means, and for one that nobody can guess
 */
export function meantSection({ file, type, name, keyword, syntax }: AwsSection): Meant | null {
  if (file.kind === "credentials") {
    if (type === "sso-session" || type === "services") return { kind: type, name };
    return type === "profile" && keyword === null ? meantInCredentials(name) : null;
  }
  if (type === "unprefixed") return splitWord(name);
  if (type !== "unknown" || syntax.title === "") return null;
  if (keyword === null) return { kind: syntax.title as ReferenceKind, name: "" };
  return misspelt(keyword, name) ?? swapped(syntax.title);
}

const KINDS: readonly ReferenceKind[] = ["profile", "sso-session", "services"];

/** Words that people write for a type and that are no mere slips. */
const SYNONYMS: ReadonlyMap<string, ReferenceKind> = new Map([
  ["sso", "sso-session"],
  ["session", "sso-session"],
  ["service", "services"],
  ["endpoints", "services"],
]);

// Between word and name: with a hyphen or underscore it may as well be the name
// of a profile, such as `profile-1`, less so behind `sso-session`.
const ONE_WORD = /^(?:(profiles?|services?)[.:/]|(sso[-_]?sessions?)[.:/_-])(.+)$/i;

function splitWord(title: string): Meant | null {
  const match = ONE_WORD.exec(title);
  if (match === null) return null;
  return { kind: kindOf(match[1] ?? match[2]!)!, name: match[3]! };
}

function misspelt(keyword: string, rest: string): Meant | null {
  const kind = kindOf(keyword);
  if (kind === undefined) return null;
  // `[sso session corp]`.
  const name = kind === "sso-session" ? rest.replace(/^sessions?\s+/i, "") : rest;
  return { kind, name: unquoted(name) };
}

function kindOf(word: string): ReferenceKind | undefined {
  const bare = word.toLowerCase().replace(/\W+$/, "");
  return SYNONYMS.get(bare) ?? closest(bare, KINDS) as ReferenceKind | undefined;
}

function swapped(title: string): Meant | null {
  const match = /^(.*\S)\s+(\S+)$/s.exec(title);
  const kind = KINDS.find((candidate) => candidate === match?.[2]?.toLowerCase());
  return kind === undefined ? null : { kind, name: unquoted(match![1]!) };
}

// Any other two words may be the name of a profile there.
function meantInCredentials(title: string): Meant | null {
  const match = /^(?:(profiles?)|sso[-_ ]?sessions?)\s+(\S.*)$/is.exec(title);
  if (match === null) return null;
  const kind = match[1] === undefined ? "sso-session" : "profile";
  return { kind, name: unquoted(match[2]!) };
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

const known = new WeakMap<Home, ReadonlyMap<string, readonly AwsSection[]>>();

/**
 * The sections that are meant to define something of a kind and name but that
 * no runtime, or not all, read so, ones that lack the word `profile` included.
 * What is wrong with them is reported at their headers: who refers to them
 * need not be told that they do not exist.
 */
export function sectionsMeantAs(
  home: Home,
  kind: ReferenceKind,
  name: string,
): readonly AwsSection[] {
  let byMeaning = known.get(home);
  if (byMeaning === undefined) known.set(home, byMeaning = collect(home));
  return byMeaning.get(`${kind} ${name}`) ?? [];
}

function meantUnprefixed({ type, name }: AwsSection): Meant | null {
  if (type === "magic-default") return { kind: "profile", name: "default" };
  if (type !== "unprefixed") return null;
  // `[Default]`.
  return { kind: "profile", name: name.toLowerCase() === "default" ? "default" : name };
}

function collect(home: Home): Map<string, AwsSection[]> {
  const byMeaning = new Map<string, AwsSection[]>();
  for (const file of home.files) {
    for (const section of file.sections) {
      const meant = meantSection(section) ?? meantUnprefixed(section);
      if (meant === null) continue;
      const key = `${meant.kind} ${meant.name}`;
      const list = byMeaning.get(key);
      if (list === undefined) byMeaning.set(key, [section]);
      else list.push(section);
    }
  }
  return byMeaning;
}
