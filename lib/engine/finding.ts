import type { RuntimeName } from "../model/runtime.ts";
import type { SecretText } from "../model/secret.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Span } from "../syntax/span.ts";
import type { Change } from "./change.ts";

/** How bad a finding is; `off` is only a setting, never a finding's severity. */
export type Severity = "error" | "warning" | "info";

/** A span of a file. */
export interface FilePlace {
  readonly file: SourceFile;
  readonly span: Span;
}

/** An environment variable by name. */
export interface VariablePlace {
  readonly variable: string;
}

/** Where something is: in a file or in the environment. */
export type Place = FilePlace | VariablePlace;

/** Another place that explains a finding. */
export interface Related {
  readonly message: string;
  readonly place: Place;
}

/** A safe fix changes nothing that anybody relies on; an unsafe one may, and says why. */
export type FixTier = "safe" | "unsafe";

/** The replacement of a span of one file of the home; the text may hold secrets by reference. */
export interface Edit {
  readonly file: SourceFile;
  readonly span: Span;
  readonly text: SecretText;
  /** True for a new section: what other fixes insert at the same offset belongs before it. */
  readonly isLast?: boolean;
  /** What it does to a section as a whole, which its span does not tell. */
  readonly onSection?: SectionEffect;
}

/**
 * What an edit does to a section. Of fixes that are applied together, no two add
 * the same section, and none adds to one that another removes.
 */
export type SectionEffect =
  | { readonly kind: "adds"; readonly title: string }
  | { readonly kind: "grows"; readonly section: AwsSection }
  | { readonly kind: "removes"; readonly section: AwsSection };

/** A change of a file that is not a change of its text. */
export type FileOperation =
  /** Writes the file as UTF-8. */
  | { readonly kind: "reencode"; readonly file: SourceFile }
  /** Gives the file other permission bits. */
  | { readonly kind: "chmod"; readonly file: SourceFile; readonly mode: number };

/** Edits, in one or both files, that belong together: all of them are applied or none. */
export interface Fix {
  /** An imperative sentence without a full stop, such as "Add the word `profile`". */
  readonly title: string;
  readonly tier: FixTier;
  /** Why the fix is unsafe; empty for a safe one. */
  readonly reason: string;
  readonly edits: readonly Edit[];
  readonly operations: readonly FileOperation[];
  /** What it may change in what any runtime resolves. */
  readonly changes: readonly Change[];
  /** What it would change beyond that, where it was therefore not applied. */
  readonly refused?: string;
}

/** One problem. Its texts are already free of secrets. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly related: readonly Related[];
  /** The runtimes concerned; empty when all of them are, or none in particular. */
  readonly runtimes: readonly RuntimeName[];
  /** The profile that the finding is about, or null. */
  readonly profile: string | null;
  readonly fix: Fix | null;
}

/** Tells whether a place is in a file. */
export function inFile(place: Place): place is FilePlace {
  return "file" in place;
}
