import { newReading, type Reading, type RuntimeReader } from "./reader.ts";
import { type BuiltSection, overridesAll, sectionIn } from "./sections.ts";
import { replacing, type Source, type SourceLine } from "./source.ts";
import type { Place, ViewValue } from "./view.ts";

/**
 * The SDK for JavaScript v3. Facts: @smithy/shared-ini-file-loader 4.7.2
 * (`parseIni`, `getConfigData`, `getSsoSessionData`, `parseKnownFiles`).
 *
 * `parseKnownFiles`, which the credential providers use, lays the credentials
 * file over the config file; a look-up of a plain setting such as
 * `max_attempts` asks the config file first (NODE_CONFIG `preferredFile`).
 * Views show the former.
 */
export const JS: RuntimeReader = {
  name: "js",
  universalNewlines: false,
  invalidUtf8: "replaces",
  // Read as UTF-8, no line begins with a bracket.
  utf16: "reads nothing",
  // `trim` removes it.
  byteOrderMark: "is skipped",
  readsFirst: "config",
  overriding: overridesAll,
  decodingError: () => "",
  readLines,
};

/** A comment begins a line or follows white space, inside quotes too. */
const COMMENT = /(?:^|\s)[;#]/;

/** A keyword, one blank, and a name without blanks that may stand in quotes of one kind. */
const PREFIXED = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/;

const KEYWORDS: ReadonlySet<string> = new Set(["profile", "sso-session", "services"]);

/** Headers that the loader throws on; the caller swallows the error and takes the file for empty. */
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "profile __proto__"]);

/** Reads lines into sections by the loader's own names for them, such as `profile.dev`. */
class IniParser {
  readonly sections = new Map<string, BuiltSection>();
  readonly #source: Source;
  #section = "";
  #place: Place | null = null;
  #block = "";

  constructor(source: Source) {
    this.#source = source;
  }

  /** Reads one line; false when the loader throws. */
  read(line: SourceLine): boolean {
    const written = this.#source.text.slice(line.start, line.end);
    const comment = written.search(COMMENT);
    const bare = comment < 0 ? written : written.slice(0, comment);
    const content = bare.trim();
    const start = line.start + bare.length - bare.trimStart().length;
    if (content.startsWith("[") && content.endsWith("]")) {
      return this.#readHeader(content.slice(1, -1), start, start + content.length);
    }
    if (this.#section !== "") this.#readSetting(line, written, content, start);
    return true;
  }

  #readHeader(title: string, start: number, end: number): boolean {
    const place = { file: this.#source.file, span: { start, end } };
    this.#section = "";
    this.#block = "";
    const match = PREFIXED.exec(title);
    if (match === null) this.#section = replacing(this.#source, title);
    else if (KEYWORDS.has(match[1]!)) this.#section = `${match[1]}.${match[3]}`;
    this.#place = place;
    return !FORBIDDEN.has(title);
  }

  #readSetting(line: SourceLine, written: string, content: string, start: number): void {
    const mark = content.indexOf("=");
    if (mark <= 0) return;
    const key = replacing(this.#source, content.slice(0, mark).trim());
    const value = replacing(this.#source, content.slice(mark + 1).trim());
    if (value === "") {
      this.#block = key;
      return;
    }
    if (written.trimStart() === written) this.#block = "";
    const name = this.#block === "" ? key : `${this.#block}.${key}`;
    const span = { start, end: start + content.length };
    this.#set(name, { value, file: this.#source.file, span, line: line.number, nested: null });
  }

  // A section comes into being with its first setting.
  #set(name: string, value: ViewValue): void {
    const section = sectionIn(this.sections, this.#section);
    if (this.#place !== null) section.places.push(this.#place);
    this.#place = null;
    // The loader keeps settings in a plain object, whose `__proto__` takes no text.
    if (name !== "__proto__") section.settings.set(name, value);
  }
}

function readLines(source: Source, lines: readonly SourceLine[]): Reading {
  const reading = newReading();
  const parser = new IniParser(source);
  for (const line of lines) {
    if (parser.read(line)) continue;
    reading.ignored = true;
    return reading;
  }
  for (const [name, section] of parser.sections) {
    if (source.file.kind === "credentials") reading.profiles.set(name, section.renamed(name));
    else placeConfigSection(name, section, reading);
  }
  return reading;
}

// `getConfigData` and `getSsoSessionData` look at what stands before the first dot.
function placeConfigSection(name: string, section: BuiltSection, reading: Reading): void {
  const dot = name.indexOf(".");
  const keyword = name.slice(0, Math.max(dot, 0));
  const rest = name.slice(dot + 1);
  if (keyword === "sso-session") reading.ssoSessions.set(rest, section.renamed(rest));
  else if (keyword === "services") reading.services.set(rest, section.renamed(rest));
  // Assigned to a plain object, this name changes its prototype and is no profile.
  else if (keyword === "profile" && rest !== "__proto__") {
    reading.profiles.set(rest, section.renamed(rest));
  } // `[profile default]` wins over `[default]`, whichever comes first.
  else if (name === "default" && !reading.profiles.has(name)) reading.profiles.set(name, section);
}
