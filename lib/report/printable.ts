import { ESCAPED_BYTE_BASE, isEscapedByte } from "../syntax/encoding.ts";

// Control and format characters (bidirectional ones among them), lone surrogates, private ones,
// line separators, everything that is drawn as nothing, and every blank but the plain space.
const UNPRINTABLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;
const UNPRINTABLE_ALL = new RegExp(UNPRINTABLE, "gu");
const PLAIN = /^[\x20-\x7e]*$/;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Where the runners of GitHub (`##[`) and Azure Pipelines (`##vso[`) see a
 * command, and that anywhere in a line of a log: the second `#` is spelled out.
 */
const COMMAND_MARK = /(?<=#)#(?=(?:vso)?\[)/gi;

/** Tells whether a text consists of printable ASCII characters and looks like no command, so that it needs no care. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text) && !text.includes("##");
}

/** The offsets of what has to be spelled out for being a part of a command to a runner. */
export function commandMarks(text: string): ReadonlySet<number> {
  return new Set(
    text.includes("##") ? [...text.matchAll(COMMAND_MARK)].map(({ index }) => index) : [],
  );
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
  return isPlain(text) ? text : visible(text).replace(COMMAND_MARK, escapeCharacter);
}

/** As {@link printable}, for what guards against commands by escapes of its own. */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNPRINTABLE_ALL, escapeCharacter);
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
