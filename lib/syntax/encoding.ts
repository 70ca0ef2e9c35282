/** How the bytes of a file map to its text. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** A text and what is needed to get its bytes back. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** False when some bytes were not valid UTF-8 and stand in the text as lone surrogates. */
  readonly valid: boolean;
}

/** A byte that is not UTF-8 is kept as this code unit plus the byte, as Python's `surrogateescape` does. */
export const ESCAPED_BYTE_BASE = 0xdc00;

/** Tells whether a code unit stands for a byte that was not valid UTF-8. */
export function isEscapedByte(unit: number): boolean {
  return unit >= ESCAPED_BYTE_BASE + 0x80 && unit <= ESCAPED_BYTE_BASE + 0xff;
}

/**
 * Decodes the bytes of a file so that {@link encodeText} can give every one of them back.
 *
 * UTF-16 is recognised by its byte order mark and an even length; everything
 * else is UTF-8, whose invalid bytes become lone surrogates U+DC80 to U+DCFF.
 * The byte order mark stays in the text as U+FEFF. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Kind(bytes);
  if (utf16 !== null) {
    return { text: decodeUtf16(bytes, utf16), encoding: utf16, valid: true };
  }
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes), encoding: "utf-8", valid: true };
  } catch {
    return { text: decodeEscaping(bytes), encoding: "utf-8", valid: false };
  }
}

/** Encodes a text that {@link decodeText} made, or one edited since, to bytes. Never throws. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding !== "utf-8") return encodeUtf16(text, encoding);
  if (text.isWellFormed()) return new TextEncoder().encode(text);
  return encodeEscaping(text);
}

function utf16Kind(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length % 2 !== 0) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

// By hand rather than by TextDecoder, which replaces unpaired surrogates and so loses bytes.
function decodeUtf16(
  bytes: Uint8Array,
  encoding: "utf-16le" | "utf-16be",
): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = encoding === "utf-16le";
  const units = new Uint16Array(bytes.length / 2);
  for (let i = 0; i < units.length; i++) {
    units[i] = view.getUint16(i * 2, little);
  }
  return fromUnits(units, units.length);
}

function encodeUtf16(
  text: string,
  encoding: "utf-16le" | "utf-16be",
): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  const little = encoding === "utf-16le";
  for (let i = 0; i < text.length; i++) {
    view.setUint16(i * 2, text.charCodeAt(i), little);
  }
  return bytes;
}

function fromUnits(units: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let i = 0; i < length; i += 8192) {
    parts.push(
      String.fromCharCode(...units.subarray(i, Math.min(i + 8192, length))),
    );
  }
  return parts.join("");
}

function decodeEscaping(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length;) {
    const size = sequenceLength(bytes, i);
    if (size === 0) {
      units[length++] = ESCAPED_BYTE_BASE + bytes[i]!;
      i += 1;
      continue;
    }
    const point = codePoint(bytes, i, size);
    if (point > 0xffff) {
      units[length++] = 0xd800 + ((point - 0x10000) >> 10);
      units[length++] = 0xdc00 + (point & 0x3ff);
    } else units[length++] = point;
    i += size;
  }
  return fromUnits(units, length);
}

/** The length of the well-formed UTF-8 sequence at `at`, or 0 (Unicode standard, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  // What lies behind the end counts as 0, with which no sequence goes on.
  for (let i = 1; i < size; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1]!;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  return size;
}

function codePoint(bytes: Uint8Array, at: number, size: number): number {
  if (size === 1) return bytes[at]!;
  let point = bytes[at]! & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) point = (point << 6) | (bytes[at + i]! & 0x3f);
  return point;
}

function encodeEscaping(text: string): Uint8Array {
  const parts: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let plain = 0;
  let total = 0;
  const push = (part: Uint8Array) => {
    parts.push(part);
    total += part.length;
  };
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    // The second half of a pair may look like an escaped byte.
    if (point > 0xffff) i++;
    if (!isEscapedByte(point)) continue;
    push(encoder.encode(text.slice(plain, i)));
    let end = i;
    while (isEscapedByte(text.charCodeAt(end))) end++;
    push(
      Uint8Array.from(
        { length: end - i },
        (_, k) => text.charCodeAt(i + k) & 0xff,
      ),
    );
    plain = end;
    i = end - 1;
  }
  push(encoder.encode(text.slice(plain)));
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
