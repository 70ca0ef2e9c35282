import type { ViewSection } from "../runtimes/mod.ts";
import { attempt, type Context, failing, placeOf } from "./context.ts";
import type { Attempt, FailureCause, Provenance } from "./types.ts";

const ACCOUNT = "sso_account_id";
const ROLE = "sso_role_name";
const SESSION = "sso_session";
const START_URL = "sso_start_url";
const REGION = "sso_region";

const ALL = [SESSION, ACCOUNT, ROLE, START_URL, REGION];

/** What makes a runtime take a profile for one of SSO: any of these settings. */
function triggers(context: Context): readonly string[] {
  if (context.isBotocore) return [ACCOUNT, ROLE];
  // repr.rs `sso_from_profile`: a region or start URL alone is a mistake there too, but no more than that.
  return ALL;
}

/** Finds the SSO settings of a profile, with the sso-session that they name. */
export function profileSso(context: Context, profile: string): Attempt | null {
  if (!triggers(context).some((key) => context.has(profile, key))) return null;
  const places = context.places(profile, ALL);
  const name = context.get(profile, SESSION)?.value;
  // Go takes off quotes, and then the blanks within.
  const session = name === undefined ? undefined : context.view.ssoSessions.get(name.trim());
  const found = mistake(context, profile, name, session);
  if (found !== null) {
    const then = context.runtime === "java" ? "leave" : "stop";
    return failing("sso", profile, places, found.text, then, found.cause);
  }
  const detail = name === undefined ? null : `sso-session ${name}`;
  return attempt("sso", profile, [...places, ...sessionPlaces(session)], { detail });
}

function sessionPlaces(session: ViewSection | undefined): Provenance[] {
  return [START_URL, REGION].flatMap((key) => {
    const value = session?.settings.get(key);
    return value === undefined ? [] : [placeOf(key, value)];
  });
}

// The order and the words of the checks are each runtime's own: botocore
// `SSOProvider._load_sso_config`, JavaScript `fromSSO` and `validateSsoProfile`,
// Go `validateSSOConfiguration`, Java `ProfileCredentialsUtils`, Rust `sso_from_profile`.
function mistake(
  context: Context,
  profile: string,
  name: string | undefined,
  session: ViewSection | undefined,
): { text: string; cause: FailureCause } | null {
  if (name !== undefined && session === undefined) {
    return { text: noSession(context, profile, name), cause: "dangling-session" };
  }
  const conflict = session === undefined ? null : conflicting(context, profile, name!, session);
  if (conflict !== null) return { text: conflict, cause: "sso-conflict" };
  const missing = missingKeys(context, profile, session);
  if (missing.length === 0) return null;
  return { text: incomplete(context, profile, missing), cause: "sso-incomplete" };
}

function noSession({ runtime }: Context, profile: string, name: string): string {
  switch (runtime) {
    case "cli":
    case "boto3":
      return `The specified sso-session does not exist: "${name}"`;
    case "js":
      // `fromSSO` reads a setting of the session without asking whether there is one.
      return "TypeError: Cannot read properties of undefined (reading 'sso_region')";
    case "go":
      return `failed to find SSO session section, ${name}`;
    case "java":
      return `Sso-session section not found with sso-session title ${name}`;
    case "rust":
      return `sso-session named \`${name}\` (referenced by profile \`${profile}\`) was not found`;
  }
}

function conflicting(
  context: Context,
  profile: string,
  name: string,
  session: ViewSection,
): string | null {
  // botocore compares all that the session sets, in its order, a region for services included.
  const keys = context.isBotocore ? session.settings.keys() : [REGION, START_URL];
  for (const key of keys) {
    const own = context.get(profile, key);
    if (own === undefined) continue;
    if (context.runtime === "rust") {
      return `\`${key}\` can only be specified in the [sso-session] config when a session name is given`;
    }
    const shared = session.settings.get(key);
    if (shared === undefined || shared.value === own.value) continue;
    if (context.isBotocore) {
      return `The value for ${key} is inconsistent between profile (${own.value}) ` +
        `and sso-session (${shared.value}).`;
    }
    if (context.runtime === "go") {
      return `${key} in profile "${profile}" must match ${key} in sso-session ${name}`;
    }
  }
  return null;
}

function missingKeys(
  context: Context,
  profile: string,
  session: ViewSection | undefined,
): string[] {
  const keys = [ACCOUNT, ROLE, START_URL, REGION];
  if (context.runtime === "js") {
    // The session's URL and region, or their absence, take the place of the profile's (`fromSSO`).
    const isShared = (key: string) =>
      session !== undefined && (key === START_URL || key === REGION);
    const valueOf = (key: string) =>
      isShared(key) ? session!.settings.get(key)?.value : context.get(profile, key)?.value;
    return keys.filter((key) => !valueOf(key));
  }
  return keys.filter((key) => session?.settings.has(key) !== true && !context.has(profile, key));
}

function incomplete({ runtime }: Context, profile: string, missing: readonly string[]): string {
  const keys = missing.join(", ");
  switch (runtime) {
    case "cli":
    case "boto3":
      return `The profile "${profile}" is configured to use SSO but is missing required ` +
        `configuration: ${keys}`;
    case "js":
      return `Profile is configured with invalid SSO credentials. Missing: ${keys}`;
    case "go":
      return `profile "${profile}" is configured to use SSO but is missing required ` +
        `configuration: ${keys}`;
    case "java":
      return `Profile property '${
        missing.includes(REGION) && missing[0] === START_URL ? REGION : missing[0]
      }' was not configured for '${profile}'`;
    case "rust":
      return incompleteForRust(missing);
  }
}

function incompleteForRust(missing: readonly string[]): string {
  const noAccount = missing.includes(ACCOUNT);
  const noRole = missing.includes(ROLE);
  if (noAccount && noRole) {
    return "selected profile will resolve an access token instead of credentials";
  }
  if (noAccount) return `if \`${ROLE}\` is set, then \`${ACCOUNT}\` must also be set`;
  if (noRole) return `if \`${ACCOUNT}\` is set, then \`${ROLE}\` must also be set`;
  return `\`${missing[0]}\` was missing`;
}
