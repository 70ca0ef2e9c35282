/**
 * Ids of services as a `[services]` section writes them: the service id of the
 * model in lower case with `_` for blanks and hyphens (botocore
 * `ConfiguredEndpointProvider`; "Identifiers for service-specific endpoints" of
 * the AWS SDKs and Tools Reference Guide, 2026-11). The list is botocore's.
 *
 * @module
 */
import { SERVICE_IDS } from "./service_id_data.ts";

let ids: ReadonlySet<string> | null = null;

/** The ids of all services, sorted. */
export function serviceIds(): ReadonlySet<string> {
  return ids ??= new Set(SERVICE_IDS.trim().split(/\s/));
}

/** Tells whether this is the id of a service that is known; the list lags behind new services. */
export function isServiceId(id: string): boolean {
  return serviceIds().has(id);
}

/** The id of a service that is written otherwise, such as `API-Gateway`; null where there is none. */
export function serviceIdOf(text: string): string | null {
  const id = text.toLowerCase().replace(/[\s-]/g, "_");
  if (isServiceId(id)) return id;
  // botocore's own names, such as `apigateway`, lack the underscores.
  const bare = id.replaceAll("_", "");
  return [...serviceIds()].find((known) => known.replaceAll("_", "") === bare) ?? null;
}
