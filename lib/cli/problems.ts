import type { Discovery } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import { Redactor } from "../model/redact.ts";
import { pathMask } from "../model/path_mask.ts";

/** Tells on standard error what could not be read, with the secrets of the homes masked in the paths. */
export function tellProblems(host: Host, { homes, problems }: Discovery): void {
  if (problems.length === 0) return;
  const mask = pathMask(homes.map(({ home }) => new Redactor(home)));
  for (const { message } of problems) host.stderr.write(`awsconf: ${mask(message)}\n`);
}
