import { displayWidth } from "./display_width.ts";
import { isPlain } from "./printable.ts";

// A run without spaces, in which a short piece of code between backticks counts as unbreakable.
const WORDS = /(?:[^ `]|`[^`]{0,40}`|`)+/g;

/**
 * Breaks a printable text into lines at spaces. A word that is wider than a
 * line stands on one of its own, unbroken, so that it can still be copied.
 *
 * @param width columns of a line
 * @param indent columns to leave free at the start of all lines but the first
 */
export function wrap(text: string, width: number, indent = 0): string[] {
  // What fits and has no blanks to drop is cut into words for nothing.
  if (text.length <= width && isPlain(text) && !/^ | {2}| $/.test(text)) return [text];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const [word] of text.matchAll(WORDS)) {
    const wide = displayWidth(word);
    if (line === "") {
      line = word;
      used = wide;
      continue;
    }
    // A line that starts with `::` would be a command to GitHub's runner.
    if (used + 1 + wide <= width || word.startsWith("::")) {
      line += ` ${word}`;
      used += 1 + wide;
      continue;
    }
    lines.push(line);
    line = " ".repeat(indent) + word;
    used = indent + wide;
  }
  lines.push(line);
  return lines;
}

/**
 * Splits a message behind its first sentence: a full stop outside code, before
 * a space and what can start a sentence. The rest is empty where there is one sentence.
 */
export function splitMessage(message: string): readonly [first: string, rest: string] {
  let inCode = false;
  for (let i = 0; i < message.length; i++) {
    const character = message[i]!;
    if (character === "`") inCode = !inCode;
    if (inCode || character !== "." || message[i + 1] !== " ") continue;
    const next = message[i + 2] ?? "";
    if (next === "`" || next === "$" || next !== next.toLowerCase()) {
      return [message.slice(0, i + 1), message.slice(i + 2)];
    }
  }
  return [message, ""];
}
