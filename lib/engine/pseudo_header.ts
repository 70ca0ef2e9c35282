const PSEUDO_HEADER =
  /^(?:\{\s*([^{}=:]+?)\s*\}|\(\s*([^()=:]+?)\s*\)|((?:profile|sso-session|services)\s+[^\s=:[\]]+)\]?|[\xad\u200b-\u200f\u2060-\u2064\ufeff]+\[\s*([^\][=:#;]+?)\s*\])$/;

/**
 * Reads a line that its author meant for a header, such as `{profile dev}`,
 * `(profile dev)`, `profile dev`, `profile dev]`, or `[profile dev]` behind an
 * invisible character, as it stands where two files were joined.
 *
 * @returns what belongs between the brackets, or null for any other line
 */
export function pseudoHeaderName(text: string): string | null {
  if (text.length > 200) return null;
  const match = PSEUDO_HEADER.exec(text);
  return match === null ? null : match[1] ?? match[2] ?? match[3] ?? match[4]!;
}
