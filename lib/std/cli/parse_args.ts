/** Options of {@link parseArgs}. */
export interface ParseOptions {
  /** Names of options without a value. */
  boolean?: readonly string[];
  /** Names of options whose value stays text; `_` keeps operands text too. */
  string?: readonly string[];
  /** Names of options that may be repeated and whose values form an array. */
  collect?: readonly string[];
  /** Other names of an option. */
  alias?: Readonly<Record<string, string | readonly string[]>>;
  default?: Readonly<Record<string, unknown>>;
  /** Puts what follows `--` into the member `--` instead of `_`. */
  "--"?: boolean;
  /** Called for every argument that is not declared; false leaves it out. */
  unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

/** The arguments by name, with the operands in `_`. */
export interface Args {
  _: (string | number)[];
  // deno-lint-ignore no-explicit-any
  [name: string]: any;
}

/** Reads command line arguments. Every name of an option gets its value. */
export function parseArgs(args: string[], options: ParseOptions = {}): Args {
  const parser = new Parser(options);
  const end = args.indexOf("--");
  parser.read(end < 0 ? args : args.slice(0, end));
  return parser.finish(end < 0 ? [] : args.slice(end + 1));
}

class Parser {
  readonly #options: ParseOptions;
  readonly #booleans: ReadonlySet<string>;
  readonly #strings: ReadonlySet<string>;
  readonly #collected: ReadonlySet<string>;
  readonly #names = new Map<string, readonly string[]>();
  readonly #result: Args = { _: [] };

  constructor(options: ParseOptions) {
    this.#options = options;
    for (const [name, others] of Object.entries(options.alias ?? {})) {
      const group = [name, ...(typeof others === "string" ? [others] : others)];
      for (const one of group) this.#names.set(one, group);
    }
    this.#booleans = this.#withAliases(options.boolean);
    this.#strings = this.#withAliases(options.string);
    this.#collected = this.#withAliases(options.collect);
    for (const name of this.#collected) this.#result[name] = [];
    for (const name of this.#booleans) if (!this.#collected.has(name)) this.#result[name] = false;
    for (const [name, value] of Object.entries(options.default ?? {})) {
      for (const one of this.#group(name)) this.#result[one] = value;
    }
  }

  read(args: readonly string[]): void {
    for (let i = 0; i < args.length; i++) {
      const arg = args[i]!;
      if (/^--[^=]/.test(arg)) i += this.#readLong(arg, args[i + 1]);
      else if (/^-[^-]/.test(arg)) i += this.#readShort(arg, args[i + 1]);
      else this.#readOperand(arg);
    }
  }

  finish(rest: readonly string[]): Args {
    if (this.#options["--"]) this.#result["--"] = [...rest];
    else this.#result._.push(...rest);
    return this.#result;
  }

  /** Returns how many following arguments were taken as a value. */
  #readLong(arg: string, next: string | undefined): number {
    const at = arg.indexOf("=");
    if (at >= 0) {
      const key = arg.slice(2, at);
      const value = arg.slice(at + 1);
      this.#set(key, this.#booleans.has(key) ? value !== "false" : value, arg);
      return 0;
    }
    return this.#readName(arg.slice(2), next, arg);
  }

  #readName(key: string, next: string | undefined, arg: string): number {
    if (next !== undefined && !next.startsWith("-") && !this.#booleans.has(key)) {
      this.#set(key, next, arg);
      return 1;
    }
    if (next !== undefined && /^(true|false)$/.test(next)) {
      this.#set(key, next === "true", arg);
      return 1;
    }
    this.#set(key, this.#strings.has(key) ? "" : true, arg);
    return 0;
  }

  #readShort(arg: string, next: string | undefined): number {
    const letters = arg.slice(1);
    for (let j = 0; j < letters.length - 1; j++) {
      const key = letters[j]!;
      const rest = letters.slice(j + 1);
      if (rest.startsWith("=")) {
        this.#set(key, rest.slice(1), arg);
        return 0;
      }
      if (/[A-Za-z]/.test(key) && /^-?\d+(\.\d*)?(e-?\d+)?$/.test(rest)) {
        this.#set(key, rest, arg);
        return 0;
      }
      if (/\W/.test(rest[0]!)) {
        this.#set(key, rest, arg);
        return 0;
      }
      this.#set(key, this.#strings.has(key) ? "" : true, arg);
    }
    return this.#readName(letters.at(-1)!, next, arg);
  }

  #readOperand(arg: string): void {
    if (this.#options.unknown?.(arg) === false) return;
    this.#result._.push(this.#strings.has("_") ? arg : toNumber(arg));
  }

  #set(key: string, value: string | boolean, arg: string): void {
    const known = this.#booleans.has(key) || this.#strings.has(key) || this.#names.has(key);
    if (!known && this.#options.unknown?.(arg, key, value) === false) return;
    const converted = typeof value === "string" && !this.#strings.has(key)
      ? toNumber(value)
      : value;
    for (const name of this.#group(key)) {
      if (this.#collected.has(name)) this.#result[name] = [...this.#result[name], converted];
      else this.#result[name] = converted;
    }
  }

  #withAliases(names: readonly string[] = []): ReadonlySet<string> {
    return new Set(names.flatMap((name) => this.#group(name)));
  }

  #group(name: string): readonly string[] {
    return this.#names.get(name) ?? [name];
  }
}

function toNumber(text: string): string | number {
  const isNumber = /^0x[0-9a-f]+$/i.test(text) ||
    /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?$/.test(text);
  return isNumber ? Number(text) : text;
}
