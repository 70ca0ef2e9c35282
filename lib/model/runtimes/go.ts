import type { Span } from "../../syntax/span.ts";
import { newReading, readError, type Reading, type RuntimeReader } from "./reader.ts";
import { type BuiltSection, sectionIn } from "./sections.ts";
import { endsWithReturn, replacing, type Source, type SourceLine } from "./source.ts";
import type { ReadError, ViewSection, ViewValue } from "./view.ts";
import { dropSpace, isSpaceOrTab, isWhiteSpace, skipSpace, trim } from "./white_space.ts";

/**
 * The keys that a profile in the credentials file overrides when the config
 * file has the profile too (`mergeSections` in config/shared_config.go).
 */
const MERGED_KEYS = [
  "role_arn",
  "source_profile",
  "credential_source",
  "external_id",
  "mfa_serial",
  "role_session_name",
  "region",
  "endpoint_discovery_enabled",
  "credential_process",
  "web_identity_token_file",
  "s3_use_arn_region",
  "s3_disable_multiregion_access_points",
  "ec2_metadata_service_endpoint_mode",
  "ec2_metadata_service_endpoint",
  "ec2_metadata_v1_disabled",
  "use_dualstack_endpoint",
  "use_fips_endpoint",
  "defaults_mode",
  "retry_mode",
  "ca_bundle",
  "duration_seconds",
  "max_attempts",
  "sso_session",
  "sso_account_id",
  "sso_region",
  "sso_role_name",
  "sso_start_url",
] as const;

const MERGED: ReadonlySet<string> = new Set(MERGED_KEYS);

/** Keys and token override only together: a half key pair is an error when the profile is used. */
const MERGED_WITH_KEYS: ReadonlySet<string> = new Set([
  ...MERGED_KEYS,
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
]);

/**
 * Tells whether a setting (key in lower case) of a profile counts in the
 * credentials file if the config file has the profile too.
 *
 * @param hasPair whether the profile has both keys in the credentials file
 */
export function isMergedByGo(key: string, hasPair: boolean): boolean {
  return (hasPair ? MERGED_WITH_KEYS : MERGED).has(key);
}

/**
 * The SDK for Go v2. Facts: internal/ini (tokenize.go, parse.go, strings.go)
 * and config/shared_config.go of aws/aws-sdk-go-v2, as they stand since the
 * rewrite of November 2023. Nothing in a file stops it but a lone quotation
 * mark: `unquote` (1.8.6) takes the first and the last byte off, which are one.
 */
export const GO: RuntimeReader = {
  name: "go",
  universalNewlines: false,
  invalidUtf8: "replaces",
  utf16: "reads nothing",
  byteOrderMark: "spoils first line",
  readsFirst: "config",
  overriding: (credentials: ViewSection) =>
    credentials.settings.has("aws_access_key_id") &&
      credentials.settings.has("aws_secret_access_key")
      ? MERGED_WITH_KEYS
      : MERGED,
  decodingError: () => "",
  readLines,
};

