/**
 * The formats of keys, accounts, ARNs, MFA devices and SSO start URLs.
 *
 * Sources: "IAM identifiers" (IAM User Guide), the STS and IAM API references
 * (`AssumeRole`, `AccessKey`), "SSO credential provider" (AWS SDKs and Tools
 * Reference Guide), 2026-11.
 *
 * @module
 */
import { isPartition } from "./regions.ts";

/** An ARN, taken apart; its resource may hold colons. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Takes an ARN apart, or null where it is none. Nothing is said of its parts; see the other functions. */
export function parseArn(text: string): Arn | null {
  const match = /^arn:([\w-]+):([\w-]+):([\w-]*):([\w-]*):(.+)$/.exec(text);
  if (match === null) return null;
  const [, partition, service, region, account, resource] = match as unknown as string[];
  return {
    partition: partition!,
    service: service!,
    region: region!,
    account: account!,
    resource: resource!,
  };
}

/** Tells whether this is an account id: twelve digits, leading zeros included. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

const WORD = "[\\w+=,.@-]";

/** Tells whether this is the ARN of a role in a known partition, 20 to 2048 characters long. */
export function isRoleArn(text: string): boolean {
  // One look, as a home may have thousands of roles.
  const partition = text.length <= 2048 ? ROLE.exec(text)?.[1] : undefined;
  return partition !== undefined && isPartition(partition);
}

const ROLE = new RegExp(`^arn:([\\w-]+):iam::\\d{12}:role/(?:[\\x21-\\x7e]*/)?${WORD}{1,64}$`);

/**
 * What an `mfa_serial` names: the ARN of a device that a person reads a code
 * from, the serial number of a hardware device, or null. The ARN of a security
 * key (`u2f/`) is none of them: the AWS tools cannot ask it.
 */
export function mfaSerialKind(text: string): "arn" | "serial" | null {
  const arn = parseArn(text);
  if (arn === null) return /^(?!arn:)[\w+=/:,.@-]{9,256}$/.test(text) ? "serial" : null;
  const isDevice = arn.service === "iam" && arn.region === "" && isPartition(arn.partition) &&
    isAccountId(arn.account) && /^(?:mfa|sms-mfa)\/.+$/.test(arn.resource);
  return isDevice && text.length <= 256 ? "arn" : null;
}

/** Tells whether this is the name of a role or permission set: 1 to 64 characters. */
export function isRoleName(text: string): boolean {
  return ROLE_NAME.test(text);
}

const ROLE_NAME = new RegExp(`^${WORD}{1,64}$`);

/** Tells whether this is a role session name: 2 to 64 characters. */
export function isRoleSessionName(text: string): boolean {
  return SESSION_NAME.test(text);
}

const SESSION_NAME = new RegExp(`^${WORD}{2,64}$`);

/** Tells whether this is an external id: 2 to 1224 characters. */
export function isExternalId(text: string): boolean {
  return /^[\w+=,.@:/-]{2,1224}$/.test(text);
}

/** What a unique id of IAM names, by its first four letters. */
const ID_KINDS: Readonly<Record<string, string>> = {
  ABIA: "an STS bearer token",
  ACCA: "a context-specific credential",
  AGPA: "a user group",
  AIDA: "a user",
  AIPA: "an EC2 instance profile",
  AKIA: "a long-term access key",
  ANPA: "a managed policy",
  ANVA: "a version of a managed policy",
  APKA: "a public key",
  AROA: "a role",
  ASCA: "a certificate",
  ASIA: "a temporary access key",
};

/** What a unique id of IAM names, such as "a role" for one that begins with AROA; null for anything else. */
export function uniqueIdKind(id: string): string | null {
  const prefix = id.slice(0, 4);
  return Object.hasOwn(ID_KINDS, prefix) ? ID_KINDS[prefix]! : null;
}

/** Which key an access key id is of: AKIA long-term, ASIA temporary; null for other prefixes. */
export function keyKind(id: string): "long-term" | "temporary" | null {
  if (id.startsWith("AKIA")) return "long-term";
  return id.startsWith("ASIA") ? "temporary" : null;
}

/** Tells whether this has the form of the access key ids that AWS makes: a prefix and 16 characters of base32. */
export function isAccessKeyId(text: string): boolean {
  return /^(?:AKIA|ASIA)[A-Z2-7]{16}$/.test(text);
}

/** Tells whether this has the form of a secret access key: 40 characters of base64 without padding. */
export function isSecretAccessKey(text: string): boolean {
  return /^[A-Za-z0-9/+]{40}$/.test(text);
}

/** Tells whether this may be a session token: its form is not documented, but it is base64, and of hundreds of characters. */
export function isSessionToken(text: string): boolean {
  return /^[A-Za-z0-9/+=]{100,}$/.test(text);
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The account that a key id belongs to, which ids made since 2019 encode:
 * the 16 characters behind the prefix are base32, and of the first 48 bits
 * those without the highest and the lowest seven are the account id. Older
 * ids, which have the highest bit clear, encode nothing; null for these and for
 * what is no key id. (Aidan Steele, "AWS access key ID formats", and Tal Be'ery,
 * "A short note on AWS KEY ID", 2020 and 2023; checked with ids that they publish.)
 */
export function accountOfKeyId(id: string): string | null {
  if (!/^A[A-Z]{3}[Q-Z2-7][A-Z2-7]{15}$/.test(id)) return null;
  let bits = 0n;
  // Ten characters are 50 bits; the last two belong to the next byte.
  for (const letter of id.slice(4, 14)) bits = bits << 5n | BigInt(BASE32.indexOf(letter));
  const account = (bits >> 2n & 0x7fffffffff80n) >> 7n;
  const digits = account.toString().padStart(12, "0");
  return digits.length === 12 ? digits : null;
}

/** What is wrong with an SSO start URL, or null where nothing is. */
export type StartUrlFault = "scheme" | "fragment" | "blank" | "host";

/**
 * Looks at an SSO start URL: it is `https://NAME.awsapps.com/start`, in other
 * partitions with another host, without a fragment or query. A custom host is
 * possible; so only what can never work is a fault.
 */
export function startUrlFault(text: string): StartUrlFault | null {
  if (/\s/.test(text)) return "blank";
  if (!/^https:\/\//i.test(text)) return "scheme";
  if (text.includes("#")) return "fragment";
  return /^https:\/\/[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/i.test(text) ? null : "host";
}
