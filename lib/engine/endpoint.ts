/** Where an endpoint leads: to this machine, to one nearby such as a container's or the instance's, or away. */
export type Reach = "local" | "near" | "remote";

/** What an endpoint's URL says. */
export interface Endpoint {
  readonly isPlain: boolean;
  readonly host: string;
  readonly reach: Reach;
}

const URL_PARTS = /^(https?):\/\/(?:[^/@\s]*@)?(\[[0-9a-f:.]+\]|[^/:\s?#]+)/i;

/** Reads an endpoint, or null for what is no URL of `http` or `https`: `invalid-value` reports that. */
export function readEndpoint(url: string): Endpoint | null {
  const match = URL_PARTS.exec(url);
  if (match === null) return null;
  const host = match[2]!.toLowerCase().replace(/\.$/, "");
  return { isPlain: match[1]!.toLowerCase() === "http", host, reach: reachOf(host) };
}

const LOCAL = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;
/** Link-local and private addresses, and names that no public DNS knows (RFC 1918, 2606, 4193, 6762, 8375). */
const NEAR =
  /^(?:169\.254(?:\.\d+){2}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[f[cde][0-9a-f:]*\]|[^.]+|.+\.(?:local|internal|lan|home|home\.arpa|test|localdomain|localstack\.cloud))$/;

function reachOf(host: string): Reach {
  if (LOCAL.test(host)) return "local";
  return NEAR.test(host) ? "near" : "remote";
}
