/**
 * The SHA-1 of a text in UTF-8, in hexadecimal (FIPS 180-4): the AWS tools name
 * the cached sign-ins of SSO so. It is here since loading a library for the few
 * names of a home would take longer than the rest of a run.
 */
export function sha1(text: string): string {
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Uint32Array(80);
  const view = padded(new TextEncoder().encode(text));
  for (let start = 0; start < view.byteLength; start += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(start + i * 4);
    for (let i = 16; i < 80; i++) {
      words[i] = rotate(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1);
    }
    mix(state, words);
  }
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** The message with the bit that ends it, zeros, and its length in bits. */
function padded(bytes: Uint8Array): DataView {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const all = new Uint8Array(blocks * 64);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(all.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(all.length - 4, bytes.length << 3);
  return view;
}

function mix(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
  for (let i = 0; i < 80; i++) {
    const [f, k] = i < 20
      ? [(b & c) | (~b & d), 0x5a827999]
      : i < 40
      ? [b ^ c ^ d, 0x6ed9eba1]
      : i < 60
      ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
      : [b ^ c ^ d, 0xca62c1d6];
    const next = (rotate(a, 5) + f + e + k + words[i]!) | 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  }
  for (const [i, word] of [a, b, c, d, e].entries()) state[i] = state[i]! + word;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
