import type {
  CredentialsFact,
  Difference,
  DiffSubject,
  Facts,
  FactValue,
  HomeDiff,
  Move,
} from "../model/diff/mod.ts";
import type { Provenance } from "../model/resolve/mod.ts";
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";
import type { ReadError } from "../model/runtimes/mod.ts";
import { attemptText } from "./resolution_words.ts";

/** A value as it may be shown. */
export interface ShownValue {
  /** Free of secrets. */
  readonly text: string;
  readonly places: readonly Provenance[];
}

/** A setting, or the credentials where the key is null, that some runtimes resolve differently; null for "not set". */
export interface ShownChange {
  readonly key: string | null;
  readonly before: ShownValue | null;
  readonly after: ShownValue | null;
  readonly runtimes: readonly RuntimeName[];
}

/** What is different about a profile or another section. */
export interface ChangedSubject {
  readonly subject: DiffSubject;
  /** The runtimes for which it is new, and those for which it is gone. */
  readonly appears: readonly RuntimeName[];
  readonly vanishes: readonly RuntimeName[];
  /** What changes, or what comes with a new one. */
  readonly changes: readonly ShownChange[];
  /** What comes from elsewhere and stays the same. */
  readonly moves: readonly ShownChange[];
}

/** A file that some runtimes refuse before or after. */
export interface ChangedReading {
  readonly file: string;
  readonly error: ReadError;
  readonly isRefusedAfter: boolean;
  readonly runtimes: readonly RuntimeName[];
}

/** Differences put together that are the same for several runtimes. */
export interface GroupedDiff {
  /** The runtimes that were compared: what is different for all of these is told without names. */
  readonly runtimes: readonly RuntimeName[];
  readonly reading: readonly ChangedReading[];
  readonly subjects: readonly ChangedSubject[];
}

/**
 * Groups differences by what they are about and by what is different.
 *
 * @param mask hides secrets and what could act on a terminal
 * @param withContents whether to tell what comes with a new profile
 */
export function groupDifferences(
  { differences, moves }: HomeDiff,
  mask: (text: string) => string,
  withContents: boolean,
  runtimes: readonly RuntimeName[] = RUNTIMES,
): GroupedDiff {
  const grouping = new Grouping(mask, withContents, runtimes);
  for (const difference of differences) grouping.add(difference);
  for (const move of moves) grouping.addMove(move);
  return grouping;
}

interface MutableChange extends ShownChange {
  readonly runtimes: RuntimeName[];
}

interface MutableSubject extends ChangedSubject {
  readonly appears: RuntimeName[];
  readonly vanishes: RuntimeName[];
  readonly changes: MutableChange[];
  readonly moves: MutableChange[];
  /** Changes and moves by what they say. */
  readonly known: Map<string, MutableChange>;
}

const TYPES: readonly DiffSubject["type"][] = ["profile", "sso-session", "services"];

class Grouping implements GroupedDiff {
  readonly runtimes: readonly RuntimeName[];
  readonly reading: (ChangedReading & { readonly runtimes: RuntimeName[] })[] = [];
  readonly #mask: (text: string) => string;
  readonly #withContents: boolean;
  readonly #subjects = new Map<string, MutableSubject>();

  constructor(
    mask: (text: string) => string,
    withContents: boolean,
    runtimes: readonly RuntimeName[],
  ) {
    this.runtimes = runtimes;
    this.#mask = mask;
    this.#withContents = withContents;
  }

  /** By name, as an order that follows the files would change when sections move. */
  get subjects(): readonly ChangedSubject[] {
    return [...this.#subjects.values()].sort((a, b) =>
      TYPES.indexOf(a.subject.type) - TYPES.indexOf(b.subject.type) ||
      (a.subject.name < b.subject.name ? -1 : 1)
    ).map((subject) => ({ ...subject, changes: byKey(subject.changes) }));
  }

