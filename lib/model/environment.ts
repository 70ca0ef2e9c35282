/** The environment variables that a home is read with. */
export class Environment {
  readonly #variables: ReadonlyMap<string, string>;
  #names: readonly string[] | null = null;
  #isAboutAws: boolean | null = null;

  constructor(variables: Readonly<Record<string, string | undefined>> = {}) {
    const entries = Object.entries(variables).filter((
      entry,
    ): entry is [string, string] => entry[1] !== undefined);
    this.#variables = new Map(entries);
  }

  /** The value of a variable, or undefined where it is not set; an empty value is a value. */
  get(name: string): string | undefined {
    return this.#variables.get(name);
  }

  /** Tells whether a variable is set to something other than the empty string. */
  has(name: string): boolean {
    const value = this.#variables.get(name);
    return value !== undefined && value !== "";
  }

  /**
   * Whether any name begins with `AWS_`, as all do that choose a profile or hold credentials:
   * where none does, as on most desks, the variables of each runtime need not be looked up.
   */
  get isAboutAws(): boolean {
    return this.#isAboutAws ??= this.names.some((name) => name.startsWith("AWS_"));
  }

  /** The names that are set, sorted. */
  get names(): readonly string[] {
    return this.#names ??= [...this.#variables.keys()].sort();
  }
}
