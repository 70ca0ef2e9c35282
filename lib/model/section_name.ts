import type { Section } from "../syntax/document.ts";
import type { Span } from "../syntax/span.ts";
import type { FileKind } from "./source_file.ts";

/**
 * What the author of a header meant:
 * - `profile`, `sso-session`, `services`, `plugins`: as the AWS tools know them
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
  /** Where the name stands, quotes left out. */
  readonly nameSpan: Span;
  /** The first word, such as `profile`, where a name follows it; otherwise null. */
  readonly keyword: string | null;
  readonly quoted: boolean;
}

const KEYWORDS: ReadonlySet<string> = new Set([
  "profile",
  "sso-session",
  "services",
]);

/** Sections of one word that some AWS tool reads: `plugins` (AWS CLI) and the obsolete `preview`. */
const TOOL_SECTIONS: ReadonlySet<string> = new Set(["plugins", "preview"]);

/**
 * Reads what the author meant by a header, tolerant of what only some readers
 * accept (several blanks, quotes). Which readers agree is the runtimes' affair.
 */
export function readSectionName(section: Section, kind: FileKind): SectionName {
  const header = section.header;
  if (header === null) return bare("unknown", "", { start: 0, end: 0 });
  const title = section.title;
  const blank = title.search(/\s/);
  if (blank < 0) return oneWord(title, header.name, kind);
  const keyword = title.slice(0, blank);
  if (kind === "credentials" && !KEYWORDS.has(keyword)) {
    return bare("profile", title, header.name);
  }
  const rest = title.slice(blank).trimStart();
  const start = header.nameEnd - rest.length;
  const type = KEYWORDS.has(keyword) ? keyword as SectionType : "unknown";
  const quoted = isQuoted(rest);
  return {
    type,
    name: quoted ? rest.slice(1, -1) : rest,
    nameSpan: quoted
      ? { start: start + 1, end: header.nameEnd - 1 }
      : { start, end: header.nameEnd },
    keyword,
    quoted,
  };
}

function oneWord(title: string, span: Span, kind: FileKind): SectionName {
  if (title === "") return bare("unknown", "", span);
  if (title === "default") return bare("profile", title, span);
  if (title === "DEFAULT") return bare("magic-default", title, span);
  if (kind === "credentials") return bare("profile", title, span);
  if (TOOL_SECTIONS.has(title)) return bare("plugins", title, span);
  if (KEYWORDS.has(title)) return bare("unknown", "", span);
  return bare("unprefixed", title, span);
}

function bare(type: SectionType, name: string, nameSpan: Span): SectionName {
  return { type, name, nameSpan, keyword: null, quoted: false };
}

function isQuoted(text: string): boolean {
  if (text.length < 2) return false;
  const first = text[0];
  return (first === '"' || first === "'") && text.endsWith(first);
}
