export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const APOSTROPHE = 0x27;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const EQUALS = 0x3d;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const LOWER_A = 0x61;
export const LOWER_Z = 0x7a;
export const DELETE = 0x7f;
export const BYTE_ORDER_MARK = 0xfeff;

/**
 * Tells whether a code unit is white space inside a line: what Python's
 * `str.strip` removes, less what ends a line somewhere: LF and CR, and also
 * U+0085, U+2028 and U+2029. Zero-width characters are not blank, as no reader
 * trims them.
 */
export function isBlank(unit: number): boolean {
  if (unit === SPACE || unit === TAB) return true;
  if (unit < 0xa0) {
    return unit === 0x0b || unit === 0x0c || (unit >= 0x1c && unit <= 0x1f);
  }
  return unit === 0xa0 || isWideBlank(unit);
}

function isWideBlank(unit: number): boolean {
  return (unit >= 0x2000 && unit <= 0x200a) || unit === 0x1680 ||
    unit === 0x202f ||
    unit === 0x205f || unit === 0x3000;
}
