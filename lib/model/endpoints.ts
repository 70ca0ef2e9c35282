import type { Home } from "./home.ts";
import type { AwsSection } from "./source_file.ts";

/**
 * Tells whether a profile is for a service with an endpoint of its own, which
 * need not be one of AWS: what its keys look like is then that service's affair.
 */
export function hasOwnEndpoint(home: Home, section: AwsSection): boolean {
  const profile = section.type === "profile" ? home.profiles.get(section.name) : undefined;
  return [section, ...profile?.sections ?? []].some(namesEndpoint) ||
    (home.environment?.names ?? []).some((name) => name.startsWith("AWS_ENDPOINT_URL"));
}

function namesEndpoint({ settings }: AwsSection): boolean {
  return settings.some(({ key, nested }) =>
    ENDPOINT_KEYS.has(key) || nested.some((inner) => ENDPOINT_KEYS.has(inner.key))
  );
}

const ENDPOINT_KEYS: ReadonlySet<string> = new Set(["endpoint_url", "services"]);
