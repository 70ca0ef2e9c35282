import type { Resolution } from "../model/resolve/mod.ts";
import type { SourceFile } from "../model/source_file.ts";

/** What several runtimes make of one profile, each in its own words. */
export interface ProfileReport {
  readonly resolutions: readonly Resolution[];
  /** What the person may have meant where no runtime finds the profile; null where there is nothing near. */
  readonly meant: string | null;
}

/** How resolutions are printed. */
export interface ResolutionOptions {
  readonly color: boolean;
  /** Columns. */
  readonly width: number;
  /** Only this setting, and no credentials; null for all. */
  readonly setting: string | null;
  readonly files: readonly SourceFile[];
  displayPath(path: string): string;
  /** Hides the secrets in a text. */
  maskText(text: string): string;
}

/** Prints resolutions in one format. */
export type ResolutionReporter = (
  reports: readonly ProfileReport[],
  options: ResolutionOptions,
) => string | Promise<string>;
