/** What stands before the object id and the flags of an entry: ten numbers of four bytes. */
const STAT_LENGTH = 40;
const EXTENDED = 0x4000;

/**
 * Tells whether a path is in a git index, that is, under version control;
 * null where the bytes are no index that can be read (gitformat-index(5),
 * versions 2 to 4).
 *
 * @param path below the top folder, with `/` between folders
 * @param idLength how many bytes an object id has: 20 with SHA-1, 32 with SHA-256
 */
export function isInIndex(bytes: Uint8Array, path: string, idLength = 20): boolean | null {
  if (bytes.length < 12) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4);
  if (view.getUint32(0) !== 0x44495243 || version < 2 || version > 4) return null;
  const wanted = new TextEncoder().encode(path);
  let name = new Uint8Array(0);
  let at = 12;
  for (let left = view.getUint32(8); left > 0; left--) {
    const flagsAt = at + STAT_LENGTH + idLength;
    if (flagsAt + 2 > bytes.length) return null;
    let nameAt = flagsAt + 2 + ((view.getUint16(flagsAt) & EXTENDED) === 0 ? 0 : 2);
    let kept = 0;
    if (version === 4) {
      const removed = readOffset(bytes, nameAt);
      nameAt = removed.next;
      kept = name.length - removed.value;
    }
    const end = bytes.indexOf(0, nameAt);
    if (end < 0 || kept < 0) return null;
    name = version === 4
      ? concat(name.subarray(0, kept), bytes.subarray(nameAt, end))
      : bytes.slice(nameAt, end);
    if (isEqual(name, wanted)) return true;
    // An entry is padded with one to eight zeros to a multiple of eight bytes.
    at = version === 4 ? end + 1 : at + (Math.floor((end - at) / 8) + 1) * 8;
  }
  return false;
}

/** Reads a number as git packs it: seven bits a byte, the highest first, each byte but the last adding one. */
function readOffset(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = bytes[at]! & 0x7f;
  while (at < bytes.length && (bytes[at]! & 0x80) !== 0) {
    at++;
    value = (value + 1) * 128 + (bytes[at]! & 0x7f);
  }
  return { value, next: at + 1 };
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
