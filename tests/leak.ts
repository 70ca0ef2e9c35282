/**
 * Tells whether an output shows a part of a secret.
 *
 * @module
 */
import { Buffer } from "node:buffer";

/** A secret that is told by as little as this many characters in a row. */
const WINDOW = 8;

/**
 * The first secret of which an output shows a part: {@link WINDOW} characters
 * in a row, as they are, escaped for JSON, XML, URLs or Mermaid, or in Base64.
 * The first four letters of a key id may show.
 */
export function leak(written: string, secrets: readonly string[]): string | null {
  const plain = ESCAPED.test(written) ? unescaped(written) : written;
  const outputs = plain === written ? [written] : [written, plain];
  let glance = glances.get(secrets);
  if (glance === undefined) glances.set(secrets, glance = new Glance(secrets));
  return outputs.some((output) => glance.mayFind(output)) ? pieceIn(outputs, secrets) : null;
}

function pieceIn(outputs: readonly string[], secrets: readonly string[]): string | null {
  for (const secret of secrets) {
    for (const piece of piecesOf(secret)) {
      if (outputs.some((output) => output.includes(piece))) return secret;
    }
  }
  return null;
}

/** What an escaped character has about it, or the text of one. */
const ESCAPED = /[\\&#%]/;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text
    .replace(/\\u\{?([0-9a-fA-F]{2,6})\}?/g, (all, hex) => character(Number.parseInt(hex, 16), all))
    .replace(/\\([/"\\])/g, "$1")
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!)
    // `&#47;` in XML and Markdown, `#47;` in Mermaid.
    .replace(/&?#x([0-9a-fA-F]{1,6});/g, (all, hex) => character(Number.parseInt(hex, 16), all))
    .replace(/&?#(\d{1,7});/g, (all, point) => character(Number(point), all))
    .replace(/%([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function character(point: number, otherwise: string): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : otherwise;
}

/** What gives a part of a secret away: each run of characters, and what Base64 makes of it wherever it starts. */
export function piecesOf(secret: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  visitPieces(secret, (text, start, end) => pieces.add(text.slice(start, end)));
  return pieces;
}

function visitPieces(
  secret: string,
  visit: (text: string, start: number, end: number) => void,
): void {
  for (let i = 0; i + WINDOW <= secret.length; i++) visit(secret, i, i + WINDOW);
  for (const shift of [0, 1, 2]) {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
    for (const encoded of [bytes.toString("base64"), bytes.toString("base64url")]) {
      // Three bytes are four letters; a letter that other bytes have a part in says nothing certain.
      for (let start = shift; start + WINDOW <= bytes.length; start++) {
        visit(encoded, Math.ceil(start * 4 / 3), Math.floor((start + WINDOW) * 4 / 3));
      }
    }
  }
}

/** By the secrets of a home, of which many outputs are looked through. */
const glances = new WeakMap<readonly string[], Glance>();

const BASE = 0x01000193;
/** What the first of {@link WINDOW} characters has been multiplied with when the last is added. */
const FIRST = powerOf(BASE, WINDOW);

/**
 * Looks through an output once, whatever the number of pieces: only where the
 * hash of {@link WINDOW} characters is that of the beginning of a piece, the
 * pieces themselves have to be looked for.
 */
class Glance {
  readonly #hashes = new Set<number>();
  readonly #low = new Uint8Array(1 << 17);

  constructor(secrets: readonly string[]) {
    for (const secret of new Set(secrets)) {
      visitPieces(secret, (text, start) => {
        let hash = 0;
        for (let i = start; i < start + WINDOW; i++) {
          hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
        }
        this.#hashes.add(hash);
        this.#low[hash & 0x1ffff] = 1;
      });
    }
  }

  /** False only if no piece is in the text. */
  mayFind(text: string): boolean {
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
      hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
      if (i >= WINDOW) hash = (hash - Math.imul(FIRST, text.charCodeAt(i - WINDOW))) | 0;
      if (this.#low[hash & 0x1ffff] === 1 && this.#hashes.has(hash)) return true;
    }
    return false;
  }
}

function powerOf(base: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power = Math.imul(power, base);
  return power;
}
