/**
 * What Rust's `validate_identifier` and Java's `VALID_IDENTIFIER` accept as a
 * name or key. Neither minds the empty one.
 */
const IDENTIFIER = /^[A-Za-z0-9_\-/.%@:+]*$/;

/** Tells whether the profile parsers of Rust and Java accept a name or key. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}
