const MASK = "****";

/**
 * A value that must never reach a person, a log or a file other than the one
 * it belongs in. Printing, concatenating, serialising and inspecting it yield
 * a mask; only {@link Secret.reveal} gives the value, for the writer of files.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Call it only where the result is written to a credentials file or compared. */
  reveal(): string {
    return this.#value;
  }

  /** Tells whether two secrets hold the same value. */
  equals(other: Secret): boolean {
    return this.#value === other.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return MASK;
  }
}

/** A text that may hold secrets by reference, such as what a fix writes. */
export type SecretText = string | readonly (string | Secret)[];

/** The text with every secret masked. */
export function masked(text: SecretText): string {
  return typeof text === "string" ? text : text.map((part) => String(part)).join("");
}

/** The text with every secret in clear: for the writer of files only. */
export function revealed(text: SecretText): string {
  if (typeof text === "string") return text;
  return text.map((part) => typeof part === "string" ? part : part.reveal())
    .join("");
}
