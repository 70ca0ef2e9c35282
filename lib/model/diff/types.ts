import type { Attempt, Provenance } from "../resolve/mod.ts";
import type { RuntimeName } from "../runtime.ts";
import type { ReadError } from "../runtimes/mod.ts";
import type { Secret } from "../secret.ts";
import type { FileKind } from "../source_file.ts";

/** What can be different between two homes. */
export interface DiffSubject {
  readonly type: "profile" | "sso-session" | "services";
  /** The name by which the runtime knows it. */
  readonly name: string;
}

/** A value that a runtime uses, and where it comes from. */
export interface FactValue {
  /** Mask it before it is shown, even where it is not known to be a secret. */
  readonly value: string | Secret;
  readonly place: Provenance;
}

/** A setting that credentials are made from. */
export interface CredentialPart extends FactValue {
  /** The profile, or the sso-session, that it belongs to. */
  readonly owner: DiffSubject;
  readonly key: string;
}

/** Where a runtime takes the credentials of a profile from, in a form that can be compared. */
export interface CredentialsFact {
  /** Null where there are none. */
  readonly winner: Attempt | null;
  /** Why there are none. It may hold names: mask it before it is shown. */
  readonly error: string | null;
  /** The way, with the profiles and variables that it leads through, but no value. */
  readonly shape: string;
  readonly parts: readonly CredentialPart[];
  /** How long the chains of roles are that were followed. */
  readonly steps: number;
}

/** Settings by key in the runtime's own case; nested ones are called `s3.addressing_style`. */
export type SettingFacts = ReadonlyMap<string, FactValue>;

/** What a runtime makes of a profile, or of another section. */
export interface Facts {
  readonly settings: SettingFacts;
  /** Null for anything but a profile. */
  readonly credentials: CredentialsFact | null;
}

/** One thing that one runtime resolves differently. */
export type Difference =
  | ExistenceDifference
  | SettingDifference
  | CredentialsDifference
  | ReadingDifference;

/** A profile or section that only one of the homes has; all that is in it comes or goes with it. */
export interface ExistenceDifference {
  readonly what: "exists";
  readonly runtime: RuntimeName;
  readonly subject: DiffSubject;
  /** Whether it is there afterwards; it was the other way round before. */
  readonly exists: boolean;
  /** What the runtime makes of it in the home that has it; resolved when first asked for. */
  readonly facts: Facts;
}

/** A setting with another value; null where it is not set. */
export interface SettingDifference {
  readonly what: "setting";
  readonly runtime: RuntimeName;
  readonly subject: DiffSubject;
  readonly key: string;
  readonly before: FactValue | null;
  readonly after: FactValue | null;
}

/** Credentials of a profile that are others, or come about in another way. */
export interface CredentialsDifference {
  readonly what: "credentials";
  readonly runtime: RuntimeName;
  readonly subject: DiffSubject;
  /** Both are null where the chains of roles are too long to compare. */
  readonly before: CredentialsFact | null;
  readonly after: CredentialsFact | null;
}

/** A runtime that refuses one of the homes; it resolves nothing there, so this is its only difference. */
export interface ReadingDifference {
  readonly what: "reading";
  readonly runtime: RuntimeName;
  readonly file: FileKind;
  /** Why it refuses; null where it reads. */
  readonly before: ReadError | null;
  readonly after: ReadError | null;
}

/** A value that stays the same and comes from the other file, or from elsewhere than a file. */
export interface Move {
  readonly runtime: RuntimeName;
  readonly subject: DiffSubject;
  /** Null for credentials. */
  readonly key: string | null;
  readonly before: readonly Provenance[];
  readonly after: readonly Provenance[];
}

/** What the runtimes resolve differently in two homes. Lines that move are no difference. */
export interface HomeDiff {
  /** By runtime, and for each in the order of its view. */
  readonly differences: readonly Difference[];
  readonly moves: readonly Move[];
  /** The profiles that some runtime knows in one of the homes. */
  readonly profiles: ReadonlySet<string>;
}
