/**
 * The part of `jsr:@std/ini` that awsconf calls, for machines that cannot
 * reach JSR. Same names, signatures and results.
 *
 * @module
 */

/** Makes a value of the text of one. */
export type ReviverFunction = (key: string, value: string, section?: string) => unknown;

/** Makes a text of a value. */
// deno-lint-ignore no-explicit-any
export type ReplacerFunction = (key: string, value: any, section?: string) => string;

/** Options of {@link parse}. */
export interface ParseOptions {
  /** Takes the place of the conversion to numbers, booleans and null. */
  reviver?: ReviverFunction;
}

/** Options of {@link stringify}. */
export interface StringifyOptions {
  lineBreak?: "\n" | "\r\n" | "\r";
  /** Puts blanks around the `=`. */
  pretty?: boolean;
  replacer?: ReplacerFunction;
}

/**
 * Reads an INI text into an object with one member a section; keys before the
 * first section become members of the object itself.
 *
 * Throws a SyntaxError that names the line.
 */
export function parse<T extends object>(text: string, options: ParseOptions = {}): T {
  const revive = options.reviver ?? convert;
  const root = {} as T;
  let target: object = root;
  let section: string | undefined;
  let number = 0;
  for (const written of text.split(/\r\n|\r|\n/)) {
    number++;
    const line = written.replace(/^[ \t]+/, "");
    if (line === "" || /^(?:#|;|\/\/)/.test(line)) continue;
    if (line.startsWith("[")) {
      section = sectionName(line, number);
      target = define(root, section, {}) as object;
      continue;
    }
    const at = line.indexOf("=");
    if (at < 0) throw new SyntaxError(`Unexpected token ${line[0]} in INI at line ${number}`);
    const key = line.slice(0, at).trim();
    if (key === "") throw new SyntaxError(`Unexpected empty key name at line ${number}`);
    define(target, key, revive(key, line.slice(at + 1).trim(), section));
  }
  return root;
}

/** Writes an object as an INI text without a final line break: plain members first, then the sections. */
export function stringify(object: object, options: StringifyOptions = {}): string {
  const replace = options.replacer ?? ((_key: string, value: unknown) => `${value}`);
  const assign = options.pretty ? " = " : "=";
  const plain: string[] = [];
  const sections: string[] = [];
  for (const [key, value] of Object.entries(object)) {
    if (typeof value !== "object" || value === null) {
      plain.push(`${key}${assign}${replace(key, value)}`);
      continue;
    }
    sections.push(`[${key}]`);
    for (const [inner, item] of Object.entries(value)) {
      sections.push(`${inner}${assign}${replace(inner, item, key)}`);
    }
  }
  return [...plain, ...sections].join(options.lineBreak ?? "\n");
}

function sectionName(line: string, number: number): string {
  if (!line.endsWith("]")) throw new SyntaxError(`Unexpected end of INI section at line ${number}`);
  const name = line.slice(1, -1);
  if (name === "") throw new SyntaxError(`Unexpected empty section name at line ${number}`);
  return name;
}

// Not an assignment: a section may be called `__proto__`.
function define(target: object, key: string, value: unknown): unknown {
  Object.defineProperty(target, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
  return value;
}

function convert(_key: string, value: string): unknown {
  if (!Number.isNaN(Number(value)) && !value.includes('"')) return Number(value);
  if (value === "null") return null;
  if (value === "true" || value === "false") return value === "true";
  return value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
