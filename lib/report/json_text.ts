// As JSON.stringify leaves them: C1 controls, format characters (bidirectional ones among them), line separators.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Writes a value as JSON, indented by two spaces, with a final line feed.
 * Characters that could act on a terminal are escaped, so that the data stays
 * the same and showing it is harmless.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${
    text.replace(HIDDEN, (character) => character === "\n" ? "\n" : escapeUnits(character))
  }\n`;
}

/** Writes a value as JSON on one line, with a final line feed; escapes as {@link jsonText} does. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(HIDDEN, escapeUnits)}\n`;
}

function escapeUnits(character: string): string {
  let text = "";
  for (let i = 0; i < character.length; i++) {
    text += `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
  }
  return text;
}