const COMMENT_AFTER_BLANK = /[ \t][#;]/;

/** A key and its value, and where they stand. */
interface Pair {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Reads lines into sections by the SDK's own names for them, such as `profile dev`. */
class IniParser {
  readonly sections = new Map<string, BuiltSection>();
  error: ReadError | null = null;
  readonly #source: Source;
  #section: BuiltSection | null = null;
  /** Empty above the first header too. */
  #key = "";
  /** The block under the current key, if it has one. */
  #block: Map<string, ViewValue> | null = null;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Reads one line; {@link error} says whether the SDK panics at it. */
  read(line: SourceLine): void {
    const { text } = this.#source;
    const start = skipSpace(text, line.start, line.end, isWhiteSpace);
    if (start === line.end || this.#isComment(line)) return;
    if (this.#readHeader(line, start)) return;
    if (!isSpaceOrTab(text.charCodeAt(line.start))) {
      const written = text.slice(line.start, line.end);
      const pair = this.#pair(line, cutComment(written), line.start);
      if (pair !== null) this.#set(line, pair);
      return;
    }
    const inner = skipSpace(text, line.start, line.end, isSpaceOrTab);
    const pair = this.#pair(line, text.slice(inner, line.end), inner);
    if (pair !== null) this.#readIndentedPair(line, pair);
    else this.#continue(line, inner);
  }

  #isComment(line: SourceLine): boolean {
    const start = skipSpace(this.#source.text, line.start, line.end, isSpaceOrTab);
    const first = this.#source.text[start];
    return first === "#" || first === ";";
  }

  // `asProfile`: any `#` or `;` begins a comment here, wherever it stands.
  #readHeader(line: SourceLine, start: number): boolean {
    const { text } = this.#source;
    if (text[start] !== "[") return false;
    const comment = text.slice(start, line.end).search(/[#;]/);
    const stop = comment < 0 ? line.end : start + comment;
    const end = dropSpace(text, start, stop, isWhiteSpace);
    if (text[end - 1] !== "]") return false;
    const title = trim(text.slice(start + 1, end - 1), isWhiteSpace);
    const name = replacing(this.#source, sectionName(title));
    const section = sectionIn(this.sections, name);
    section.places.push({ file: this.#source.file, span: { start, end } });
    // The SDK takes the empty name for "no section yet".
    this.#section = name === "" ? null : section;
    this.#key = "";
    this.#block = null;
    return true;
  }

  // A key in an indented line is nested only below an empty value; otherwise it is a setting of its own.
  #readIndentedPair(line: SourceLine, pair: Pair): void {
    const above = this.#above();
    if (above === undefined || above.value !== "") {
      const value = trim(cutComment(pair.value), isWhiteSpace);
      return this.#set(line, { ...pair, value });
    }
    this.#block ??= new Map();
    this.#block.set(pair.key, this.#value(line, pair));
    const span = { start: above.span.start, end: pair.end };
    this.#section!.settings.set(this.#key, { ...above, span, nested: this.#block });
  }

  // The value that an indented line may belong to; none has the empty key.
  #above(): ViewValue | undefined {
    return this.#key === "" ? undefined : this.#section!.settings.get(this.#key);
  }

  #continue(line: SourceLine, start: number): void {
    const above = this.#above();
    if (above === undefined || above.value === "") return;
    const text = replacing(this.#source, this.#source.text.slice(start, line.end));
    // Only LF ends a line: the CR of a CRLF stays in the value.
    const value = `${above.value}\n${text}${endsWithReturn(this.#source, line) ? "\r" : ""}`;
    const span = { start: above.span.start, end: line.end };
    this.#section!.settings.set(this.#key, { ...above, value, span });
  }

  #set(line: SourceLine, pair: Pair): void {
    if (this.#section === null) return;
    this.#key = pair.key;
    this.#block = null;
    this.#section.settings.set(pair.key, this.#value(line, pair));
  }

  #value(line: SourceLine, pair: Pair): ViewValue {
    const span = { start: pair.start, end: pair.end };
    return { value: pair.value, file: this.#source.file, span, line: line.number, nested: null };
  }

  #pair(line: SourceLine, text: string, offset: number): Pair | null {
    const mark = text.search(/[=:]/);
    if (mark < 0) return null;
    const start = skipSpace(text, 0, mark, isWhiteSpace);
    const end = dropSpace(text, mark + 1, text.length, isWhiteSpace);
    const span = { start: offset + start, end: offset + end };
    const value = trim(text.slice(mark + 1), isWhiteSpace);
    if (value === "'" || value === '"') this.#panic(line, span);
    return {
      key: replacing(this.#source, trim(text.slice(0, mark), isWhiteSpace).toLowerCase()),
      value: replacing(this.#source, unquoted(value)),
      ...span,
    };
  }

  #panic(line: SourceLine, span: Span): void {
    const reason = "The value is a lone quotation mark, at which the SDK panics";
    const text = "panic: runtime error: slice bounds out of range [1:0]";
    this.error ??= readError(this.#source.file, span, line.number, reason, text);
  }
}

function cutComment(text: string): string {
  const comment = text.search(COMMENT_AFTER_BLANK);
  return comment < 0 ? text : text.slice(0, comment);
}

/** `[type name]` with any blanks between becomes `type name`; the rest of the title is kept as it is. */
function sectionName(title: string): string {
  const blank = title.search(/[ \t]/);
  if (blank < 0) return title;
  const rest = skipSpace(title, blank, title.length, isSpaceOrTab);
  return `${title.slice(0, blank)} ${title.slice(rest)}`;
}

function unquoted(value: string): string {
  const first = value[0];
  if (first !== "'" && first !== '"') return value;
  return value.endsWith(first) ? value.slice(1, -1) : value;
}

function readLines(source: Source, lines: readonly SourceLine[]): Reading {
  const reading = newReading();
  const parser = new IniParser(source);
  const spoilt = source.file.document.hasByteOrderMark ? 1 : 0;
  for (const line of lines) {
    if (line.number !== spoilt) parser.read(line);
  }
  reading.error = parser.error;
  const sections = source.file.kind === "config"
    ? configSections(parser.sections, reading)
    : credentialsSections(parser.sections);
  for (const [name, section] of sections) placeSection(name, section, reading);
  return reading;
}

// `processConfigSections`: in sorted order the prefix is taken off, and a
// section that has the short name already is thrown away. `[profile default]`
// so replaces `[default]`.
function configSections(
  sections: Map<string, BuiltSection>,
  reading: Reading,
): Map<string, BuiltSection> {
  const renamed = new Set<string>();
  for (const name of [...sections.keys()].sort()) {
    if (renamed.has(name)) continue;
    if (name.startsWith("profile ")) {
      const short = name.slice("profile ".length);
      sections.set(short, sections.get(name)!.renamed(short));
      sections.delete(name);
      renamed.add(short);
    } else if (!isKept(name)) sections.delete(name);
  }
  // `[profile profile x]` takes the place of `[profile x]`, and `[profile services x]` that of another kind.
  for (const name of renamed) {
    if (name.includes(" ")) reading.entangled = true;
  }
  return sections;
}

// The SDK keeps every section whose name begins with `services`, with or without
// a blank; the ones without have no name that a view could show.
function isKept(name: string): boolean {
  return name.startsWith("sso-session ") || name.startsWith("services ") ||
    name.toLowerCase() === "default";
}

// The word profile does not belong there.
function credentialsSections(sections: Map<string, BuiltSection>): Map<string, BuiltSection> {
  for (const name of sections.keys()) if (name.startsWith("profile ")) sections.delete(name);
  return sections;
}

// The SDK keeps all in one table and looks them up by these names, in both files.
function placeSection(name: string, section: BuiltSection, reading: Reading): void {
  const keyword = /^(sso-session|services) /.exec(name)?.[1];
  const short = keyword === undefined ? name : name.slice(keyword.length + 1);
  const target = keyword === "sso-session"
    ? reading.ssoSessions
    : keyword === "services"
    ? reading.services
    : reading.profiles;
  target.set(short, section.renamed(short));
}
