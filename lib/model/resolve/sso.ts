import type { RuntimeName } from "../runtime.ts";
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

interface Mistake {
  readonly text: string;
  readonly cause: FailureCause;
}

// The order and the words of the checks are each runtime's own: botocore
// `SSOProvider._load_sso_config`, JavaScript `fromSSO` and `validateSsoProfile`,
// Go `validateSSOConfiguration`, Java `ProfileCredentialsUtils` and
// `SsoProfileCredentialsProviderFactory`, Rust `sso_from_profile`.
function mistake(
  context: Context,
  profile: string,
  name: string | undefined,
  session: ViewSection | undefined,
): Mistake | null {
  const { runtime } = context;
  if (runtime === "java") {
    const own = [ACCOUNT, ROLE].filter((key) => !context.has(profile, key));
    if (own.length > 0) return incomplete(context, profile, name, own);
  }
  if (name !== undefined && session === undefined) {
    return { text: noSession(context, profile, name), cause: "dangling-session" };
  }
  const conflict = () =>
    session === undefined ? null : conflicting(context, profile, name!, session);
  const gap = () => {
    const missing = missingKeys(context, profile, session);
    return missing.length === 0 ? null : incomplete(context, profile, name, missing);
  };
  return runtime === "go" ? gap() ?? conflict() : conflict() ?? gap();
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
): Mistake | null {
  // botocore compares all that the session sets, in its order, a region for services included.
  const keys = context.isBotocore ? session.settings.keys() : [REGION, START_URL];
  for (const key of keys) {
    const own = context.get(profile, key)?.value;
    if (own === undefined) continue;
    const shared = session.settings.get(key)?.value;
    const found = conflictOver(context, key, [profile, own], [name, shared]);
    if (found !== null) return found;
  }
  return null;
}

function conflictOver(
  { runtime }: Context,
  key: string,
  [profile, own]: readonly [string, string],
  [name, shared]: readonly [string, string | undefined],
): Mistake | null {
  const conflict = (text: string) => ({ text, cause: "sso-conflict" } as const);
  if (runtime === "rust") {
    return conflict(
      `\`${key}\` can only be specified in the [sso-session] config when a session name is given`,
    );
  }
  if (runtime === "java" && shared === undefined) {
    return { text: "No value present", cause: "sso-incomplete" };
  }
  if (shared === undefined || shared === own) return null;
  switch (runtime) {
    case "cli":
    case "boto3":
      return conflict(
        `The value for ${key} is inconsistent between profile (${own}) and sso-session (${shared}).`,
      );
    case "go":
      return conflict(`${key} in profile "${profile}" must match ${key} in sso-session`);
    case "java":
      return own.toLowerCase() === shared.toLowerCase()
        ? null
        : conflict(`Profile ${profile} and Sso-session ${name} has different ${key}.`);
    default:
      return null;
  }
}

/** What a runtime asks for and does not find, in its order. */
function missingKeys(
  context: Context,
  profile: string,
  session: ViewSection | undefined,
): string[] {
  const { runtime } = context;
  const own = (key: string) => context.get(profile, key)?.value;
  const shared = (key: string) => session?.settings.get(key)?.value;
  // The session's URL and region, or their absence, take the place of the profile's for three.
  const portal = session === undefined ? own : shared;
  switch (runtime) {
    case "js":
      return [
        ...[ACCOUNT, ROLE].filter((key) => !own(key)),
        ...[START_URL, REGION].filter((key) => !portal(key)),
      ];
    case "go": {
      const missing = [REGION, START_URL].filter((key) => !portal(key));
      // With a session the rest is not asked for before AWS is.
      if (session !== undefined && missing.length > 0) return missing;
      return [...missing, ...[ACCOUNT, ROLE].filter((key) => !own(key))];
    }
    case "java":
      return [REGION, START_URL].filter((key) => portal(key) === undefined);
    default:
      return [ACCOUNT, ROLE, START_URL, REGION].filter((key) =>
        shared(key) === undefined && own(key) === undefined
      );
  }
}

function incomplete(
  { runtime }: Context,
  profile: string,
  session: string | undefined,
  missing: readonly string[],
): Mistake {
  return { text: incompleteText(runtime, profile, session, missing), cause: "sso-incomplete" };
}

function incompleteText(
  runtime: RuntimeName,
  profile: string,
  session: string | undefined,
  missing: readonly string[],
): string {
  const keys = missing.join(", ");
  const [first] = missing;
  const isPortal = first === REGION || first === START_URL;
  switch (runtime) {
    case "cli":
    case "boto3":
      return `The profile "${profile}" is configured to use SSO but is missing required ` +
        `configuration: ${keys}`;
    case "js":
      return `Profile is configured with invalid SSO credentials. Missing: ${keys}`;
    case "go":
      return session !== undefined && !isPortal
        ? `AWS is asked for the role's credentials without ${keys}`
        : `profile "${profile}" is configured to use SSO but is missing required ` +
          `configuration: ${keys}`;
    case "java":
      return session !== undefined && isPortal
        ? `'${first}' must be set to use role-based credential loading in the '${session}' profile.`
        : `Profile property '${first}' was not configured for '${profile}'`;
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