  add(difference: Difference): void {
    const { runtime } = difference;
    switch (difference.what) {
      case "reading":
        return this.#addReading(runtime, difference.file, difference.before, difference.after);
      case "exists": {
        const subject = this.#subject(difference.subject);
        (difference.exists ? subject.appears : subject.vanishes).push(runtime);
        if (difference.exists && this.#withContents) {
          this.#addFacts(subject, runtime, difference.facts);
        }
        return;
      }
      case "setting": {
        const [before, after] = [difference.before, difference.after].map((fact) =>
          fact === null ? null : this.#value(fact)
        );
        const subject = this.#subject(difference.subject);
        const key = this.#mask(difference.key);
        return addChange(subject, subject.changes, runtime, key, before!, told(before!, after!));
      }
      case "credentials": {
        const [before, after] = [difference.before, difference.after].map((fact) =>
          fact === null ? UNKNOWN : this.#credentials(fact)
        );
        const subject = this.#subject(difference.subject);
        return addChange(subject, subject.changes, runtime, null, before!, told(before!, after!));
      }
    }
  }

  addMove({ runtime, subject: { type, name }, key, before, after }: Move): void {
    const subject = this.#subject({ type, name });
    const shown = (places: readonly Provenance[]) => ({ text: "", places });
    const shownKey = key === null ? null : this.#mask(key);
    addChange(subject, subject.moves, runtime, shownKey, shown(before), shown(after));
  }

  #addReading(
    runtime: RuntimeName,
    file: string,
    before: ReadError | null,
    after: ReadError | null,
  ): void {
    const error = (before ?? after)!;
    const isRefusedAfter = after !== null;
    const same = this.reading.find((one) =>
      one.file === file && one.isRefusedAfter === isRefusedAfter &&
      one.error.line === error.line && one.error.reason === error.reason
    );
    if (same === undefined) this.reading.push({ file, error, isRefusedAfter, runtimes: [runtime] });
    else same.runtimes.push(runtime);
  }

  #addFacts(subject: MutableSubject, runtime: RuntimeName, { settings, credentials }: Facts): void {
    if (credentials !== null && credentials.winner?.profile != null) {
      const after = this.#credentials(credentials);
      addChange(subject, subject.changes, runtime, null, null, after);
    }
    for (const [key, fact] of settings) {
      const shownKey = this.#mask(key);
      addChange(subject, subject.changes, runtime, shownKey, null, this.#value(fact));
    }
  }

  #subject({ type, name }: DiffSubject): MutableSubject {
    const id = `${type} ${name}`;
    let subject = this.#subjects.get(id);
    if (subject === undefined) {
      subject = {
        subject: { type, name: this.#mask(name) },
        appears: [],
        vanishes: [],
        changes: [],
        moves: [],
        known: new Map(),
      };
      this.#subjects.set(id, subject);
    }
    return subject;
  }

  #value({ value, place }: FactValue): ShownValue {
    const text = typeof value !== "string"
      ? String(value)
      : value === ""
      ? '""'
      : this.#mask(value);
    return { text, places: [place] };
  }

  #credentials({ winner, error }: CredentialsFact): ShownValue {
    if (winner === null) return { text: `none (${this.#mask(error ?? "")})`, places: [] };
    return { text: this.#mask(attemptText(winner)), places: winner.places };
  }
}

/** Credentials first, then the settings by their keys, in whatever order they stand. */
function byKey(changes: readonly ShownChange[]): ShownChange[] {
  const rank = ({ key }: ShownChange) => key ?? "";
  return changes.toSorted((a, b) => rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0);
}

/** A mask hides that a secret is another one: then it is said. */
function told(before: ShownValue | null, after: ShownValue | null): ShownValue | null {
  if (before === null || after === null || before.text !== after.text) return after;
  return { ...after, text: `${after.text}, another value` };
}

const UNKNOWN: ShownValue = { text: "not compared: too many long chains of roles", places: [] };

function addChange(
  subject: MutableSubject,
  list: MutableChange[],
  runtime: RuntimeName,
  key: string | null,
  before: ShownValue | null,
  after: ShownValue | null,
): void {
  const id = JSON.stringify([list === subject.moves, key, idOf(before), idOf(after)]);
  const same = subject.known.get(id);
  if (same !== undefined) {
    same.runtimes.push(runtime);
    return;
  }
  const change = { key, before, after, runtimes: [runtime] };
  subject.known.set(id, change);
  list.push(change);
}

// Runtimes may count lines differently; the value is what matters.
function idOf(value: ShownValue | null): unknown {
  return value === null ? null : [
    value.text,
    value.places.map((place) => place.from === "file" ? place.file.kind : place.name),
  ];
}
