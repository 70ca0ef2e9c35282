import type { Span } from "../syntax/span.ts";

/** How many characters of a secret in a row give it away. */
export const WINDOW = 8;

/** Odd, and another one in each process: nobody can write a file whose windows all have one hash. */
const BASE = Math.floor(Math.random() * 2 ** 31) | 1;
/** What the oldest character of a window counts for in its hash. */
const OLDEST = power(BASE, WINDOW - 1);

/**
 * Finds parts of known secrets in other texts. A home may hold a hundred
 * thousand secrets: each run of {@link WINDOW} characters of each stands in a
 * hash table, by its place in the text of all of them, and is compared in full.
 */
export class SecretIndex {
  readonly #text: string;
  /** Places in the text, each one more than it is, as 0 stands for none. */
  readonly #table: Int32Array;

  constructor(secrets: readonly string[]) {
    this.#text = secrets.join("\n");
    // At most half full, so that a search ends soon.
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(this.#text.length * 2 + 2)));
    let at = 0;
    for (const { length } of secrets) {
      forEachWindow(this.#text, at, at + length, (hash, start) => this.#insert(hash, start));
      at += length + 1;
    }
  }

  /** The spans of a text that are part of a secret, in order; they may overlap. */
  find(text: string): Span[] {
    const spans: Span[] = [];
    forEachWindow(text, 0, text.length, (hash, start) => {
      if (this.#table[this.#slotOf(hash, text, start)] !== 0) {
        spans.push({ start, end: start + WINDOW });
      }
    });
    return spans;
  }

  #insert(hash: number, start: number): void {
    this.#table[this.#slotOf(hash, this.#text, start)] = start + 1;
  }

  /** The slot that holds a window, or the empty one where it would be. */
  #slotOf(hash: number, text: string, start: number): number {
    const last = this.#table.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & last;; slot = (slot + 1) & last) {
      const known = this.#table[slot]!;
      if (known === 0 || this.#isEqual(known - 1, text, start)) return slot;
    }
  }

  #isEqual(known: number, text: string, start: number): boolean {
    for (let i = 0; i < WINDOW; i++) {
      if (this.#text.charCodeAt(known + i) !== text.charCodeAt(start + i)) return false;
    }
    return true;
  }
}

/** Calls back with a rolling hash of each run of {@link WINDOW} code units of a part of a text. */
function forEachWindow(
  text: string,
  from: number,
  to: number,
  visit: (hash: number, start: number) => void,
): void {
  let hash = 0;
  for (let i = from; i < to; i++) {
    const start = i - WINDOW + 1;
    if (start > from) hash = (hash - Math.imul(text.charCodeAt(start - 1), OLDEST)) | 0;
    hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
    if (start >= from) visit(hash, start);
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base);
  return result;
}
