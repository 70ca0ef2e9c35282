/** Controls, odd blanks, soft hyphen, zero-width and bidirectional characters, byte order marks: nobody sees them. */
export const INVISIBLE =
  // deno-lint-ignore no-control-regex
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/;

/** Typographic quotes. */
export const SMART_QUOTES = /[\u2018-\u201f]/;
