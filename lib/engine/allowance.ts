import {
  type CredentialsDifference,
  type CredentialsFact,
  type Difference,
  differingParts,
  type DiffSubject,
  type ExistenceDifference,
  type FactValue,
  profileFacts,
  sameCredentials,
  sameValue,
} from "../model/diff/mod.ts";
import type { Home } from "../model/home.ts";
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";
import { readView } from "../model/runtimes/mod.ts";
import type { AwsSection, FileKind, SourceFile } from "../model/source_file.ts";
import type { FixedPair } from "./apply_fixes.ts";
import type { Change } from "./change.ts";
import {
  type DeclaredNames,
  declaredNames,
  isAbout,
  isNamed,
  type NamedChange,
  spanAfter,
  subjectId,
} from "./declared.ts";
import type { Fix } from "./finding.ts";
import { areRenamedCredentials, areRenamedSettings, isRenamedValue } from "./renamed.ts";
import { hasBecome, isAmong, meantValue, rightValues, sectionsOf } from "./right_value.ts";

/** What some fixes say that they change, to be held against what they do change. */
export class Allowance {
  readonly #pair: FixedPair;
  readonly #named: readonly NamedChange[];
  readonly #readable = new Set<FileKind>();
  readonly #anything: boolean;
  /** What unsafe fixes declare: a setting may then lose its right value. */
  readonly #free: ReadonlySet<Change>;
  readonly #bySection: ReadonlyMap<AwsSection, readonly NamedChange[]>;
  readonly #byRuntime = new Map<RuntimeName, DeclaredNames>();
  #after: ReadonlyMap<SourceFile, readonly DeclaredSpan[]> | null = null;

