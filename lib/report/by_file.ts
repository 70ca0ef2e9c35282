import { type Finding, inFile } from "../engine/finding.ts";
import type { ReportInput, ReportOptions } from "./types.ts";
import { tidyPath } from "./uri.ts";

/** What formats that list findings by file call the environment. */
export const ENVIRONMENT = "environment";

/** The findings of each file, under its path, in the order of the report; those of the environment come last. */
export function findingsByFile(
  { findings }: ReportInput,
  { maskPath, separator }: ReportOptions,
): ReadonlyMap<string, readonly Finding[]> {
  return Map.groupBy(
    findings,
    ({ place }) => inFile(place) ? tidyPath(maskPath(place.file.path), separator) : ENVIRONMENT,
  );
}
