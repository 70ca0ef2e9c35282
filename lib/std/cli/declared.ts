import type { Names, ParseOptions } from "./types.ts";

/** What the options of `parseArgs` declare, looked up by any name of an option. */
export class Declared {
  readonly #aliases = new Map<string, ReadonlySet<string>>();
  readonly booleans: ReadonlySet<string>;
  readonly strings: ReadonlySet<string>;
  readonly collected: ReadonlySet<string>;
  readonly negatable: ReadonlySet<string>;
  readonly allBooleans: boolean;

  /** Throws a TypeError for an alias that is undefined. */
  constructor(options: ParseOptions) {
    for (const [name, others] of Object.entries(options.alias ?? {})) this.#alias(name, others);
    this.allBooleans = options.boolean === true;
    this.booleans = this.#all(typeof options.boolean === "boolean" ? [] : options.boolean);
    this.strings = this.#all(options.string);
    this.collected = this.#all(options.collect);
    this.negatable = this.#all(options.negatable);
  }

  /** The other names of an option. */
  aliases(name: string): Iterable<string> {
    return this.#aliases.get(name) ?? [];
  }

  /** Whether any of the options mentions the name. */
  has(name: string): boolean {
    return this.booleans.has(name) || this.strings.has(name) || this.collected.has(name) ||
      this.#aliases.has(name);
  }

  /** Whether an option or one of its other names is declared to have no value. */
  isBoolean(name: string): boolean {
    if (this.booleans.has(name)) return true;
    for (const other of this.aliases(name)) if (this.booleans.has(other)) return true;
    return false;
  }

  #alias(name: string, others: Names | undefined): void {
    if (others === undefined) throw new TypeError("Alias value must be defined");
    const group = [name, ...toList(others)];
    for (const one of group) {
      this.#aliases.set(one, new Set(group.filter((other) => other !== one)));
    }
  }

  #all(names: Names = []): ReadonlySet<string> {
    const all = toList(names).filter((name) => name !== "");
    return new Set(all.flatMap((name) => [name, ...this.aliases(name)]));
  }
}

function toList(names: Names): readonly string[] {
  return typeof names === "string" ? [names] : names;
}
