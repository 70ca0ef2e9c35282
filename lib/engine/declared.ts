import { CREDENTIAL_INPUTS } from "../model/credentials.ts";
import {
  addDependents,
  addUsers,
  type DiffSubject,
  knownAbove,
  knownNames,
} from "../model/diff/mod.ts";
import type { RuntimeName } from "../model/runtime.ts";
import { readView } from "../model/runtimes/mod.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Span } from "../syntax/span.ts";
import type { FixedPair } from "./apply_fixes.ts";
import type { Change, Subject } from "./change.ts";
import type { NewNames } from "./renamed.ts";
import { sectionsOf } from "./right_value.ts";

/** A declared change of something that has a name. */
export type NamedChange = Exclude<Change, { readonly file: SourceFile }>;

/** Tells whether a declared change is about something that has a name. */
export function isNamed(change: Change): change is NamedChange {
  return !("file" in change);
}

/** What one runtime knows the subjects of declared changes by. */
export interface DeclaredNames {
  /** By {@link subjectId}. */
  readonly changes: ReadonlyMap<string, readonly NamedChange[]>;
  /** What gets another name: the names before, each with the one after. */
  readonly renamed: NewNames;
  /** What may lose settings that belong into a section below it, by {@link subjectId}. */
  readonly leaking: ReadonlySet<string>;
  /** The profiles that get their credentials from one that may change in this respect, by whatever path, and these themselves. */
  readonly caused: ReadonlySet<string>;
  /** The same for those that may get them in another way. */
  readonly free: ReadonlySet<string>;
}

/** A name with its type, as one text. */
export function subjectId({ type, name }: DiffSubject): string {
  return `${type} ${name}`;
}

/** Tells whether a change is about something by the name that its author means. */
export function isAbout(change: NamedChange, { type, name }: DiffSubject): boolean {
  return !("section" in change) ||
    ownNames(change.section).some((own) => own.type === type && own.name === name);
}

/** The names under which a runtime knows a section, before and after the fixes, with its own. */
export function namesOf(section: AwsSection, pair: FixedPair, runtime: RuntimeName): DiffSubject[] {
  const names = [...ownNames(section), ...knownNames(section.file, section.wholeSpan, runtime)];
  const now = pair.after[section.file.kind]!;
  const span = spanAfter(section, pair);
  return [...names, ...knownNames(now, span, runtime)];
}

/** Where a section is after the fixes, with what they add at its end, but not at that of the one above. */
export function spanAfter(section: AwsSection, { maps }: FixedPair): Span {
  const map = maps.get(section.file)!;
  const { start, end } = section.wholeSpan;
  return { start: map.map(start, true), end: map.map(end, true) };
}

function ownNames({ type, name }: AwsSection): DiffSubject[] {
  switch (type) {
    case "profile":
    case "unprefixed":
    case "magic-default":
      return [{ type: "profile", name }];
    case "sso-session":
    case "services":
      return [{ type, name }];
    default:
      return [];
  }
}

/** Finds for a runtime which names the declared changes are about. */
export function declaredNames(
  changes: readonly NamedChange[],
  pair: FixedPair,
  runtime: RuntimeName,
): DeclaredNames {
  const byName = new Map<string, NamedChange[]>();
  const leaking = new Set<string>();
  const renamed = new Map<string, string>();
  const caused = { profiles: new Set<string>(), sessions: new Set<string>() };
  const free = { profiles: new Set<string>(), sessions: new Set<string>() };
  for (const change of changes) {
    const above = change.what === "read" ? aboveOf(change.section, runtime) : undefined;
    if (above !== undefined) {
      leaking.add(subjectId(above));
      if (above.type === "profile") caused.profiles.add(above.name);
    }
    for (const subject of subjectsOf(change, pair, runtime)) {
      const list = byName.get(subjectId(subject));
      if (list === undefined) byName.set(subjectId(subject), [change]);
      else list.push(change);
      if (change.what === "renamed" && subject.name !== change.to) {
        renamed.set(subject.name, change.to);
      }
      const part = subject.type === "profile" ? "profiles" : "sessions";
      if (FREE.has(change.what)) free[part].add(subject.name);
      else if (concernsCredentials(change)) caused[part].add(subject.name);
    }
  }
  const sides = [pair.before, pair.after].map((home) => ({ home, view: readView(home, runtime) }));
  const dependents = ({ profiles, sessions }: typeof caused) => {
    const all = new Set<string>();
    addUsers(profiles, sessions, sides);
    addDependents(all, profiles, sides);
    return all;
  };
  return {
    changes: byName,
    renamed,
    leaking,
    caused: dependents(caused),
    free: dependents(free),
  };
}

/** What a runtime reads the settings of a section into if it overlooks the header. */
function aboveOf({ file, syntax }: AwsSection, runtime: RuntimeName): DiffSubject | undefined {
  return knownAbove(file, syntax.header!.start, runtime);
}

const FREE: ReadonlySet<Change["what"]> = new Set(["credentials", "anything", "gone"]);

function concernsCredentials(change: NamedChange): boolean {
  return change.what !== "setting" || CREDENTIAL_INPUTS.has(change.key);
}

/** What a declared change is about, by the names that a runtime knows it by. */
export function subjectsOf(
  change: NamedChange,
  pair: FixedPair,
  runtime: RuntimeName,
): DiffSubject[] {
  const subjects = new Map(
    namedSubjects(change, pair, runtime).map((subject) => [subjectId(subject), subject]),
  );
  return [...subjects.values()];
}

function namedSubjects(
  change: NamedChange,
  pair: FixedPair,
  runtime: RuntimeName,
): DiffSubject[] {
  if (change.what === "renamed") return renamedSubjects(change, pair, runtime);
  return "section" in change ? namesOf(change.section, pair, runtime) : [named(change)];
}

function named(subject: Exclude<Subject, { readonly section: AwsSection }>): DiffSubject {
  if ("profile" in subject) return { type: "profile", name: subject.profile };
  if ("ssoSession" in subject) return { type: "sso-session", name: subject.ssoSession };
  return { type: "services", name: subject.services };
}

/** The old names of something, in either file, and the new one. */
function renamedSubjects(
  change: NamedChange & { readonly what: "renamed" },
  pair: FixedPair,
  runtime: RuntimeName,
): DiffSubject[] {
  const own = "section" in change ? ownNames(change.section) : [named(change)];
  return own.flatMap((subject) => [
    subject,
    { ...subject, name: change.to },
    ...sectionsOf(pair.before, subject).flatMap((section) => namesOf(section, pair, runtime)),
  ]);
}
