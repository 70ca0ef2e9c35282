import type { Setting } from "../syntax/document.ts";
import { INVISIBLE, SMART_QUOTES } from "./odd_characters.ts";

/**
 * The value of a setting to judge by what it says: without an inline comment,
 * and null where another rule reports how it is written: nothing at all, in
 * quotes, with characters that nobody sees, or going on over more lines.
 */
export function plainValue(setting: Setting): string | null {
  const { value, children } = setting;
  // Nearly all values are of this kind; the rest is looked at more closely.
  if (children.length === 0 && PLAIN.test(value)) return value;
  if (value === "" || isQuoted(value) || INVISIBLE.test(value) || SMART_QUOTES.test(value)) {
    return null;
  }
  // A line with a delimiter below a value is a setting that got swallowed; any other is more of the value.
  return children.every((line) => line.kind === "setting") ? value : null;
}

/** Printable ASCII without a quote at the start. */
const PLAIN = /^[!#-&(-~][ -~]*$/;

/** Tells whether quotes stand around a whole value. */
export function isQuoted(value: string): boolean {
  const first = value[0];
  return value.length > 1 && (first === '"' || first === "'") && value.endsWith(first);
}
