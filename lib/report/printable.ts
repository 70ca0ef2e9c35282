import { ESCAPED_BYTE_BASE, isEscapedByte } from "../syntax/encoding.ts";

// Control and format characters (bidirectional ones among them), lone surrogates, private ones,
// line separators, everything that is drawn as nothing, and every blank but the plain space.
const UNPRINTABLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;
const UNPRINTABLE_ALL = new RegExp(UNPRINTABLE, "gu");
const PLAIN = /^[\x20-\x7e]*$/;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Tells whether a text consists of printable ASCII characters, which need no care. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** Tells whether a character (one code point) would be invisible or could act on a terminal. */
export function isUnprintable(character: string): boolean {
  return UNPRINTABLE.test(character);
}

/**
 * Spells out what would be invisible or could act on a terminal, so that a name
 * can neither hide nor inject anything: `\n`, `\u{202e}`, and `\xff` for a byte
 * that is not UTF-8. The result is one line.
 */
export function printable(text: string): string {
  return isPlain(text) ? text : text.replace(UNPRINTABLE_ALL, escapeCharacter);
}

/** Spells out one character. */
export function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  const point = character.codePointAt(0)!;
  return isEscapedByte(point)
    ? `\\x${(point - ESCAPED_BYTE_BASE).toString(16)}`
    : `\\u{${point.toString(16)}}`;
}
