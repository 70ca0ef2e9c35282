import type { ResolutionReporter } from "./resolution_types.ts";

/** The output formats of `resolve`, each loaded only when it is asked for. */
const REPORTERS = {
  text: async () => (await import("./resolution_text.ts")).resolutionText,
  json: async () => (await import("./resolution_json.ts")).resolutionJson,
  ini: async () => (await import("./resolution_ini.ts")).resolutionIni,
} as const satisfies Record<string, () => Promise<ResolutionReporter>>;

/** The name of an output format of `resolve`. */
export type ResolutionFormat = keyof typeof REPORTERS;

/** Loads the reporter of a format. */
export async function loadResolutionReporter(name: ResolutionFormat): Promise<ResolutionReporter> {
  return await REPORTERS[name]();
}
