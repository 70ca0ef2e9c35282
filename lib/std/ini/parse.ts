/**
 * Makes a value of a setting. It gets the value after its conversion, so the
 * text that stood in the file cannot be had back from a number.
 */
export type ReviverFunction = (
  key: string,
  value: string | number | boolean | null,
  section?: string,
) => unknown;

/** Options of {@link parse}. */
export interface ParseOptions {
  /** Called for each setting; what it returns takes the place of the value. */
  reviver?: ReviverFunction;
}

/**
 * Reads an INI text into an object with one member a section. Settings before
 * the first section become members of the object itself. A section or key that
 * comes again takes the place of the earlier one.
 *
 * @param text lines that end with LF, CR or CRLF
 *
 * Throws a SyntaxError that names the line, counted from 1.
 */
export function parse<T extends object>(text: string, options: ParseOptions = {}): T {
  if (typeof text !== "string") {
    throw new SyntaxError(`Unexpected token ${text} in INI at line 0`);
  }
  const root: object = {};
  let target = root;
  let section: string | undefined;
  let number = 0;
  for (const written of text.split(/\r\n|\r|\n/)) {
    number++;
    const line = written.trim();
    if (line === "" || isComment(line)) continue;
    if (line.startsWith("[")) {
      section = readSectionName(line, number);
      target = {};
      define(root, section, target);
      continue;
    }
    const [key, value] = readSetting(line, number);
    define(target, key, options.reviver ? options.reviver(key, value, section) : value);
  }
  return root as T;
}

type Value = string | number | boolean | null;

function isComment(line: string): boolean {
  return line.startsWith("#") || line.startsWith(";") || line.startsWith("//");
}

function readSectionName(line: string, number: number): string {
  if (!line.endsWith("]")) throw new SyntaxError(`Unexpected end of INI section at line ${number}`);
  const name = line.slice(1, -1);
  if (name.trim() === "") {
    throw new SyntaxError(`Unexpected empty section name at line ${number}`);
  }
  return name;
}

function readSetting(line: string, number: number): [key: string, value: Value] {
  const at = line.indexOf("=");
  if (at < 0) throw new SyntaxError(`Unexpected token ${line[0]} in INI at line ${number}`);
  if (at === 0) throw new SyntaxError(`Unexpected empty key name at line ${number}`);
  return [line.slice(0, at).trimEnd(), convert(line.slice(at + 1).trimStart())];
}

function convert(text: string): Value {
  if (text === "null") return null;
  if (text === "true" || text === "false") return text === "true";
  // Quotes keep a number text.
  if (text.length > 1 && text.startsWith('"') && text.endsWith('"')) return text.slice(1, -1);
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

// Not an assignment: a section may be called `__proto__`.
function define(target: object, key: string, value: unknown): void {
  const attributes = { writable: true, enumerable: true, configurable: true };
  Object.defineProperty(target, key, { value, ...attributes });
}
