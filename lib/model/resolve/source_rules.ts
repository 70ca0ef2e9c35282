import type { RuntimeName } from "../runtime.ts";
import type { Context } from "./context.ts";
import { hasAnyKey, hasKeyPair } from "./key_ways.ts";
import type { FailureCause, Way } from "./types.ts";

/** What a runtime does at a source profile. */
export type Step =
  /** It assumes the role of that profile too, if it has one, and goes on to its source. */
  | { readonly kind: "role" }
  /** It takes that profile's credentials, by the first of these ways that is set up. */
  | { readonly kind: "base"; readonly ways: readonly Way[] }
  | { readonly kind: "failure"; readonly text: string; readonly cause: FailureCause };

/** How roles follow each other: `from` names `to` as its source; `seen` are the profiles so far, the first among them. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly seen: ReadonlySet<string>;
  readonly first: string;
  /** True where `to` was a source already. */
  readonly isRepeated: boolean;
}

type Rule = (context: Context, link: Link) => Step;

/** What each runtime does at a source profile, loops and self-references included. */
export const SOURCE_RULES: Readonly<Record<RuntimeName, Rule>> = {
  cli: botocore,
  boto3: botocore,
  js,
  go,
  java,
  rust,
};

// botocore `AssumeRoleProvider._validate_source_profile` and `_resolve_credentials_from_profile`.
function botocore(context: Context, { from, to, seen }: Link): Step {
  if (!context.view.profiles.has(to)) {
    return failure(
      "dangling-source",
      `The source_profile "${to}" referenced in the profile "${from}" does not exist.`,
    );
  }
  if (seen.has(to) && (to !== from || !hasAnyKey(context, to))) {
    return failure(
      "loop",
      "Infinite loop in credential configuration detected. Attempting to load from profile " +
        `${to} which has already been visited. Visited profiles: [${shortList(seen, "'")}]`,
    );
  }
  const isRole = context.has(to, "role_arn") && !context.has(to, "web_identity_token_file");
  return isRole && !hasAnyKey(context, to) ? { kind: "role" } : base(context);
}

// credential-provider-ini `resolveAssumeRoleCredentials`: the first profile counts as seen only as a source.
function js(context: Context, { to, seen, first, isRepeated }: Link): Step {
  if (isRepeated) {
    return failure(
      "loop",
      `Detected a cycle attempting to resolve credentials for profile ${first}. ` +
        `Profiles visited: ${shortList(seen)}`,
    );
  }
  if (hasKeyPair(context, to)) return base(context);
  // Beside `source_profile`, `credential_source` without a role does nothing but lead on.
  const leadsOn = !context.has(to, "role_arn") && context.has(to, "source_profile") &&
    context.has(to, "credential_source");
  return leadsOn || isJsRole(context, to) ? { kind: "role" } : base(context);
}

// config/shared_config.go `setFromIniSections`: the second time, a profile's role settings are cleared.
function go(context: Context, { from, to, seen }: Link): Step {
  if (!context.view.profiles.has(to)) {
    const arn = context.get(from, "role_arn")?.value ?? "";
    return failure(
      "dangling-source",
      `failed to load assume role ${arn}, of profile ${to}, failed to get shared config profile, ${to}`,
    );
  }
  const hasSource = context.has(to, "source_profile");
  if (hasKeyPair(context, to) || seen.has(to) || !hasSource) return base(context);
  if (context.has(to, "role_arn")) return { kind: "role" };
  return failure("no-role", `credential type source_profile requires role_arn, profile ${to}`);
}

// `ProfileCredentialsUtils`: web identity and SSO come before the role, and the role before keys.
function java(context: Context, { to, seen }: Link): Step {
  const sooner = ["sso_session", "sso_account_id", "sso_role_name", "sso_region", "sso_start_url"];
  const isRole = context.has(to, "role_arn") && !context.has(to, "web_identity_token_file") &&
    !sooner.some((key) => context.has(to, key)) &&
    (context.has(to, "source_profile") || context.has(to, "credential_source"));
  if (!isRole) return base(context);
  if (!seen.has(to) || !context.has(to, "source_profile")) return { kind: "role" };
  return failure(
    "loop",
    `Invalid profile file: Circular relationship detected with profiles [${shortList(seen)}].`,
  );
}

// profile/credentials/repr.rs `resolve_chain`.
function rust(context: Context, { from, to, seen }: Link): Step {
  if (from === to) return base(context);
  if (!context.view.profiles.has(to)) {
    return failure(
      "dangling-source",
      `profile \`${to}\` was not defined: could not find source profile ${to} referenced from ${from}`,
    );
  }
  if (seen.has(to)) {
    return failure(
      "loop",
      `profile formed an infinite loop. first we loaded [${shortList(seen)}], ` +
        `then attempted to reload ${to}`,
    );
  }
  // Past the first profile whole keys come first; half a pair comes last.
  if (hasKeyPair(context, to)) return { kind: "base", ways: ["keys"] };
  const isRole = context.has(to, "role_arn") && !context.has(to, "web_identity_token_file");
  return isRole ? { kind: "role" } : base(context);
}

/** Tells whether the JavaScript SDK takes a profile for one with a role: it must name exactly one source. */
export function isJsRole(context: Context, profile: string): boolean {
  return context.has(profile, "role_arn") &&
    context.has(profile, "source_profile") !== context.has(profile, "credential_source");
}

/** What is said of a source profile that has no credentials. */
export function emptySourceText({ runtime }: Context, { from, to }: Link, arn: string): string {
  switch (runtime) {
    case "cli":
    case "boto3":
      return `The source profile "${to}" must have credentials.`;
    case "js":
      return `Could not resolve credentials using profile: [${to}] in configuration/credentials file(s).`;
    case "go":
      return `failed to load assume role ${arn}, of profile ${to}`;
    case "java":
      return `The source profile of '${from}' was configured to be '${to}', but that source ` +
        "profile has no credentials configured.";
    case "rust":
      return `profile \`${to}\` did not contain credential information`;
  }
}

function base(context: Context): Step {
  const ways = context.habits.sourceOrder.filter((way) =>
    way !== "role" && way !== "source-profile"
  );
  return { kind: "base", ways };
}

function failure(cause: FailureCause, text: string): Step {
  return { kind: "failure", cause, text };
}

// Enough to recognise the loop; chains can be long.
function shortList(names: ReadonlySet<string>, quote = ""): string {
  const shown = [...names].slice(0, 10).map((name) => quote + name + quote).join(", ");
  return names.size > 10 ? `${shown}, ...` : shown;
}
