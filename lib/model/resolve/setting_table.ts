import { variablesOf } from "../../catalogue/environment.ts";
import { settingFact } from "../../catalogue/settings.ts";
import type { RuntimeName } from "../runtime.ts";

/** The variables that a runtime reads a setting from, the strongest first; none of a setting that it does not read. */
export function settingVariables(key: string, runtime: RuntimeName): readonly string[] {
  return readsSetting(key, runtime) ? variablesOf(key, runtime) : [];
}

/** Tells whether a runtime reads a setting at all, as far as is known. A nested one has its block's name before a dot. */
export function readsSetting(key: string, runtime: RuntimeName): boolean {
  const block = key.indexOf(".");
  const fact = settingFact(key) ?? (block > 0 ? settingFact(key.slice(0, block)) : undefined);
  return fact === undefined || fact.runtimes.includes(runtime);
}
