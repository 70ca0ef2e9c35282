import { isIdentifier } from "./identifier.ts";
import { ProfileValue } from "./profile_value.ts";
import { newReading, readError, type Reading, type RuntimeReader } from "./reader.ts";
import { type BuiltSection, overridesAll, sectionIn } from "./sections.ts";
import type { Source, SourceLine } from "./source.ts";
import { dropSpace, isJavaSpace, isSpaceOrTab, skipSpace, trim } from "./white_space.ts";

/**
 * The SDK for Java v2. Facts: ProfileFileReader.java and ProfileFile.java in
 * core/profiles of aws-sdk-java-v2.
 */
export const JAVA: RuntimeReader = {
  name: "java",
  // `BufferedReader.lines`.
  universalNewlines: true,
  invalidUtf8: "replaces",
  utf16: "stops",
  byteOrderMark: "stops",
  // `ProfileFile.defaultProfileFile` adds the credentials file first.
  readsFirst: "credentials",
  overriding: overridesAll,
  decodingError: () => message(1, "Expected a profile definition"),
  readLines,
};

function message(line: number, text: string): string {
  return `${text} on line ${line}`;
}

const DEFAULT = "default";

/** Reads lines; profiles with a bad name are left out at once, together with their lines. */
class ProfileParser {
  readonly reading = newReading<BuiltSection>();
  readonly #source: Source;
  #section: BuiltSection | null = null;
  #value: ProfileValue | null = null;
  #skipsSection = false;
  #skipsValue = false;
  #sawPrefixedDefault = false;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Reads one line; false when the parser stops. */
  read(line: SourceLine): boolean {
    const { text } = this.#source;
    const start = skipSpace(text, line.start, line.end, isSpaceOrTab);
    if (start === line.end) return true;
    const first = text[line.start];
    if (first === "#" || first === ";") return true;
    if (first === "[") return this.#readHeader(line);
    if (start > line.start) return this.#continue(line);
    return this.#readSetting(line);
  }

  close(): void {
    if (this.#value === null || this.#section === null) return;
    this.#section.settings.set(this.#value.key, this.#value.finish(this.#source));
    this.#value = null;
  }

  #readHeader(line: SourceLine): boolean {
    this.close();
    const { text, file } = this.#source;
    const comment = text.slice(line.start, line.end).search(/[#;]/);
    const stop = comment < 0 ? line.end : line.start + comment;
    const end = dropSpace(text, line.start, stop, isJavaSpace);
    if (text[end - 1] !== "]") {
      const printed = isSpecial(text.slice(line.start + 1, Math.max(line.end - 1, line.start + 1)))
        ? "Section definition must end with ']'"
        : "Profile definition must end with ']'";
      return this.#stop(line, "The header does not end with ]", printed);
    }
    const span = { start: line.start, end };
    const title = trim(text.slice(line.start + 1, end - 1), isJavaSpace);
    const section = this.#open(title);
    this.#skipsSection = section === null;
    if (section === null) return true;
    section.places.push({ file, span });
    this.#section = section;
    this.#skipsValue = false;
    return true;
  }

  // The section to read into, or null for one that is not read.
  #open(title: string): BuiltSection | null {
    const inConfig = this.#source.file.kind === "config";
    const special = isSpecial(title) ? title.slice(0, title.search(/[ \t]/)) : null;
    if (special !== null && !inConfig) return null;
    const prefixed = /^profile[ \t]/.test(title);
    const keyword = special ?? (inConfig && prefixed ? "profile" : "");
    const name = trim(title.slice(keyword.length), isJavaSpace);
    if (inConfig && keyword === "" && name !== DEFAULT) return null;
    if (!isIdentifier(name)) return null;
    const { profiles, ssoSessions, services } = this.reading;
    if (inConfig && special === null && name === DEFAULT) {
      if (!prefixed && this.#sawPrefixedDefault) return null;
      if (prefixed && !this.#sawPrefixedDefault) profiles.delete(DEFAULT);
      this.#sawPrefixedDefault ||= prefixed;
    }
    const target = special === "sso-session"
      ? ssoSessions
      : special === "services"
      ? services
      : profiles;
    return sectionIn(target, name);
  }

  #readSetting(line: SourceLine): boolean {
    if (this.#skipsSection) return true;
    if (this.#section === null) {
      const reason = "No section header stands above this line";
      return this.#stop(line, reason, "Expected a profile definition");
    }
    this.close();
    const { text } = this.#source;
    const written = text.slice(line.start, line.end);
    const comment = written.search(/[ \t][#;]/);
    const stop = comment < 0 ? line.end : line.start + comment;
    const start = skipSpace(text, line.start, stop, isJavaSpace);
    const end = dropSpace(text, start, stop, isJavaSpace);
    const bare = text.slice(start, end);
    if (!this.#isPair(line, bare)) return false;
    const mark = bare.indexOf("=");
    const key = trim(bare.slice(0, mark), isJavaSpace);
    this.#skipsValue = !isIdentifier(key);
    if (this.#skipsValue) return true;
    const value = trim(bare.slice(mark + 1), isJavaSpace);
    this.#value = new ProfileValue(key, value, line, start, end);
    return true;
  }

  #continue(line: SourceLine): boolean {
    if (this.#skipsSection || this.#skipsValue) return true;
    if (this.#value === null) {
      const reason = "The line is indented and no key stands between it and the header";
      return this.#stop(line, reason, "Expected a profile or property definition");
    }
    const { text } = this.#source;
    const start = skipSpace(text, line.start, line.end, isJavaSpace);
    const end = dropSpace(text, start, line.end, isJavaSpace);
    const written = text.slice(start, end);
    if (this.#value.isBlock && !this.#isPair(line, written)) return false;
    this.#value.add(line, start, written);
    return true;
  }

  #isPair(line: SourceLine, written: string): boolean {
    const mark = written.indexOf("=");
    if (mark < 0) {
      return this.#stop(line, "The line has no =", "Expected an '=' sign defining a property");
    }
    if (trim(written.slice(0, mark), isJavaSpace) !== "") return true;
    return this.#stop(line, "The line has no key before its =", "Property did not have a name");
  }

  #stop(line: SourceLine, reason: string, text: string): false {
    const span = { start: line.start, end: line.end };
    const printed = message(line.number, text);
    this.reading.error = readError(this.#source.file, span, line.number, reason, printed);
    return false;
  }
}

function isSpecial(title: string): boolean {
  return /^(?:sso-session|services)[ \t]/.test(trim(title, isJavaSpace));
}

function readLines(source: Source, lines: readonly SourceLine[]): Reading {
  const parser = new ProfileParser(source);
  for (const line of lines) {
    if (!parser.read(line)) break;
  }
  parser.close();
  return parser.reading;
}
