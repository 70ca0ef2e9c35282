/** A name that every runtime reads, in both files, without quotes. */
const PLAIN_NAME = /^[A-Za-z0-9_.@:/+%-]+$/;

/** Tells whether nothing about the characters of a name keeps a runtime from reading it. */
export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name) && name !== "__proto__";
}

/**
 * A name that every runtime reads and that is as near as can be: accents go,
 * and a hyphen takes the place of what nobody reads.
 *
 * @returns null where nothing of the name is left
 */
export function plainNameLike(name: string): string | null {
  const plain = name.normalize("NFKD").replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9_.@:/+%-]+/g, "-").replace(/^-+|-+$/g, "");
  return plain === "" || plain.toLowerCase() === "default" || !isPlainName(plain) ? null : plain;
}
