import type { Redactor } from "./redact.ts";

/** Makes a function that masks in a path what any of the redactors knows; what it gives is remembered. */
export function pathMask(redactors: readonly Redactor[]): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    let shown = known.get(path);
    if (shown === undefined) {
      shown = redactors.reduce((masked, redactor) => redactor.maskPath(masked), path);
      known.set(path, shown);
    }
    return shown;
  };
}
