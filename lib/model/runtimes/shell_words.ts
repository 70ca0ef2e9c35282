/**
 * Splits a text into words as Python's `shlex.split` does in its POSIX mode,
 * which botocore uses on section headers. Returns null where Python raises
 * ValueError: on an open quote, or a backslash at the end.
 */
export function splitShellWords(text: string): string[] | null {
  const words: string[] = [];
  let word = "";
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (isShellSpace(character)) {
      if (inWord) words.push(word);
      word = "";
      inWord = false;
    } else if (character === "'" || character === '"') {
      const quoted = readQuoted(text, at + 1, character);
      if (quoted === null) return null;
      word += quoted.text;
      at = quoted.end;
      inWord = true;
    } else if (character === "\\") {
      if (++at >= text.length) return null;
      word += text[at]!;
      inWord = true;
    } else {
      word += character;
      inWord = true;
    }
  }
  if (inWord) words.push(word);
  return words;
}

// Not `\s`: shlex knows these four only.
function isShellSpace(character: string): boolean {
  return character === " " || character === "\t" || character === "\r" || character === "\n";
}

function readQuoted(
  text: string,
  from: number,
  quote: string,
): { text: string; end: number } | null {
  let quoted = "";
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    if (character === quote) return { text: quoted, end: at };
    if (character !== "\\" || quote === "'") {
      quoted += character;
      continue;
    }
    if (++at >= text.length) return null;
    // Between double quotes a backslash escapes itself and the quote, nothing else.
    quoted += text[at] === "\\" || text[at] === quote ? text[at]! : `\\${text[at]!}`;
  }
  return null;
}
