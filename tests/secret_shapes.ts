/**
 * Secrets of all shapes, made from a seed, so that shrinking cannot turn one
 * into a text that nobody would take for a secret.
 *
 * @module
 */

/** A kind of secret. */
export interface Shape {
  readonly name: string;
  /** Makes one, the same for the same seed; it has at least eight characters. */
  readonly make: (seed: number) => string;
}

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const ALNUM = UPPER + LOWER + DIGITS;
const BASE32 = `${UPPER}234567`;
const BASE64 = `${ALNUM}+/`;
const BASE64URL = `${ALNUM}-_`;
const HEX = `${DIGITS}abcdef`;

function random(seed: number, alphabet: string, length: number): string {
  let state = seed >>> 0;
  let text = "";
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += alphabet[(state >>> 8) % alphabet.length];
  }
  return text;
}

const shape = (name: string, make: (seed: number) => string): Shape => ({ name, make });
const of = (name: string, prefix: string, alphabet: string, length: number): Shape =>
  // `-word` is an option and `$word` a variable, to a program and a shell too.
  shape(name, (seed) => prefix + random(seed, alphabet, length).replace(/^[-$]/, "x"));

/** Shapes that are known for secrets wherever they stand: key ids, secret access keys, session tokens. */
export const PLAIN_SHAPES: readonly Shape[] = [
  of("long-term key id", "AKIA", BASE32, 16),
  of("temporary key id", "ASIA", BASE32, 16),
  of("bearer token id", "ABIA", BASE32, 16),
  of("context credential id", "ACCA", BASE32, 16),
  of("old key id", "A3T", BASE32, 17),
  of("long key id", "AKIA", BASE32, 28),
  of("secret access key", "", BASE64, 40),
  shape("secret access key with + and /", (seed) => `${random(seed, BASE64, 38)}+/`),
  shape("session token", (seed) => random(seed, BASE64, 60 + seed % 140)),
  shape(
    "session token as STS makes it",
    (seed) => `IQoJb3JpZ2luX2Vj${random(seed, BASE64, 340)}==`,
  ),
  shape("old session token", (seed) => `FwoGZXIvYXdzE${random(seed, BASE64, 260)}`),
];

/** Shapes that are known for secrets only where a name, an option or an address says so. */
export const NAMED_SHAPES: readonly Shape[] = [
  of("hex of 32", "", HEX, 32),
  of("hex of 40, a commit's looks", "", HEX, 40),
  of("hex of 64", "", HEX, 64),
  of("capital hex", "", HEX.toUpperCase(), 40),
  of("base64url", "", BASE64URL, 43),
  of("base32", "", BASE32, 32),
  shape("UUID", (seed) => {
    const hex = random(seed, HEX, 32);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
      .join("-");
  }),
  shape("JWT", (seed) => {
    const body = random(seed, BASE64URL, 120);
    return `eyJhbGciOiJIUzI1NiJ9.eyJ${body}.${random(seed + 1, BASE64URL, 43)}`;
  }),
  shape("Bedrock key", (seed) => `ABSK${random(seed, BASE64, 128)}=`),
  of("short-term Bedrock key", "bedrock-api-key-", BASE64, 400),
  of("GitHub token", "ghp_", ALNUM, 36),
  of("fine-grained GitHub token", "github_pat_", `${ALNUM}_`, 82),
  of("GitLab token", "glpat-", BASE64URL, 20),
  shape(
    "Slack token",
    (seed) =>
      `xoxb-${random(seed, DIGITS, 12)}-${random(seed + 1, DIGITS, 12)}-${
        random(seed + 2, ALNUM, 24)
      }`,
  ),
  of("npm token", "npm_", ALNUM, 36),
  of("Vault token", "hvs.", BASE64URL, 90),
  of("Stripe key", "sk_live_", ALNUM, 24),
  of("Google key", "AIza", BASE64URL, 35),
  of("Okta token", "00", BASE64URL, 40),
  of("Azure key", "", BASE64, 86),
  of("small letters", "", LOWER, 16),
  of("capitals", "", UPPER, 24),
  of("digits", "", DIGITS, 20),
  of("password", "", `${ALNUM}!$*_.-`, 12),
  of("password with signs of URLs and HTML", "pw", `${ALNUM}&<>%~+=`, 18),
  of("password beyond ASCII", "", "äöüßéèñçλπ漢字かな", 14),
  shape("words", (seed) => `correct-horse-${random(seed, LOWER, 6)}-staple`),
];
