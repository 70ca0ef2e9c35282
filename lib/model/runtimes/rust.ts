import { isIdentifier } from "./identifier.ts";
import { ProfileValue } from "./profile_value.ts";
import { newReading, readError, type Reading, type RuntimeReader } from "./reader.ts";
import { type BuiltSection, overridesAll, sectionIn } from "./sections.ts";
import type { Source, SourceLine } from "./source.ts";
import { dropSpace, isSpaceOrTab, isWhiteSpace, skipSpace, trim } from "./white_space.ts";

/**
 * The SDK for Rust. Facts: aws-runtime/src/env_config (parse.rs, normalize.rs,
 * source.rs) of smithy-rs. An error makes the profile provider fail; the SDK
 * warns and asks the next one.
 */
export const RUST: RuntimeReader = {
  name: "rust",
  universalNewlines: false,
  // `file_contents_to_string` warns and goes on with an empty file.
  invalidUtf8: "reads nothing",
  utf16: "reads nothing",
  byteOrderMark: "stops",
  readsFirst: "config",
  overriding: overridesAll,
  decodingError: (source) => message(source, 1, "Expected a profile definition"),
  readLines,
};

function message(source: Source, line: number, text: string): string {
  return `error parsing ${source.file.path} on line ${line}:\n  ${text}`;
}

/** Reads lines into sections by the text between their brackets, valid or not. */
class ProfileParser {
  readonly sections = new Map<string, BuiltSection>();
  readonly reading: Reading<BuiltSection>;
  readonly #source: Source;
  #section: BuiltSection | null = null;
  #value: ProfileValue | null = null;

  constructor(source: Source, reading: Reading<BuiltSection>) {
    this.#source = source;
    this.reading = reading;
  }

  /** Reads one line; false when the parser stops. */
  read(line: SourceLine): boolean {
    const { text } = this.#source;
    const start = skipSpace(text, line.start, line.end, isSpaceOrTab);
    if (start === line.end) return true;
    const first = text[line.start];
    if (first === "#" || first === ";") return true;
    if (first === "[") return this.#readHeader(line);
    if (start > line.start) return this.#continue(line, start);
    return this.#readSetting(line);
  }

  close(): void {
    if (this.#value === null || this.#section === null) return;
    this.#section.settings.set(this.#value.key, this.#value.finish(this.#source));
    this.#value = null;
  }

  #readHeader(line: SourceLine): boolean {
    this.close();
    const end = bareEnd(this.#source.text, line.start, line.end, false);
    if (this.#source.text[end - 1] !== "]") {
      return this.#stop(
        line,
        "The header does not end with ]",
        "Profile definition must end with ']'",
      );
    }
    const title = this.#source.text.slice(line.start + 1, end - 1);
    this.#section = sectionIn(this.sections, title);
    this.#section.places.push({ file: this.#source.file, span: { start: line.start, end } });
    return true;
  }

  #readSetting(line: SourceLine): boolean {
    const { text } = this.#source;
    if (this.#section === null) {
      const reason = "No section header stands above this line";
      return this.#stop(line, reason, "Expected a profile definition");
    }
    this.close();
    const end = bareEnd(text, line.start, line.end, true);
    const written = text.slice(line.start, end);
    if (!this.#isPair(line, written, "property")) return false;
    const mark = written.indexOf("=");
    const key = lowerAscii(trim(written.slice(0, mark), isSpaceOrTab));
    const value = trim(written.slice(mark + 1), isSpaceOrTab);
    this.#value = new ProfileValue(key, value, line, line.start, end);
    return true;
  }

  #continue(line: SourceLine, start: number): boolean {
    const { text } = this.#source;
    if (this.#section === null) {
      const reason = "The line is indented and no section header stands above it";
      return this.#stop(line, reason, "Expected a profile definition");
    }
    if (this.#value === null) {
      const reason = "The line is indented and no key stands between it and the header";
      return this.#stop(line, reason, "Expected a property definition, found continuation");
    }
    if (this.#value.isBlock) {
      const bare = text.slice(start, bareEnd(text, start, line.end, true));
      if (!this.#isPair(line, bare, "sub-property")) return false;
    }
    const end = dropSpace(text, start, line.end, isSpaceOrTab);
    this.#value.add(line, start, text.slice(start, end));
    return true;
  }

