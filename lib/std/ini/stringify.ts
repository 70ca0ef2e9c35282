/** Makes the text of a value. */
// deno-lint-ignore no-explicit-any
export type ReplacerFunction = (key: string, value: any, section?: string) => string;

/** Options of {@link stringify}. */
export interface StringifyOptions {
  /** What stands between two lines; LF unless given. */
  lineBreak?: "\n" | "\r\n" | "\r";
  /** Puts blanks around the `=`. */
  pretty?: boolean;
  /** Called for each setting; gives the text of its value. */
  replacer?: ReplacerFunction;
}

/**
 * Writes an object as an INI text: first the members that are values, then one
 * section for each member that is a plain object. There is no line break at the
 * end, and nothing is quoted.
 */
export function stringify(object: object, options: StringifyOptions = {}): string {
  const replace = options.replacer ?? ((_key: string, value: unknown) => `${value}`);
  const assign = options.pretty ? " = " : "=";
  const settings: string[] = [];
  const sections: string[] = [];
  for (const [key, value] of Object.entries(object)) {
    if (!isSection(value)) {
      settings.push(`${key}${assign}${replace(key, value)}`);
      continue;
    }
    sections.push(`[${key}]`);
    for (const [name, inner] of Object.entries(value)) {
      sections.push(`${name}${assign}${replace(name, inner, key)}`);
    }
  }
  return [...settings, ...sections].join(options.lineBreak ?? "\n");
}

// An array or a Date is a value, as the real package has it.
function isSection(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Object]";
}
