import type { ViewValue } from "../runtimes/mod.ts";
import type { FileKind } from "../source_file.ts";
import { attempt, type Context, failing, maskedKeyId, placeOf } from "./context.ts";
import type { Attempt, Way } from "./types.ts";

const ID = "aws_access_key_id";
const SECRET = "aws_secret_access_key";
const KEYS = [ID, SECRET, "aws_session_token"];
const PARTIAL = "partial-keys";

/** Tells whether a profile has both keys. */
export function hasKeyPair(context: Context, profile: string): boolean {
  return context.has(profile, ID) && context.has(profile, SECRET);
}

/** Tells whether a profile has one of the keys at least. */
export function hasAnyKey(context: Context, profile: string): boolean {
  return context.has(profile, ID) || context.has(profile, SECRET);
}

/** Finds the keys of a profile, whichever file they stand in. */
export function profileKeys(context: Context, profile: string): Attempt | null {
  const places = context.places(profile, KEYS);
  if (places.length === 0) return null;
  const id = context.get(profile, ID);
  const detail = id === undefined ? null : maskedKeyId(id.value);
  if (hasKeyPair(context, profile)) return attempt("keys", profile, places, { detail });
  const missing = id === undefined ? ID : SECRET;
  switch (context.runtime) {
    case "rust":
      return failing("keys", profile, places, `profile missing ${missing}`, "stop", PARTIAL);
    case "java": {
      // Without an id or a token `ProfileCredentialsUtils` sees no keys at all.
      const text = `Profile property '${missing}' was not configured for '${profile}'`;
      return failing("keys", profile, places, text, "skip", PARTIAL);
    }
    default:
      return failing("keys", profile, places, `${missing} is missing`, "skip", PARTIAL);
  }
}

/**
 * Finds the keys that stand in one file: botocore has one provider for each
 * (`SharedCredentialProvider`, `ConfigProvider`), and neither sees the other's.
 */
export function fileKeys(context: Context, profile: string, kind: FileKind): Attempt | null {
  const way: Way = `${kind}-keys`;
  const found = (key: string): ViewValue | undefined => context.getIn(kind, profile, key);
  const id = found(ID);
  const secret = found(SECRET);
  if (id === undefined) {
    if (secret === undefined) return null;
    return failing(way, profile, [placeOf(SECRET, secret)], `${ID} is missing`, "skip", PARTIAL);
  }
  const provider = kind === "credentials" ? "shared-credentials-file" : "config-file";
  const idPlace = placeOf(ID, id);
  if (secret === undefined) {
    const text = `Partial credentials found in ${provider}, missing: ${SECRET}`;
    return failing(way, profile, [idPlace], text, "stop", PARTIAL);
  }
  const token = found("aws_security_token") ?? found("aws_session_token");
  const tokenKey = found("aws_security_token") ? "aws_security_token" : "aws_session_token";
  const places = [idPlace, placeOf(SECRET, secret)];
  if (token !== undefined) places.push(placeOf(tokenKey, token));
  return attempt(way, profile, places, { detail: maskedKeyId(id.value) });
}
