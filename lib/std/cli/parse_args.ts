import { Declared } from "./declared.ts";
import { hasNested, setNested } from "./nested.ts";
import type { Args, ParseOptions } from "./types.ts";

/**
 * Reads command line arguments (without the program's name). Every name of an
 * option gets its value. What looks like a number becomes one, unless the
 * option is declared in `string`.
 *
 * Throws a TypeError for an alias that is undefined, and what `unknown` throws.
 */
export function parseArgs<TDoubleDash extends boolean | undefined = undefined>(
  args: string[],
  options: ParseOptions & { "--"?: TDoubleDash } = {},
): Args<Record<string, unknown>, TDoubleDash> {
  const end = args.indexOf("--");
  const reader = new Reader(options, end < 0 ? args : args.slice(0, end));
  return reader.read(end < 0 ? [] : args.slice(end + 1)) as Args<
    Record<string, unknown>,
    TDoubleDash
  >;
}

class Reader {
  readonly #options: ParseOptions;
  readonly #args: readonly string[];
  readonly #declared: Declared;
  readonly #result: Args = { _: [] };
  /** The place of the argument that is read. */
  #at = 0;

  constructor(options: ParseOptions, args: readonly string[]) {
    this.#options = options;
    this.#args = args;
    this.#declared = new Declared(options);
  }

  read(rest: readonly string[]): Args {
    for (; this.#at < this.#args.length; this.#at++) {
      const arg = this.#args[this.#at]!;
      if (arg.startsWith("--")) this.#readLong(arg);
      else if (arg.startsWith("-") && arg !== "-") this.#readLetters(arg);
      else if (this.#readOperand(arg)) break;
    }
    this.#fillIn();
    if (this.#options["--"]) this.#result["--"] = [...rest];
    else this.#result._.push(...rest);
    return this.#result;
  }

  /** Returns whether it ends the reading. */
  #readOperand(arg: string): boolean {
    if (this.#options.unknown?.(arg) !== false) {
      this.#result._.push(this.#declared.strings.has("_") ? arg : toNumber(arg));
    }
    if (!this.#options.stopEarly) return false;
    this.#result._.push(...this.#args.slice(this.#at + 1));
    return true;
  }

  #readLong(arg: string): void {
    const negated = arg.startsWith("--no-") && arg.length > "--no-".length;
    const body = arg.slice(negated ? "--no-".length : "--".length);
    const at = body.indexOf("=", 1);
    // The name of `--name=` is `name=`: a value has at least one character.
    if (at > 0 && at < body.length - 1) {
      const name = body.slice(0, at);
      const value = body.slice(at + 1);
      this.#set(name, this.#declared.booleans.has(name) ? value !== "false" : value, arg);
    } else if (negated && this.#declared.negatable.has(body)) {
      this.#set(body, false, arg, false);
    } else {
      this.#readName(negated ? `no-${body}` : body, arg);
    }
  }

  /** Reads letters that share a dash, the last of which may have a value in the next argument. */
  #readLetters(arg: string): void {
    for (let i = 1; i < arg.length - 1; i++) {
      const letter = arg[i]!;
      const rest = arg.slice(i + 1);
      const value = rest === "-" ? "-" : attachedValue(letter, rest);
      this.#set(letter, value ?? this.#lone(letter), arg);
      if (value !== undefined) return;
    }
    this.#readName(arg.at(-1)!, arg);
  }

  #readName(name: string, arg: string): void {
    const next = this.#args[this.#at + 1];
    if (next && !this.#isFlag(next, arg) && !this.#standsAlone(name, arg)) {
      this.#at++;
      this.#set(name, next, arg);
    } else if (next === "true" || next === "false") {
      this.#at++;
      this.#set(name, next === "true", arg);
    } else {
      this.#set(name, this.#lone(name), arg);
    }
  }

  // After a letter a lone dash is a value (it stands for a stream); after a long name it is not.
  #isFlag(next: string, arg: string): boolean {
    return arg.startsWith("--") ? next.startsWith("-") : /^--?[^-]/.test(next);
  }

  #standsAlone(name: string, arg: string): boolean {
    return this.#declared.isBoolean(name) || (this.#declared.allBooleans && arg.startsWith("--"));
  }

  #lone(name: string): string | boolean {
    return this.#declared.strings.has(name) ? "" : true;
  }

  #set(name: string, value: string | boolean, arg: string, collect = true): void {
    if (!this.#isKnown(name, arg) && this.#options.unknown?.(arg, name, value) === false) return;
    const isText = typeof value !== "string" || this.#declared.strings.has(name);
    const converted = isText ? value : toNumber(value);
    const collected = collect && this.#declared.collected.has(name);
    for (const one of [name, ...this.#declared.aliases(name)]) {
      setNested(this.#result, one, converted, collected);
    }
  }

  #isKnown(name: string, arg: string): boolean {
    return this.#declared.has(name) || (this.#declared.allBooleans && /^--[^=]+$/.test(arg));
  }

  /** Sets what was not given. Options that are only in `collect` stay unset, as the real ones do. */
  #fillIn(): void {
    for (const [name, value] of Object.entries(this.#options.default ?? {})) {
      if (hasNested(this.#result, name)) continue;
      for (const one of [name, ...this.#declared.aliases(name)]) {
        setNested(this.#result, one, value);
      }
    }
    const { booleans, strings, collected } = this.#declared;
    for (const name of [...booleans, ...strings]) {
      if (hasNested(this.#result, name)) continue;
      if (collected.has(name)) setNested(this.#result, name, []);
      else if (booleans.has(name)) setNested(this.#result, name, false);
    }
  }
}

/** The value that follows a letter in the same argument: `-n5`, `-n=5` and `-I/path`. */
function attachedValue(letter: string, rest: string): string | undefined {
  if (/[A-Za-z]/.test(letter)) {
    const assigned = /=(.+)/.exec(rest);
    if (assigned !== null) return assigned[1]!;
    if (/\d+(\.\d*)?(e-?\d+)?$/.test(rest)) return rest;
  }
  return rest.length > 1 && /\W/.test(rest[0]!) ? rest : undefined;
}

function toNumber(text: string): string | number {
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? number : text;
}
