import type { Home } from "../home.ts";
import type { RuntimeName } from "../runtime.ts";
import { readFileView, type View, type ViewValue } from "../runtimes/mod.ts";
import type { FileKind } from "../source_file.ts";
import { HABITS, type Habits } from "./habits.ts";
import type { Attempt, Failure, FailureCause, ProfileChoice, Provenance, Way } from "./types.ts";

/** A home as one runtime reads it, with the profile that it chose. */
export class Context {
  readonly home: Home;
  readonly runtime: RuntimeName;
  readonly view: View;
  readonly choice: ProfileChoice;
  readonly habits: Habits;

  constructor(home: Home, view: View, choice: ProfileChoice) {
    this.home = home;
    this.view = view;
    this.runtime = view.runtime;
    this.choice = choice;
    this.habits = HABITS[view.runtime];
  }

  /** True for the AWS CLI and boto3. */
  get isBotocore(): boolean {
    return this.runtime === "cli" || this.runtime === "boto3";
  }

  /** A setting of a profile, or undefined where the runtime takes it for not set. */
  get(profile: string, key: string): ViewValue | undefined {
    const value = this.view.profiles.get(profile)?.settings.get(key);
    return value === undefined || (value.value === "" && !this.habits.emptyCounts)
      ? undefined
      : value;
  }

  has(profile: string, key: string): boolean {
    return this.get(profile, key) !== undefined;
  }

  /** A setting as it stands in one of the files, without what the other says. */
  getIn(kind: FileKind, profile: string, key: string): ViewValue | undefined {
    return this.settingsIn(kind, profile)?.get(key);
  }

  /** The settings of a profile in one of the files; undefined where it has none there. */
  settingsIn(kind: FileKind, profile: string): ReadonlyMap<string, ViewValue> | undefined {
    const file = this.home[kind];
    if (file === null) return undefined;
    return readFileView(file, this.runtime).profiles.get(profile)?.settings;
  }

  /** The places of those settings of a profile that are set. */
  places(profile: string, keys: readonly string[]): Provenance[] {
    return keys.flatMap((key) => {
      const value = this.get(profile, key);
      return value === undefined ? [] : [placeOf(key, value)];
    });
  }

  /** The value of a variable that is set and not empty. */
  variable(name: string): string | undefined {
    return this.home.environment?.get(name) || undefined;
  }

  /** Whether a variable is set to nothing, which some runtimes take for a value. */
  isEmptied(name: string): boolean {
    return this.home.environment?.get(name) === "";
  }
}

/** The place of a setting. */
export function placeOf(key: string, { file, span, line }: ViewValue): Provenance {
  return { from: "file", key, file, span, line };
}

/** The place of a variable. */
export function variablePlace(name: string): Provenance {
  return { from: "variable", name };
}

/** A way to credentials with nothing wrong and no role in it, unless the parts say otherwise. */
export function attempt(
  way: Way,
  profile: string | null,
  places: readonly Provenance[],
  parts: Partial<Attempt> = {},
): Attempt {
  return { way, profile, places, detail: null, roles: [], root: null, failure: null, ...parts };
}

/** A way to credentials that does not work. */
export function failing(
  way: Way,
  profile: string | null,
  places: readonly Provenance[],
  text: string,
  then: Failure["then"],
  cause: FailureCause | null = null,
): Attempt {
  return attempt(way, profile, places, { failure: { cause, text, then } });
}

/** A key id as it may be shown: the letters that tell its kind, and a mask. */
export function maskedKeyId(id: string): string {
  return /^A[A-Z]{3}[A-Z0-9]{12}/.test(id) ? `${id.slice(0, 4)}****` : "****";
}
