import { variablesOf } from "../../catalogue/environment.ts";
import { attempt, type Context, failing, maskedKeyId, variablePlace } from "./context.ts";
import type { Attempt, Provenance } from "./types.ts";

/** Finds keys in the environment. Half a pair stops botocore if it is the id, and is passed over by the others. */
export function environmentKeys(context: Context): Attempt | null {
  const id = firstVariable(context, variablesOf("aws_access_key_id", context.runtime));
  const secret = firstVariable(context, variablesOf("aws_secret_access_key", context.runtime));
  if (id === null && secret === null) return null;
  const places = [id, secret].filter((name) => name !== null).map(variablePlace);
  if (id === null) {
    return failing("environment", null, places, "AWS_ACCESS_KEY_ID is missing", "skip");
  }
  const detail = maskedKeyId(context.variable(id)!);
  if (secret === null) {
    const text = context.isBotocore
      ? "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY"
      : "AWS_SECRET_ACCESS_KEY is missing";
    const failure = { cause: null, text, then: context.isBotocore ? "stop" : "skip" } as const;
    return attempt("environment", null, places, { detail, failure });
  }
  const token = sessionToken(context);
  return attempt("environment", null, token === null ? places : [...places, token], { detail });
}

function firstVariable(context: Context, names: readonly string[]): string | null {
  return names.find((name) => context.variable(name) !== undefined) ?? null;
}

// botocore reads the legacy name first, so that a stale one beats a fresh token.
function sessionToken(context: Context): Provenance | null {
  const name = firstVariable(context, variablesOf("aws_session_token", context.runtime));
  return name === null ? null : variablePlace(name);
}

/** Finds the endpoint of a container's credentials. */
export function containerEndpoint(context: Context): Attempt | null {
  const relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
  const full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
  // Go asks for the full one first (`resolveCredsFromProfile`).
  const names = context.runtime === "go" ? [full, relative] : [relative, full];
  // botocore asks whether they are set, not to what (`ContainerProvider.load`).
  const isSet = (name: string) =>
    context.variable(name) !== undefined || (context.isBotocore && context.isEmptied(name));
  const name = names.find(isSet);
  return name === undefined ? null : attempt("container", null, [variablePlace(name)]);
}

/** The role of the machine: the last resort of all, unless it is switched off. Nothing is asked. */
export function instanceRole(context: Context): Attempt | null {
  return isSwitchedOff(context) ? null : machineRole();
}

/** The role of the machine where a profile names it: JavaScript then asks even where that is switched off (`resolveCredentialSource`). */
export function namedInstanceRole(context: Context): Attempt | null {
  return context.runtime === "js" ? machineRole() : instanceRole(context);
}

function machineRole(): Attempt {
  return attempt("instance", null, []);
}

function isSwitchedOff(context: Context): boolean {
  const value = context.variable("AWS_EC2_METADATA_DISABLED");
  // JavaScript, `remoteProvider`: anything but `false`, in lower case.
  if (context.runtime === "js") return value !== undefined && value !== "false";
  return value?.toLowerCase() === "true";
}
