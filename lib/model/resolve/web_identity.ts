import { attempt, type Context, failing, placeOf, variablePlace } from "./context.ts";
import { skippedWays } from "./habits.ts";
import type { Attempt, Failure, Provenance, Way } from "./types.ts";

const TOKEN_FILE = "web_identity_token_file";
const TOKEN_VARIABLE = "AWS_WEB_IDENTITY_TOKEN_FILE";
const ROLE_VARIABLE = "AWS_ROLE_ARN";

const NO_ROLE: Readonly<Record<"botocore" | "rust", string>> = {
  botocore: "The provided profile or the current environment is configured to assume role with " +
    "web identity but has no role ARN configured",
  rust: "`web_identity_token_file` was specified but `role_arn` was missing",
};

/** Finds the web identity of the environment. AWS_ROLE_ARN alone does nothing. */
export function environmentWebIdentity(context: Context, profile: string): Attempt | null {
  if (context.variable(TOKEN_VARIABLE) === undefined) return null;
  const way = "environment-web-identity";
  const places: Provenance[] = [variablePlace(TOKEN_VARIABLE)];
  const role = roleOf(context, profile, true);
  if (role === null) {
    if (context.isBotocore) return noRole(way, profile, places, NO_ROLE.botocore, "stop");
    if (context.runtime === "go") {
      return noRole(way, profile, places, "role ARN is not set", "stop");
    }
    return noRole(way, null, places, `${ROLE_VARIABLE} is missing`, "skip");
  }
  return attempt(way, null, [...places, role.place], { detail: role.arn });
}

/** Finds the web identity of a profile. */
export function profileWebIdentity(
  context: Context,
  profile: string,
  useEnvironment: boolean,
): Attempt | null {
  const token = context.get(profile, TOKEN_FILE);
  if (token === undefined) return null;
  // Elsewhere botocore takes what is empty for set, here for no token; a variable comes first even so.
  const isEmptied = useEnvironment && usesVariables(context) && context.isEmptied(TOKEN_VARIABLE);
  if (context.isBotocore && (token.value === "" || isEmptied)) return null;
  const places = [placeOf(TOKEN_FILE, token)];
  const role = roleOf(context, profile, useEnvironment);
  if (role !== null) {
    return attempt("web-identity", profile, [...places, role.place], { detail: role.arn });
  }
  if (context.isBotocore) return noRole("web-identity", profile, places, NO_ROLE.botocore, "stop");
  if (context.runtime === "rust") {
    return noRole("web-identity", profile, places, NO_ROLE.rust, "stop");
  }
  return noRole("web-identity", profile, places, "role_arn is missing", "skip");
}

function noRole(
  way: Way,
  profile: string | null,
  places: readonly Provenance[],
  text: string,
  then: Failure["then"],
): Attempt {
  return failing(way, profile, places, text, then, "no-role");
}

// botocore looks up each of token, role and session name by itself, the environment first.
function roleOf(
  context: Context,
  profile: string,
  useEnvironment: boolean,
): { arn: string; place: Provenance } | null {
  const mixes = context.isBotocore;
  if (useEnvironment && usesVariables(context)) {
    const fromVariable = context.variable(ROLE_VARIABLE);
    if (fromVariable !== undefined) {
      return { arn: fromVariable, place: variablePlace(ROLE_VARIABLE) };
    }
    if (mixes && context.isEmptied(ROLE_VARIABLE)) return null;
  }
  if (useEnvironment && !mixes) return null;
  const value = context.get(profile, "role_arn");
  if (value === undefined || (mixes && value.value === "")) return null;
  return { arn: value.value, place: placeOf("role_arn", value) };
}

function usesVariables({ runtime, choice }: Context): boolean {
  return !skippedWays(runtime, choice).includes("environment-web-identity");
}
