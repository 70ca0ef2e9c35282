import type { Span } from "../../syntax/span.ts";
import type { RuntimeName } from "../runtime.ts";
import type { Secret } from "../secret.ts";
import type { ReadError } from "../runtimes/mod.ts";
import type { SourceFile } from "../source_file.ts";

/** Where something comes from. It says where a value stands, never what it is. */
export type Provenance =
  | { readonly from: "parameter"; readonly name: string }
  | { readonly from: "variable"; readonly name: string }
  | {
    readonly from: "file";
    readonly key: string;
    readonly file: SourceFile;
    readonly span: Span;
    /** 1-based, as the runtime counts lines. */
    readonly line: number;
  };

/** How a runtime came to a profile. */
export interface ProfileChoice {
  readonly name: string;
  /**
   * `parameter` as with `--profile`; `variable` of the environment; `asked` by
   * the person who wants to know, which works like AWS_PROFILE; `default` where
   * nothing names one.
   */
  readonly by: "parameter" | "variable" | "asked" | "default";
  /** The variable; null for all but `variable`. */
  readonly variable: string | null;
  /** Whether the runtime finds the profile in a file. */
  readonly exists: boolean;
}

/** Why a runtime reads nothing from the chosen profile. */
export interface ResolutionError {
  /** What the runtime prints, in short. Names of the files are in it: mask it before it is shown. */
  readonly text: string;
  /** False where the runtime goes on as if the profile were empty. */
  readonly stops: boolean;
  /** Set where a file cannot be read. */
  readonly read: ReadError | null;
}

/**
 * A way to credentials, as the tables of {@link HABITS} name it. `role` is
 * `role_arn` with whatever supplies its credentials; `source-profile` and
 * `credential-source` are its two halves, for runtimes that look at them apart.
 */
export type Way =
  | "environment"
  | "environment-web-identity"
  | "role"
  | "source-profile"
  | "credential-source"
  | "web-identity"
  | "sso"
  | "keys"
  | "credentials-keys"
  | "config-keys"
  | "login"
  | "process"
  | "container"
  | "instance";

/** A role that is assumed. */
export interface RoleStep {
  readonly profile: string;
  readonly roleArn: string;
  readonly place: Provenance;
  /** The setting that names where the credentials for it come from; null where the same profile has them. */
  readonly source: Provenance | null;
}

/** A way to credentials that is set up, if perhaps badly. */
export interface Attempt {
  readonly way: Way;
  /** The profile whose settings it is; null for the environment's. */
  readonly profile: string | null;
  /** What sets it up, the most telling first. */
  readonly places: readonly Provenance[];
  /** What a person would recognise it by, such as the name of an sso-session or a masked key id. */
  readonly detail: string | null;
  /** The roles that are assumed, the chosen profile's first. */
  readonly roles: readonly RoleStep[];
  /** What supplies the credentials for the last role; null where there is no role, or nothing does. */
  readonly root: Attempt | null;
  /** Why it does not work. */
  readonly failure: Failure | null;
}

/**
 * What is wrong where a way to credentials does not work, for those who look for
 * one kind of mistake:
 * - `no-source`, `both-sources`: a role that names no source, or two
 * - `dangling-source`, `empty-source`: its source profile is not there, or has no credentials
 * - `loop`: the role's chain of sources comes back to where it was
 * - `unknown-source`: a `credential_source` that does not exist
 * - `no-role`: a source or a token without a role
 * - `dangling-session`, `sso-conflict`, `sso-incomplete`: the settings of SSO
 * - `partial-keys`: one half of a key pair
 */
export type FailureCause =
  | "no-source"
  | "both-sources"
  | "dangling-source"
  | "empty-source"
  | "loop"
  | "unknown-source"
  | "no-role"
  | "dangling-session"
  | "sso-conflict"
  | "sso-incomplete"
  | "partial-keys";

/** Why a way to credentials does not work. */
export interface Failure {
  /** Null for what has nothing to do with a mistake in the files, such as a variable that is not set here. */
  readonly cause: FailureCause | null;
  /** What the runtime prints, in short; otherwise in our words. Names of the files are in it: mask it before it is shown. */
  readonly text: string;
  /**
   * What happens then: the runtime gives up (`stop`), leaves the profile and
   * looks at what needs none (`leave`), or takes the way for not set (`skip`).
   */
  readonly then: "stop" | "leave" | "skip";
}

/** A way to credentials that a runtime does not use, and why. */
export interface Loser {
  readonly attempt: Attempt;
  readonly why: string;
}

/** Where one runtime takes credentials from. */
export interface CredentialsResolution {
  readonly winner: Attempt | null;
  /** In the order in which the runtime would look at them. */
  readonly losers: readonly Loser[];
  /** Why there is no winner. */
  readonly error: string | null;
}

/** A value that a setting has somewhere. */
export interface SettingSource {
  readonly place: Provenance;
  /** Null where the value is a secret. Mask it before it is shown: it may hold one. */
  readonly value: string | null;
  /** The value where it is a secret, to be compared. */
  readonly secret: Secret | null;
}

/** Where one runtime takes a setting from. */
export interface SettingResolution {
  /** In lower case; a setting of an indented block is `s3.addressing_style`. */
  readonly key: string;
  readonly winner: SettingSource | null;
  readonly losers: readonly (SettingSource & { readonly why: string })[];
  /** False where the runtime is known not to read this setting at all. */
  readonly isRead: boolean;
}

/** What one runtime makes of a profile. */
export interface Resolution {
  readonly runtime: RuntimeName;
  readonly profile: ProfileChoice;
  readonly error: ResolutionError | null;
  readonly credentials: CredentialsResolution;
  readonly settings: readonly SettingResolution[];
}
