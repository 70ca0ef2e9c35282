/** When credentials end, as a tool has recorded it. */
export interface Expiry {
  /** In milliseconds since 1970; where no zone is named, the time is taken for UTC. */
  readonly at: number;
  /** False where the text names no time zone. */
  readonly hasZone: boolean;
}

/**
 * The settings (keys in lower case) in which tools record when the keys beside
 * them end: saml2aws and its like; aws-azure-login; aws-mfa, awsume and many
 * scripts; awscli-mfa; the others are what scripts in public repositories write
 * most (seen in the tools' sources and on GitHub, 2026-11).
 */
export const EXPIRY_KEYS = [
  "x_security_token_expires",
  "aws_expiration",
  "expiration",
  "aws_session_expiration",
  "aws_session_expiry",
  "aws_session_token_expiration",
  "aws_credential_expiration",
] as const;

/**
 * The variables that say when the keys in the environment end, the one that
 * SDKs read first (botocore, JavaScript); the others come from aws-vault,
 * granted and awsume.
 */
export const EXPIRY_VARIABLES = [
  "AWS_CREDENTIAL_EXPIRATION",
  "AWS_SESSION_EXPIRATION",
  "AWSUME_EXPIRATION",
] as const;

const HOUR = 3_600_000;

/** The clocks of the westernmost place are this far behind UTC. */
const LATEST_ZONE = 12 * HOUR;

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:T|\s+)(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?:\s+(?:UTC|GMT))?$/i;
/** RFC 5322, as in e-mail and HTTP headers, which all engines read. */
const MAIL = /^\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})$/;

/**
 * Reads a date as tools write them: ISO 8601 with `T` or a blank, with or
 * without a zone; RFC 5322; seconds or milliseconds since 1970. Null for
 * anything else.
 */
export function readExpiry(text: string): Expiry | null {
  if (/^(?:\d{10}|\d{13})(?:\.\d+)?$/.test(text)) {
    const number = Math.floor(Number(text));
    return { at: number < 1e11 ? number * 1000 : number, hasZone: true };
  }
  const iso = ISO.exec(text);
  if (iso === null) return MAIL.test(text) ? valid(Date.parse(text), true) : null;
  const [year, month, day, hour, minute, second] = iso.slice(1, 7).map((part) => Number(part ?? 0));
  const utc = Date.UTC(year!, month! - 1, day, hour, minute, second);
  // A day or an hour that does not exist would become one of the next month or day.
  if (new Date(utc).getUTCDate() !== day || month! > 12) return null;
  const zone = iso[7];
  return valid(utc - offsetOf(zone ?? "Z"), zone !== undefined);
}

/** Tells whether that time is over, wherever on earth it was written down. */
export function isOver({ at, hasZone }: Expiry, now: number): boolean {
  return at + (hasZone ? 0 : LATEST_ZONE) < now;
}

/** A time for people: `2026-11-25 10:30 UTC`. */
export function showExpiry({ at, hasZone }: Expiry): string {
  const text = new Date(at).toISOString().slice(0, 16).replace("T", " ");
  return hasZone ? `${text} UTC` : text;
}

function valid(at: number, hasZone: boolean): Expiry | null {
  return Number.isFinite(at) ? { at, hasZone } : null;
}

/** How far a zone is ahead of UTC, in milliseconds. */
function offsetOf(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === "-" ? -minutes : minutes) * 60_000;
}
