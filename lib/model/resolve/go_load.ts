import { type Context, failing } from "./context.ts";
import { hasKeyPair } from "./key_ways.ts";
import type { Attempt, FailureCause, Way } from "./types.ts";

const ID = "aws_access_key_id";
const SECRET = "aws_secret_access_key";

/** The settings of which a profile may have one at most (`validateCredentialType`). */
const TYPES = [
  "source_profile",
  "credential_source",
  "credential_process",
  "web_identity_token_file",
] as const;

/** The settings that do not work without a role, in the order in which Go asks for it. */
const NEED_ROLE = ["source_profile", "credential_source", "web_identity_token_file"] as const;

/** What a source profile without keys may have credentials by (`hasCredentials`). */
const BASE_KEYS = [
  "credential_source",
  "credential_process",
  "web_identity_token_file",
  "sso_session",
  "sso_account_id",
  "sso_region",
  "sso_role_name",
  "sso_start_url",
] as const;

/**
 * Finds the mistake that keeps the Go SDK from loading its configuration at all,
 * with credentials in the environment too: it checks the profile and everything
 * on its chain first (config/shared_config.go `setFromIniSections`).
 *
 * @returns what it prints, or null where it loads
 */
export function goLoadFailure(context: Context): string | null {
  const seen = new Set<string>();
  let from = context.choice.name;
  for (let profile = from;;) {
    if (!context.view.profiles.has(profile)) {
      // Whether the chosen profile must exist depends on how it was chosen.
      return seen.size === 0
        ? null
        : `${noRole(context, from, profile)}, failed to get shared config profile, ${profile}`;
    }
    const isFirstVisit = !seen.has(profile);
    const mistake = mistakeIn(context, profile, isFirstVisit, seen.size > 0);
    if (mistake !== null) return mistake.text;
    const next = context.get(profile, "source_profile")?.value;
    if (seen.size > 0 && hasKeyPair(context, profile)) return null;
    if (!isFirstVisit || next === undefined) {
      const isEmpty = seen.size > 0 && !BASE_KEYS.some((key) => context.has(profile, key));
      return isEmpty ? noRole(context, from, profile) : null;
    }
    seen.add(profile);
    from = profile;
    profile = next;
  }
}

/** Finds the mistake in one profile that keeps the Go SDK from loading it, apart from what is wrong with its source. */
export function goMistake(context: Context, profile: string): Attempt | null {
  const mistake = mistakeIn(context, profile, true, false);
  if (mistake === null) return null;
  const { way, keys, text, cause } = mistake;
  return failing(way, profile, context.places(profile, keys), text, "stop", cause);
}

interface Mistake {
  readonly way: Way;
  readonly keys: readonly string[];
  readonly text: string;
  readonly cause: FailureCause;
}

function noRole(context: Context, from: string, source: string): string {
  const arn = context.get(from, "role_arn")?.value ?? "";
  return `failed to load assume role ${arn}, of profile ${source}`;
}

function mistakeIn(
  context: Context,
  profile: string,
  isFirstVisit: boolean,
  isSource: boolean,
): Mistake | null {
  if (hasPartialKeys(context, profile)) {
    const text = `error fetching config from profile, ${profile}, Error using profile: ` +
      `partial credentials found for profile ${profile}`;
    return { way: "keys", keys: [ID, SECRET], text, cause: "partial-keys" };
  }
  if (isFirstVisit && !context.has(profile, "role_arn")) {
    const type = NEED_ROLE.find((key) => context.has(profile, key));
    if (type !== undefined) {
      const text = `credential type ${type} requires role_arn, profile ${profile}`;
      return { way: "role", keys: [type], text, cause: "no-role" };
    }
  }
  if (isSource && hasKeyPair(context, profile)) return null;
  const types = TYPES.filter((key) => context.has(profile, key));
  if (types.length > 1) {
    const text = "only one credential type may be specified per profile: source profile, " +
      "credential source, credential process, web identity token";
    return { way: "role", keys: types, text, cause: "both-sources" };
  }
  const session = context.get(profile, "sso_session")?.value;
  if (session !== undefined && !context.view.ssoSessions.has(session.trim())) {
    const text = `failed to find SSO session section, ${session}`;
    return { way: "sso", keys: ["sso_session"], text, cause: "dangling-session" };
  }
  return null;
}

// `mergeSections` looks at each file by itself, and forgets the first file's mistake if the second has the profile.
function hasPartialKeys(context: Context, profile: string): boolean {
  const settings = context.settingsIn("credentials", profile) ??
    context.settingsIn("config", profile);
  return settings !== undefined && settings.has(ID) !== settings.has(SECRET);
}
