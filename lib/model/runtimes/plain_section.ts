import { EQUALS } from "../../syntax/chars.ts";
import type { Section } from "../../syntax/document.ts";
import type { Line } from "../../syntax/line.ts";
import type { FileKind } from "../source_file.ts";

const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const UNDERSCORE = 0x5f;

/**
 * The offset of the name in a header that every runtime reads the same, or -1:
 * `[default]`, `[profile name]`, `[sso-session name]`, and `[name]` in the
 * credentials file, at the start of the line and with nothing behind.
 */
export function plainNameOffset(text: string, header: Line, kind: FileKind): number {
  const { start, nameStart, nameEnd, mark } = header;
  if (header.contentEnd !== mark + 1 || nameStart !== start + 1 || nameEnd !== mark) return -1;
  const name = nameStart + keywordLength(text, nameStart, kind);
  if (name === nameEnd) return -1;
  for (let at = name; at < nameEnd; at++) {
    const unit = text.charCodeAt(at);
    if (!isKeyUnit(unit) && !isCapital(unit)) return -1;
  }
  if (kind === "config" && name === nameStart) {
    return text.slice(name, nameEnd) === "default" ? name : -1;
  }
  // `[DEFAULT]` is special to Python, and the other to JavaScript.
  return text.startsWith("DEFAULT]", name) || text.startsWith("__proto__]", name) ? -1 : name;
}

/** Tells whether every runtime reads the lines below a header the same, less what is unusual in their characters. */
export function isPlainBody(section: Section, text: string): boolean {
  const { lines } = section.document;
  let settings = 0;
  for (let i = section.first; i < section.last; i++) {
    const line = lines[i]!;
    if (line.kind === "blank") continue;
    if (line.contentStart !== line.start) return false;
    if (line.kind === "comment") continue;
    if (!isPlainSetting(line, text)) return false;
    settings++;
  }
  // The JavaScript SDK does not see a section without settings.
  return settings > 0 && !hasTwins(section);
}

function keywordLength(text: string, at: number, kind: FileKind): number {
  if (kind === "credentials") return 0;
  if (text.startsWith("profile ", at)) return 8;
  return text.startsWith("sso-session ", at) ? 12 : 0;
}

function isPlainSetting(line: Line, text: string): boolean {
  // A line without a delimiter has no mark.
  if (line.commentStart >= 0 || text.charCodeAt(line.mark) !== EQUALS) return false;
  if (line.valueStart === line.valueEnd || line.nameStart === line.nameEnd) return false;
  for (let at = line.nameStart; at < line.nameEnd; at++) {
    if (!isKeyUnit(text.charCodeAt(at))) return false;
  }
  // `__proto__` is no key like others in JavaScript.
  if (text.charCodeAt(line.nameStart) === UNDERSCORE) return false;
  const first = text.charCodeAt(line.valueStart);
  // The SDK for Go takes quotes off.
  return first !== DOUBLE_QUOTE && first !== SINGLE_QUOTE;
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

// a-z, 0-9, `_`, `-` and `.`.
function isKeyUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || unit === UNDERSCORE ||
    (unit >= 0x30 && unit <= 0x39) || unit === 0x2d || unit === 0x2e;
}

// Two settings with one key. All keys are lower case here, and only a long section has no shape.
function hasTwins({ settings, shape }: Section): boolean {
  if (shape !== null) return shape.isRepeating;
  return new Set(settings.map(({ key }) => key)).size < settings.length;
}