  constructor(pair: FixedPair, fixes: readonly Fix[]) {
    const changes = fixes.flatMap((fix) =>
      fix.tier === "safe" ? fix.changes.filter(isSafe) : fix.changes
    );
    this.#free = new Set(fixes.flatMap((fix) => fix.tier === "unsafe" ? fix.changes : []));
    this.#pair = pair;
    this.#named = changes.filter(isNamed);
    for (const change of changes) {
      if ("file" in change) this.#readable.add(change.file.kind);
      else if ("section" in change && change.what !== "setting") {
        this.#readable.add(change.section.file.kind);
      }
    }
    this.#anything = changes.some((change) => "file" in change && change.what === "anything");
    this.#bySection = Map.groupBy(
      this.#named.filter((change) => "section" in change),
      (change) => change.section,
    );
  }

  /** Tells whether a difference lies within what the fixes say, or follows from it. */
  allows(difference: Difference): boolean {
    if (difference.what === "reading") {
      return difference.after === null && this.#readable.has(difference.file);
    }
    if (this.#anything) return true;
    const { runtime, subject } = difference;
    switch (difference.what) {
      case "exists": {
        const allows = difference.exists
          ? letsAppear
          : (change: NamedChange) => letsVanish(change, subject, this.#pair.before);
        return this.#changesOf(runtime, subject).some((change) => allows(change)) ||
          (difference.exists ? this.#isRenamed(difference) : this.#wasLeak(runtime, subject));
      }
      case "setting": {
        const { key, before, after } = difference;
        return this.#allowsValue(runtime, subject, key, before, after);
      }
      case "credentials":
        return this.#allowsCredentials(difference);
    }
  }

  /** Tells whether what appears is what was there under another name; it is new to runtimes that did not find it so far. */
  #isRenamed({ runtime, subject, facts }: ExistenceDifference): boolean {
    const { before } = this.#pair;
    const { changes, renamed } = this.#names(runtime);
    const isNew = changes.get(subjectId(subject))?.some((change) =>
      change.what === "renamed" && change.to === subject.name
    );
    if (isNew !== true) return false;
    if (subject.type !== "profile") return true;
    const { profiles } = readView(before, runtime);
    const old = [...renamed].filter(([name, to]) => to === subject.name && profiles.has(name));
    // Under two names in the two files it was two; under none it was not found.
    if (old.length !== 1) return true;
    const known = profileFacts(before, old[0]![0], runtime);
    return areRenamedSettings(known.settings, facts.settings, renamed) &&
      this.#agreesRenamed(subject, known.credentials!, facts.credentials!);
  }

  /** Tells whether credentials are what a runtime, this one or another, has found under the old name. */
  #agreesRenamed({ name }: DiffSubject, old: CredentialsFact, now: CredentialsFact): boolean {
    const { before } = this.#pair;
    return !isOwn(old) || RUNTIMES.some((runtime) => {
      const { renamed } = this.#names(runtime);
      return [...renamed].some(([from, to]) =>
        to === name &&
        areRenamedCredentials(profileFacts(before, from, runtime).credentials!, now, renamed)
      );
    });
  }

  /** Tells whether all that a runtime read in a section leaked into it; the JavaScript SDK then sees it no more. */
  #wasLeak(runtime: RuntimeName, subject: DiffSubject): boolean {
    const { after } = this.#pair;
    if (!this.#names(runtime).leaking.has(subjectId(subject))) return false;
    return sectionsOf(after, subject).every(({ settings }) => settings.length === 0);
  }

  #names(runtime: RuntimeName): DeclaredNames {
    let names = this.#byRuntime.get(runtime);
    if (names === undefined) {
      names = declaredNames(this.#named, this.#pair, runtime);
      this.#byRuntime.set(runtime, names);
    }
    return names;
  }

  #changesOf(runtime: RuntimeName, subject: DiffSubject): readonly NamedChange[] {
    return this.#names(runtime).changes.get(subjectId(subject)) ?? [];
  }

  #allowsValue(
    runtime: RuntimeName,
    subject: DiffSubject,
    key: string,
    before: FactValue | null,
    after: FactValue | null,
  ): boolean {
    const { leaking, renamed } = this.#names(runtime);
    if (before !== null && after !== null && isRenamedValue(before, after, renamed)) return true;
    const right = rightValues(this.#pair.after, subject, key);
    const isRight = right !== null && isAmong(right, after?.value ?? null);
    // A runtime that takes a comment for a part of the name reads the new name with it.
    if (isRight && [...renamed.values()].some((name) => right.includes(name))) return true;
    const wasRight = this.#wasRight(subject, key, before);
    // What leaked into the section above does so no more.
    if (isRight && !wasRight && leaking.has(subjectId(subject))) return true;
    // A runtime that has what stands there, before or in the end, must have it in the end.
    const staysRight = !wasRight &&
      (right === null || isRight || !isAmong(right, before?.value ?? null));
    const changes = [
      ...this.#changesOf(runtime, subject),
      ...this.#changesAt(before),
      ...this.#changesAfter(after),
    ];
    return changes.some((change) => {
      if (change.what === "anything") return true;
      if (change.what === "setting") {
        if (!isOrHolds(change.key, key.toLowerCase())) return false;
        if (change.to !== undefined) {
          // Some runtimes see another profile's header within the section.
          if (wasRight && !isAbout(change, subject)) return false;
          return hasBecome(before, after, change.to, right ?? []);
        }
        if (this.#free.has(change)) return true;
      } else if (change.what !== "read") return false;
      return staysRight;
    });
  }

  /** Tells whether a value is what stands there before, and something stands there afterwards. */
  #wasRight(subject: DiffSubject, key: string, fact: FactValue | null): boolean {
    const { before, after } = this.#pair;
    const meant = meantValue(before, subject, key);
    // An empty one may be the start of a block.
    if (fact === null || meant === null || meant === "") return false;
    return sameValue(fact.value, meant) && meantValue(after, subject, key) !== null;
  }

  #allowsCredentials(difference: CredentialsDifference): boolean {
    const { runtime, subject, before, after } = difference;
    const { caused, free, renamed } = this.#names(runtime);
    if (free.has(subject.name)) return true;
    if (before === null || after === null) return caused.has(subject.name);
    if (areRenamedCredentials(before, after, renamed)) return true;
    if (before.shape === after.shape && this.#allowsParts(runtime, before, after)) return true;
    if (!caused.has(subject.name) && !this.#standsInDeclared(before, after)) return false;
    // Nothing of its own before, or from now on what another runtime has used all along.
    return !isOwn(before) || this.#isAgreed(runtime, subject, after);
  }

  #allowsParts(runtime: RuntimeName, before: CredentialsFact, after: CredentialsFact): boolean {
    return differingParts(before, after).every(([old, now]) => {
      const { owner, key } = (old ?? now)!;
      return this.#allowsValue(runtime, owner, key, old, now);
    });
  }

  #standsInDeclared(before: CredentialsFact, after: CredentialsFact): boolean {
    return before.parts.some((part) => this.#changesAt(part).length > 0) ||
      after.parts.some((part) => this.#changesAfter(part).length > 0);
  }

  #isAgreed(runtime: RuntimeName, { name }: DiffSubject, after: CredentialsFact): boolean {
    return RUNTIMES.some((other) =>
      other !== runtime &&
      sameCredentials(profileFacts(this.#pair.before, name, other).credentials!, after)
    );
  }

  /** The changes that are declared for the section in which a value stood before. */
  #changesAt(fact: FactValue | null): readonly NamedChange[] {
    if (fact?.place.from !== "file") return [];
    const section = fact.place.file.sectionAt(fact.place.span.start);
    return section === undefined ? [] : this.#bySection.get(section) ?? [];
  }

  /** The changes that are declared for the section in which a value stands now. */
  #changesAfter(fact: FactValue | null): readonly NamedChange[] {
    if (fact?.place.from !== "file") return [];
    this.#after ??= this.#spansAfter();
    const { file, span: { start } } = fact.place;
    const spans = this.#after.get(file) ?? [];
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]!.start <= start) low = middle + 1;
      else high = middle;
    }
    const found = spans[low - 1];
    return found !== undefined && start < found.end ? found.changes : [];
  }

  #spansAfter(): Map<SourceFile, DeclaredSpan[]> {
    const byFile = new Map<SourceFile, DeclaredSpan[]>();
    for (const [section, changes] of this.#bySection) {
      const file = this.#pair.after[section.file.kind]!;
      const span = spanAfter(section, this.#pair);
      // One that is gone would stand in for what comes to stand at its place.
      if (span.start === span.end) continue;
      const list = byFile.get(file);
      if (list === undefined) byFile.set(file, [{ ...span, changes }]);
      else list.push({ ...span, changes });
    }
    for (const list of byFile.values()) list.sort((a, b) => a.start - b.start);
    return byFile;
  }
}

/** Where a section with declared changes stands after the fixes. */
interface DeclaredSpan {
  readonly start: number;
  readonly end: number;
  readonly changes: readonly NamedChange[];
}

/** What is unsafe by its nature cannot be declared by a safe fix. */
function isSafe({ what }: Change): boolean {
  return what !== "anything";
}

function letsAppear({ what }: NamedChange): boolean {
  return what === "exists" || what === "read" || what === "anything";
}

/** A name that only a misreading makes, such as `"a b"` with its quotes, is none that anybody uses. */
function letsVanish(change: NamedChange, subject: DiffSubject, before: Home): boolean {
  if (change.what === "renamed") return change.to !== subject.name;
  if (change.what !== "read") return change.what === "gone" || change.what === "anything";
  return change.section.name !== subject.name && sectionsOf(before, subject).length === 0;
}

function isOrHolds(key: string, other: string): boolean {
  return other === key || other.startsWith(`${key}.`);
}

function isOwn({ winner }: CredentialsFact): boolean {
  return winner !== null && winner.profile !== null;
}
