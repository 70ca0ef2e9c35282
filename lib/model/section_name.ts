import { sectionFacts } from "../catalogue/sections.ts";
import type { FileKind } from "./source_file.ts";

/**
 * What the author of a header meant:
 * - `profile`, `sso-session`, `services`: as the AWS tools know them
 * - `plugins`: a section of one word that belongs to one tool
 * - `magic-default`: `[DEFAULT]`, which Python's parser copies into every section
 * - `unprefixed`: one word in the config file where `profile` belongs before it
 * - `unknown`: anything else, the lines before the first header included
 */
export type SectionType =
  | "profile"
  | "sso-session"
  | "services"
  | "plugins"
  | "magic-default"
  | "unprefixed"
  | "unknown";

/** The meaning of a header. */
export interface SectionName {
  readonly type: SectionType;
  /** The name without its keyword and quotes; empty where there is none. */
  readonly name: string;
  /** The first word, such as `profile`, where a name follows it; otherwise null. */
  readonly keyword: string | null;
  readonly quoted: boolean;
}

const KEYWORDS: ReadonlySet<string> = wordsOf(true);

/** Sections of one word that some AWS tool reads or read. */
const TOOL_SECTIONS: ReadonlySet<string> = wordsOf(false);

function wordsOf(isNamed: boolean): Set<string> {
  return new Set(sectionFacts().filter((fact) => fact.isNamed === isNamed).map(({ type }) => type));
}

/**
 * Reads what the author meant by a header, tolerant of what only some readers
 * accept (several blanks, quotes). Which readers agree is the runtimes' affair.
 *
 * @param title the text between the brackets, trimmed; empty for the lines before the first header
 */
export function readSectionName(title: string, kind: FileKind): SectionName {
  // A plain search first: before most names stand a keyword and a blank, and this runs for each section.
  let blank = title.indexOf(" ");
  if (blank < 0 || !KEYWORDS.has(title.slice(0, blank))) blank = title.search(/\s/);
  if (blank < 0) return oneWord(title, kind);
  const keyword = title.slice(0, blank);
  if (!KEYWORDS.has(keyword)) {
    if (kind === "credentials") return bare("profile", title);
    return { type: "unknown", name: title.slice(blank).trimStart(), keyword, quoted: false };
  }
  const rest = title.slice(blank).trimStart();
  const quoted = isQuoted(rest);
  return { type: keyword as SectionType, name: quoted ? rest.slice(1, -1) : rest, keyword, quoted };
}

/** What would end a name early, be taken for a comment or a quote, or is trimmed or lost by some reader. */
const UNWRITABLE = /[[\]#;"'\\=]|(?! )\s|\p{Cc}|\p{Cf}|\p{Cs}|^ | $| {2}/u;

/**
 * The title of a header that names a profile in a file of a kind, as boto3 and
 * the AWS CLI read it and no runtime takes it for something else. The config
 * file needs quotes around a name with blanks; the credentials file knows none.
 *
 * @returns null where there is no such title
 */
export function writeProfileTitle(name: string, kind: FileKind): string | null {
  if (name === "default") return name;
  // `[Default]` is the default profile for Go alone, `[DEFAULT]` leaks in Python, `__proto__` breaks JavaScript.
  if (name === "" || name.toLowerCase() === "default" || name === "__proto__") return null;
  if (UNWRITABLE.test(name)) return null;
  if (kind === "config") return name.includes(" ") ? `profile "${name}"` : `profile ${name}`;
  return KEYWORDS.has(name.split(" ", 1)[0]!) ? null : name;
}

/**
 * The title of a header of the config file for a section of a kind, as boto3
 * and the AWS CLI read it; see {@link writeProfileTitle}.
 *
 * @returns null where there is no such title
 */
export function writeTitle(
  kind: "profile" | "sso-session" | "services",
  name: string,
): string | null {
  if (kind === "profile") return writeProfileTitle(name, "config");
  if (name === "" || UNWRITABLE.test(name)) return null;
  return name.includes(" ") ? `${kind} "${name}"` : `${kind} ${name}`;
}

function oneWord(title: string, kind: FileKind): SectionName {
  if (title === "") return bare("unknown", "");
  if (title === "default") return bare("profile", title);
  if (title === "DEFAULT") return bare("magic-default", title);
  if (kind === "credentials") return bare("profile", title);
  if (TOOL_SECTIONS.has(title)) return bare("plugins", title);
  return KEYWORDS.has(title) ? bare("unknown", "") : bare("unprefixed", title);
}

function bare(type: SectionType, name: string): SectionName {
  return { type, name, keyword: null, quoted: false };
}

function isQuoted(text: string): boolean {
  if (text.length < 2) return false;
  const first = text[0];
  return (first === '"' || first === "'") && text.endsWith(first);
}
