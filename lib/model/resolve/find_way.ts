import { attempt, type Context, failing } from "./context.ts";
import { fileKeys, profileKeys } from "./key_ways.ts";
import { namedSource } from "./named_source.ts";
import { containerEndpoint, environmentKeys, instanceRole } from "./outside_ways.ts";
import { profileRole, suppliedBy } from "./role.ts";
import { profileSso } from "./sso.ts";
import type { Attempt, Way } from "./types.ts";
import { environmentWebIdentity, profileWebIdentity } from "./web_identity.ts";

/**
 * Finds what is set up for one way to credentials.
 *
 * @param isSource whether the profile supplies credentials for another's role
 * @returns null where nothing of it is set
 */
export function findWay(
  context: Context,
  profile: string,
  way: Way,
  isSource: boolean,
): Attempt | null {
  switch (way) {
    case "environment":
      return environmentKeys(context);
    case "environment-web-identity":
      return environmentWebIdentity(context, profile);
    case "role":
    case "source-profile":
      return profileRole(context, profile, way, (name, ways) => firstWay(context, name, ways));
    case "credential-source":
      return credentialSource(context, profile, isSource);
    case "web-identity":
      return profileWebIdentity(context, profile, context.isBotocore && !isSource);
    case "sso":
      return profileSso(context, profile);
    case "keys":
      return profileKeys(context, profile);
    case "credentials-keys":
      return fileKeys(context, profile, "credentials");
    case "config-keys":
      return fileKeys(context, profile, "config");
    case "login":
      return simple(context, profile, way, "login_session");
    case "process":
      return simple(context, profile, way, "credential_process");
    case "container":
      return containerEndpoint(context);
    case "instance":
      return instanceRole(context);
  }
}

/** Finds what a profile supplies to one that names it as its source, whichever that is; null for nothing. */
export function sourceAttempt(context: Context, profile: string): Attempt | null {
  return suppliedBy(context, profile, (name, ways) => firstWay(context, name, ways));
}

/** Finds the first of some ways of a source profile. One that is only half there is passed over in favour of a whole one, if the runtime does not stop at it. */
export function firstWay(context: Context, profile: string, ways: readonly Way[]): Attempt | null {
  for (const way of ways) {
    const found = findWay(context, profile, way, true);
    if (found !== null && (found.failure === null || found.failure.then !== "skip")) return found;
  }
  return null;
}

function simple(context: Context, profile: string, way: Way, key: string): Attempt | null {
  const places = context.places(profile, [key]);
  return places.length === 0 ? null : attempt(way, profile, places);
}

function credentialSource(context: Context, profile: string, isSource: boolean): Attempt | null {
  const places = context.places(profile, ["credential_source"]);
  if (places.length === 0) return null;
  // JavaScript: `isCredentialSourceWithoutRoleArn`, for the last profile of a chain only.
  if (context.runtime === "js" && (!isSource || context.has(profile, "role_arn"))) return null;
  // Beside `source_profile` Go reads it in one profile only to refuse it.
  if (context.runtime === "go" && context.has(profile, "source_profile") && !isSource) {
    return failing("credential-source", profile, places, "source_profile comes first", "skip");
  }
  return namedSource(context, profile);
}
