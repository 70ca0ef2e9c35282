import { join } from "node:path";
import { expandVariables } from "../model/expand_variables.ts";
import type { Host } from "./host.ts";

/**
 * Expands `~`, `$NAME` and `${NAME}` in the value of AWS_CONFIG_FILE and
 * AWS_SHARED_CREDENTIALS_FILE as botocore does (`os.path.expandvars`, then
 * `os.path.expanduser`); unknown variables stay as they are, and so does
 * `~name`, as nothing here knows other users' folders.
 */
export function expandPath(path: string, host: Pick<Host, "env" | "homeDirectory">): string {
  const expanded = expandVariables(
    path,
    (name) => Object.hasOwn(host.env, name) ? host.env[name] : undefined,
  );
  if (host.homeDirectory === null || !/^~(?:[/\\]|$)/.test(expanded)) return expanded;
  return join(host.homeDirectory, expanded.slice(1));
}
