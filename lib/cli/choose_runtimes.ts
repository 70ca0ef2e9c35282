import { parseRuntimes } from "../engine/settings.ts";
import type { LoadedHome } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";
import { loadSettings } from "./load_settings.ts";
import type { Invocation } from "./parse.ts";
import { UsageError } from "./usage_error.ts";

/**
 * The runtimes that a command is about: those that `--runtime` and `--runtimes`
 * name, else those of the awsconf.ini for the home, in the order in which they
 * are always listed.
 *
 * Throws a UsageError for an unknown one, and what {@link loadSettings} throws.
 */
export async function chooseRuntimes(
  host: Host,
  invocation: Invocation,
  loaded: LoadedHome,
): Promise<readonly RuntimeName[]> {
  const fail = (message: string): never => {
    throw new UsageError(message);
  };
  const named = [...invocation.values("runtime"), ...invocation.values("runtimes")];
  const chosen = named.length === 0
    ? (await loadSettings(host, invocation, loaded)).runtimes
    : named.flatMap((list) => parseRuntimes(list, fail));
  return RUNTIMES.filter((runtime) => chosen.includes(runtime));
}
