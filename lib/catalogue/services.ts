/**
 * Ids of services as a `[services]` section writes them: the service id of the
 * model in lower case with `_` for blanks and hyphens (botocore
 * `ConfiguredEndpointProvider`; "Identifiers for service-specific endpoints" of
 * the AWS SDKs and Tools Reference Guide, 2026-11). The list is botocore's.
 *
 * @module
 */
import { CLIENT_NAMES, SERVICE_IDS } from "./service_id_data.ts";

let ids: ReadonlySet<string> | null = null;
let names: ReadonlyMap<string, string> | null = null;

/** The ids of all services, sorted. */
export function serviceIds(): ReadonlySet<string> {
  return ids ??= new Set(SERVICE_IDS.trim().split(/\s/));
}

/** Tells whether this is the id of a service that is known; the list lags behind new services. */
export function isServiceId(id: string): boolean {
  return serviceIds().has(id);
}

/**
 * The id of a service that is written otherwise, such as `API-Gateway`, or as
 * boto3 and the AWS CLI call it, such as `stepfunctions`; null where there is none.
 */
export function serviceIdOf(text: string): string | null {
  const id = text.toLowerCase().replace(/[\s-]/g, "_");
  return isServiceId(id) ? id : allNames().get(id.replaceAll("_", "")) ?? null;
}

function allNames(): ReadonlyMap<string, string> {
  return names ??= new Map([
    ...[...serviceIds()].map((id) => [id.replaceAll("_", ""), id] as const),
    ...CLIENT_NAMES.trim().split(/\s/).map((pair) => {
      const [name, id] = pair.split("=") as [string, string];
      return [name.replaceAll("-", ""), id] as const;
    }),
  ]);
}
