/** Tells whether a UTF-16 code unit is white space to some runtime. */
export type SpaceTest = (unit: number) => boolean;

/** Space and tab: all that Rust's profile parser and Go's line tests call white space. */
export function isSpaceOrTab(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

/** The Unicode property White_Space: Rust's `char::is_whitespace`, Go's `unicode.IsSpace`. */
export function isWhiteSpace(unit: number): boolean {
  if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) return true;
  return unit >= 0x85 && isWideSpace(unit);
}

/** Python's `str.isspace`: White_Space and the four information separators. */
export function isPythonSpace(unit: number): boolean {
  return isWhiteSpace(unit) || (unit >= 0x1c && unit <= 0x1f);
}

/** Java's `String.trim`: everything up to and including the space. */
export function isJavaSpace(unit: number): boolean {
  return unit <= 0x20;
}

function isWideSpace(unit: number): boolean {
  return unit === 0x85 || unit === 0xa0 || unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028 || unit === 0x2029 ||
    unit === 0x202f || unit === 0x205f || unit === 0x3000;
}

// Printed ASCII, which is white space to nobody: saves most calls of a test that
// differs from runtime to runtime, which engines cannot inline.
function isPrinted(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f;
}

/** The first offset in [from, to) that is not white space, or `to`. */
export function skipSpace(text: string, from: number, to: number, isSpace: SpaceTest): number {
  for (; from < to; from++) {
    const unit = text.charCodeAt(from);
    if (isPrinted(unit) || !isSpace(unit)) break;
  }
  return from;
}

/** The offset behind the last unit in [from, to) that is not white space, or `from`. */
export function dropSpace(text: string, from: number, to: number, isSpace: SpaceTest): number {
  for (; to > from; to--) {
    const unit = text.charCodeAt(to - 1);
    if (isPrinted(unit) || !isSpace(unit)) break;
  }
  return to;
}

/** The text without white space at both ends. */
export function trim(text: string, isSpace: SpaceTest): string {
  const start = skipSpace(text, 0, text.length, isSpace);
  return text.slice(start, dropSpace(text, start, text.length, isSpace));
}
