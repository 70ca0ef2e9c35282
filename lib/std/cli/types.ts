/** One name or several. */
export type Names = string | readonly string[];

/** Options of `parseArgs`. */
export interface ParseOptions {
  /** Puts what follows `--` into the member `--` instead of `_`. */
  "--"?: boolean;
  /** Other names of an option. */
  alias?: Readonly<Record<string, Names>>;
  /** Options without a value, false unless given; true stands for all that begin with `--`. */
  boolean?: boolean | Names;
  /** Options that may be repeated and whose values form an array. */
  collect?: Names;
  /** Values of options that are not given. */
  default?: Readonly<Record<string, unknown>>;
  /** Options that `--no-NAME` sets to false. */
  negatable?: Names;
  /** Takes everything from the first operand on as operands. */
  stopEarly?: boolean;
  /** Options whose value stays text; `_` keeps operands text too. */
  string?: Names;
  /** Called for operands and for options that are not declared; false leaves them out. */
  unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

/** The options by name, with the operands in `_`. */
export type Args<
  TArgs extends Record<string, unknown> = Record<string, unknown>,
  TDoubleDash extends boolean | undefined = undefined,
> = TArgs & { _: (string | number)[] } & (true extends TDoubleDash ? { "--": string[] } : unknown);
