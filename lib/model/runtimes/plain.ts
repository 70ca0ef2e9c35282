import { EQUALS } from "../../syntax/chars.ts";
import type { Section, Setting } from "../../syntax/document.ts";
import type { Line } from "../../syntax/line.ts";
import type { FileKind, SourceFile } from "../source_file.ts";
import { PlainSection } from "./sections.ts";
import { type Source, sourceOf } from "./source.ts";

/**
 * A file cut into sections that every runtime reads the same, and the lines of
 * all others, which each runtime must read on its own.
 */
export interface Plan {
  readonly profiles: ReadonlyMap<string, PlainSection>;
  readonly ssoSessions: ReadonlyMap<string, PlainSection>;
  /** The lines that are not part of a plain section, in order. */
  readonly odd: readonly Line[];
}

const plans = new WeakMap<SourceFile, Plan>();

/** The plan for a file, made once for each file. */
export function planOf(file: SourceFile): Plan {
  let plan = plans.get(file);
  if (plan === undefined) plans.set(file, plan = makePlan(sourceOf(file)));
  return plan;
}

/**
 * Anything but line ends, tabs and printable ASCII. A runtime may see a blank,
 * a line end or the end of a name in it.
 */
const UNUSUAL = /[^\t\n\r -~]/g;

const CONFIG_HEADER = /^(?:default|(?:profile|sso-session) [A-Za-z0-9_.-]+)$/;
const CREDENTIALS_HEADER = /^[A-Za-z0-9_.-]+$/;

// Names that some runtime treats in a special way: any spelling of `default`, and
// what a JavaScript object has of its own, such as `constructor`.
function isSpecialName(name: string): boolean {
  return name.toLowerCase() === "default" || name in {};
}

function makePlan(source: Source): Plan {
  const { document, kind } = source.file;
  const { sections } = document;
  const odd = oddSections(source);
  const profiles = new Map<string, PlainSection>();
  const ssoSessions = new Map<string, PlainSection>();
  const oddLines: Line[] = [];
  if (!isQuiet(document.preamble, source)) addLines(document.preamble, oddLines);
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i]!;
    if (odd[i]) {
      addLines(section, oddLines);
      continue;
    }
    const { title } = section;
    const isSso = kind === "config" && title.startsWith("sso-session ");
    const name = kind === "credentials" ? title : title.slice(title.indexOf(" ") + 1);
    (isSso ? ssoSessions : profiles).set(name, new PlainSection(name, source.file, section));
  }
  return { profiles, ssoSessions, odd: oddLines };
}

// One flag for each section, 1 for odd.
function oddSections(source: Source): Uint8Array {
  const { document, kind } = source.file;
  const { sections } = document;
  const odd = new Uint8Array(sections.length);
  if (!source.utf8 || source.loneReturns || document.hasByteOrderMark) return odd.fill(1);
  const unusual = unusualLines(source);
  const byTitle = new Map<string, number>();
  let nextUnusual = 0;
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i]!;
    while (unusual[nextUnusual]! < section.first - 1) nextUnusual++;
    const { title } = section;
    const twin = byTitle.get(title);
    byTitle.set(title, i);
    if (twin !== undefined) odd[twin] = odd[i] = 1;
    if (
      unusual[nextUnusual]! >= section.last && isPlainTitle(title, kind) &&
      isPlainSection(section, source.text)
    ) continue;
    // What stands below may belong to the section above, for some runtimes.
    if (i > 0) odd[i - 1] = 1;
    odd[i] = 1;
  }
  return odd;
}

// The indices of lines with unusual characters, less comments, whose text no
// runtime looks at; then a sentinel.
function unusualLines(source: Source): number[] {
  const { lines } = source.file.document;
  const found: number[] = [];
  let index = 0;
  UNUSUAL.lastIndex = 0;
  for (let match = UNUSUAL.exec(source.text); match !== null; match = UNUSUAL.exec(source.text)) {
    while (lines[index]!.next <= match.index) index++;
    const line = lines[index]!;
    if (line.kind !== "comment" || line.contentStart > line.start) found.push(index);
    UNUSUAL.lastIndex = line.next;
  }
  found.push(lines.length);
  return found;
}

function isPlainTitle(title: string, kind: FileKind): boolean {
  if (kind === "credentials") {
    return CREDENTIALS_HEADER.test(title) && (title === "default" || !isSpecialName(title));
  }
  if (!CONFIG_HEADER.test(title)) return false;
  return title === "default" || !isSpecialName(title.slice(title.indexOf(" ") + 1));
}

function isPlainSection(section: Section, text: string): boolean {
  const header = section.header!;
  if (header.contentStart !== header.start || header.mark < 0) return false;
  // The title stands between the brackets without blanks, and nothing follows.
  if (header.nameStart !== header.start + 1 || header.nameEnd !== header.mark) return false;
  if (header.contentEnd !== header.mark + 1) return false;
  // One runtime does not see a section without settings.
  if (section.settings.length === 0 || section.stray.length > 0) return false;
  if (!isQuiet(section, null)) return false;
  for (const setting of section.settings) if (!isPlainSetting(setting, text)) return false;
  return !hasTwins(section.settings);
}

/** Tells whether the blank lines and comments say nothing to any runtime: no comment is indented. */
function isQuiet(section: Section, preambleOf: Source | null): boolean {
  const { lines } = section.document;
  for (let i = section.first; i < section.last; i++) {
    const line = lines[i]!;
    if (line.kind === "comment" && line.contentStart !== line.start) return false;
    if (preambleOf === null) continue;
    if (line.kind !== "comment" && line.kind !== "blank") return false;
    if (line.kind === "blank" && /[^ \t]/.test(preambleOf.text.slice(line.start, line.end))) {
      return false;
    }
  }
  return preambleOf === null || !isDisturbed(preambleOf);
}

// A file that cannot be read as usual has no quiet lines.
function isDisturbed(source: Source): boolean {
  return !source.utf8 || source.loneReturns || source.file.document.hasByteOrderMark;
}

function isPlainSetting(setting: Setting, text: string): boolean {
  const { line, children } = setting;
  if (children.length > 0 || line.contentStart !== line.start || line.commentStart >= 0) {
    return false;
  }
  if (text.charCodeAt(line.mark) !== EQUALS || line.valueStart === line.valueEnd) return false;
  if (line.nameStart === line.nameEnd) return false;
  for (let at = line.nameStart; at < line.nameEnd; at++) {
    if (!isPlainKeyUnit(text.charCodeAt(at))) return false;
  }
  const first = text.charCodeAt(line.valueStart);
  // Quotes are taken off by one runtime; `# x` directly behind the delimiter is left to each.
  return first !== 0x22 && first !== 0x27 && first !== 0x23 && first !== 0x3b &&
    // `__proto__` is no key like others in JavaScript.
    text.charCodeAt(line.nameStart) !== 0x5f;
}

// a-z, 0-9, `_`, `-` and `.`.
function isPlainKeyUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || unit === 0x5f || (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x2d || unit === 0x2e;
}

function hasTwins(settings: readonly Setting[]): boolean {
  if (settings.length > 12) {
    return new Set(settings.map((setting) => setting.key)).size < settings.length;
  }
  for (let i = 1; i < settings.length; i++) {
    const { key } = settings[i]!;
    for (let j = 0; j < i; j++) if (settings[j]!.key === key) return true;
  }
  return false;
}

function addLines(section: Section, into: Line[]): void {
  const { lines } = section.document;
  if (section.header !== null) into.push(section.header);
  for (let i = section.first; i < section.last; i++) into.push(lines[i]!);
}