  #isPair(line: SourceLine, written: string, what: "property" | "sub-property"): boolean {
    const mark = written.indexOf("=");
    if (mark < 0) {
      const reason = what === "property"
        ? "The line has no ="
        : "The line belongs to an indented block and has no =";
      return this.#stop(line, reason, `Expected an '=' sign defining a ${what}`);
    }
    if (trim(written.slice(0, mark), isSpaceOrTab) !== "") return true;
    const subject = what === "property" ? "Property" : "Sub-property";
    return this.#stop(line, "The line has no key before its =", `${subject} did not have a name`);
  }

  #stop(line: SourceLine, reason: string, text: string): false {
    const span = { start: line.start, end: line.end };
    const printed = message(this.#source, line.number, text);
    this.reading.error = readError(this.#source.file, span, line.number, reason, printed);
    return false;
  }
}

// `prepare_line`: the end of what stands before a comment. In a setting the
// mark needs white space of any kind before it, in a header it does not.
function bareEnd(text: string, start: number, end: number, needsSpace: boolean): number {
  let spaced = false;
  for (let at = start; at < end; at++) {
    const unit = text[at];
    if ((unit === "#" || unit === ";") && (spaced || !needsSpace)) {
      return dropSpace(text, start, at, isSpaceOrTab);
    }
    spaced = isWhiteSpace(text.charCodeAt(at));
  }
  return dropSpace(text, start, end, isSpaceOrTab);
}

// Rust's `to_ascii_lowercase`.
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function readLines(source: Source, lines: readonly SourceLine[]): Reading {
  const reading = newReading<BuiltSection>();
  const parser = new ProfileParser(source, reading);
  for (const line of lines) {
    if (!parser.read(line)) break;
  }
  parser.close();
  normalize(source, parser.sections, reading);
  return reading;
}

// `merge_in`. Sections that differ in blanks only are merged; the SDK does it
// in the random order of a hash map, here the later one wins.
function normalize(
  source: Source,
  sections: Map<string, BuiltSection>,
  reading: Reading<BuiltSection>,
): void {
  const named = [...sections].map(([title, section]) => ({ ...splitTitle(title), section }));
  const hasPrefixedDefault = source.file.kind === "config" &&
    named.some(({ keyword, name }) => keyword === "profile" && name === "default");
  for (const { keyword, name, section } of named) {
    const isReplaced = hasPrefixedDefault && keyword === null;
    if (isReplaced || !isRead(source, keyword, name)) continue;
    const target = keyword === null || keyword === "profile"
      ? reading.profiles
      : keyword === "sso-session"
      ? reading.ssoSessions
      : reading.services;
    const valid = withoutBadKeys(section);
    const above = target.get(name);
    if (above === undefined) target.set(name, valid.renamed(name));
    else above.add(valid);
  }
}

function splitTitle(title: string): { keyword: string | null; name: string } {
  const bare = trim(title, isSpaceOrTab);
  const blank = bare.search(/[ \t]/);
  if (blank < 0) return { keyword: null, name: trim(bare, isWhiteSpace) };
  return {
    keyword: trim(bare.slice(0, blank), isWhiteSpace),
    name: trim(bare.slice(blank), isWhiteSpace),
  };
}

// Sections of other kinds are kept in a table that nothing looks up.
const KEYWORDS: ReadonlySet<string> = new Set(["profile", "sso-session", "services"]);

function isRead(source: Source, keyword: string | null, name: string): boolean {
  if (source.file.kind === "credentials") return keyword === null && isIdentifier(name);
  if (keyword === null) return name === "default";
  return KEYWORDS.has(keyword) && isIdentifier(name);
}

function withoutBadKeys(section: BuiltSection): BuiltSection {
  for (const key of section.settings.keys()) {
    if (!isIdentifier(key)) section.settings.delete(key);
  }
  return section;
}
