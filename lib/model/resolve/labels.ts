import type { Attempt, ProfileChoice, Way } from "./types.ts";

/** The ways to credentials in words, for the middle of a sentence. */
const WAY_LABELS: Readonly<Record<Way, string>> = {
  environment: "keys in the environment",
  "environment-web-identity": "web identity of the environment",
  role: "role",
  "source-profile": "role",
  "credential-source": "credential_source",
  "web-identity": "web identity",
  sso: "SSO",
  keys: "keys in the profile",
  "credentials-keys": "keys in the credentials file",
  "config-keys": "keys in the config file",
  login: "login session",
  process: "credential_process",
  container: "container credentials",
  instance: "role of the EC2 instance",
};

/** A way to credentials in words. Keys are named by their file, whoever reads them. */
export function wayLabel({ way, places }: Attempt): string {
  if (way !== "keys") return WAY_LABELS[way];
  const kinds = new Set(places.map((place) => place.from === "file" ? place.file.kind : null));
  const [kind] = kinds;
  return kinds.size === 1 && kind ? WAY_LABELS[`${kind}-keys`] : WAY_LABELS.keys;
}

/** Tells whether the words for a way are a plural. */
export function isPlural(way: Way): boolean {
  return way === "environment" || way.endsWith("keys") || way === "container";
}

/** Why the way in which a profile was chosen makes a runtime pass over some of the environment. */
export function chooseSkipReason({ by, variable }: ProfileChoice, way: Way): string {
  const are = isPlural(way) ? "they do" : "it does";
  return by === "parameter"
    ? `${are} not count with --profile`
    : `${are} not count once $${variable ?? "AWS_PROFILE"} names a profile`;
}
