import { type Context, failing, placeOf } from "./context.ts";
import { containerEndpoint, environmentKeys, namedInstanceRole } from "./outside_ways.ts";
import type { Attempt, Failure } from "./types.ts";

const KEY = "credential_source";
const FINDERS: Readonly<Record<string, (context: Context) => Attempt | null>> = {
  Environment: environmentKeys,
  EcsContainer: containerEndpoint,
  Ec2InstanceMetadata: namedInstanceRole,
};

/**
 * What a runtime does about a role without usable credentials: in JavaScript
 * and Java the next provider of the chain gets its turn, which is not one of
 * the profile's.
 */
export function afterBadRole({ runtime }: Context): Failure["then"] {
  return runtime === "js" || runtime === "java" ? "leave" : "stop";
}

/** Follows `credential_source` of a profile to what it names. The profile must have it. */
export function namedSource(context: Context, profile: string): Attempt {
  const value = context.get(profile, KEY)!;
  const place = placeOf(KEY, value);
  const name = canonicalName(context, value.value);
  const found = name === null ? null : FINDERS[name]!(context);
  const then = afterBadRole(context);
  if (name === null || found === null || found.failure?.then === "skip") {
    const text = name === null
      ? unknownName(context, profile, value.value)
      : emptySource(context, profile, name);
    const cause = name === null ? "unknown-source" : null;
    return { ...failing("credential-source", profile, [place], text, then, cause), detail: name };
  }
  return {
    ...found,
    way: "credential-source",
    profile,
    places: [place, ...found.places],
    detail: name,
    failure: found.failure === null ? null : { ...found.failure, then },
  };
}

// Only Java compares without case (`CredentialSourceType.parse`).
function canonicalName({ runtime }: Context, written: string): string | null {
  for (const name of Object.keys(FINDERS)) {
    if (name === written) return name;
    if (runtime === "java" && name.toLowerCase() === written.toLowerCase()) return name;
  }
  return null;
}

function unknownName({ runtime }: Context, profile: string, name: string): string {
  switch (runtime) {
    case "cli":
    case "boto3":
      return `The credential source "${name}" referenced in profile "${profile}" is not valid.`;
    case "js":
      return `Unsupported credential source in profile ${profile}. Got ${name}, expected ` +
        "EcsContainer or Ec2InstanceMetadata or Environment.";
    case "go":
      return "credential_source values must be EcsContainer, Ec2InstanceMetadata, or Environment";
    case "java":
      return `${name} is not a valid CredentialSourceType`;
    case "rust":
      return `profile referenced \`${name}\` provider but that provider is not supported`;
  }
}

function emptySource(context: Context, profile: string, name: string): string {
  if (context.isBotocore) {
    return `Error when retrieving credentials from ${name}: ` +
      `No credentials found in credential_source referenced in profile ${profile}`;
  }
  if (context.runtime === "go" && name === "EcsContainer") {
    return "EcsContainer was specified as the credential_source, but " +
      "'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' was not set";
  }
  return `credential_source ${name} has no credentials here`;
}
