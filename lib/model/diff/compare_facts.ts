import type { Home } from "../home.ts";
import type { RuntimeName } from "../runtime.ts";
import type { ViewSection } from "../runtimes/mod.ts";
import type { ChangedSections } from "./changed_sections.ts";
import { addDependents, addUsers, followSources, hasDependents, type Side } from "./dependents.ts";
import {
  credentialsFact,
  profileFacts,
  sameCredentials,
  sameValue,
  sectionFacts,
  settingFacts,
  sourceFact,
  suppliesSame,
} from "./facts.ts";
import type {
  CredentialsFact,
  Difference,
  DiffSubject,
  Facts,
  FactValue,
  Move,
  SettingFacts,
} from "./types.ts";

/** How many steps of role chains are followed; hostile homes have chains of 100,000 profiles that all differ. */
const MAX_STEPS = 200_000;

type Sides = readonly [before: Side, after: Side];

/** Where differences are collected. */
interface Found {
  readonly differences: Difference[];
  readonly moves: Move[];
}

/** Compares what one runtime resolves in two homes that it reads. */
export class FactComparison {
  readonly #runtime: RuntimeName;
  readonly #sides: Sides;
  readonly #found: Found;
  readonly #steps: { count: number };

  /** @param steps counts how much was followed, over all runtimes */
  constructor(runtime: RuntimeName, sides: Sides, found: Found, steps: { count: number }) {
    this.#runtime = runtime;
    this.#sides = sides;
    this.#found = found;
    this.#steps = steps;
  }

  /** Compares what changed sections lead to; there is an entry for each file. */
  compare(changed: readonly ChangedSections[]): void {
    const keys = new Map<string, Set<string> | null>();
    const sources = new Set<string>();
    for (const { profiles } of changed) {
      for (const [name, change] of profiles) {
        const known = keys.get(name);
        if (change.keys === null || known === null) keys.set(name, null);
        else keys.set(name, known === undefined ? new Set(change.keys) : union(known, change.keys));
        if (change.concernsCredentials) sources.add(name);
      }
    }
    const sessions = new Set(changed.flatMap(({ ssoSessions }) => [...ssoSessions.keys()]));
    addUsers(sources, sessions, this.#sides);
    const affected = this.#withDependents(sources);
    for (const [name, only] of keys) this.#compareProfile(name, only, affected.has(name));
    for (const name of affected) if (!keys.has(name)) this.#compareProfile(name, [], true);
    this.#compareSections(sessions, "sso-session", "ssoSessions");
    const services = new Set(changed.flatMap((sections) => [...sections.services.keys()]));
    this.#compareSections(services, "services", "services");
  }

  /** Adds the profiles that get their credentials through one that supplies others from now on. */
  #withDependents(sources: ReadonlySet<string>): Set<string> {
    const affected = new Set(sources);
    const changing = new Set<string>();
    for (const name of sources) {
      const isSource = this.#sides.some((side) => hasDependents(name, side));
      if (isSource && !changing.has(name) && this.#suppliesOthers(name)) {
        addDependents(changing, [name], this.#sides);
      }
    }
    for (const name of changing) affected.add(name);
    return affected;
  }

  #suppliesOthers(name: string): boolean {
    if (this.#steps.count > MAX_STEPS) return true;
    for (const { view } of this.#sides) {
      const { isCycle, steps } = followSources(name, view);
      this.#steps.count += steps;
      if (isCycle) return true;
    }
    const [before, after] = this.#sides.map(({ home, view }) =>
      view.profiles.has(name) ? sourceFact(home, name, this.#runtime) : null
    );
    this.#steps.count += (before?.steps ?? 0) + (after?.steps ?? 0);
    if (before == null || after == null) return before !== after;
    return !suppliesSame(before, after);
  }

  #compareProfile(name: string, only: Iterable<string> | null, isAffected: boolean): void {
    const runtime = this.#runtime;
    const subject = { type: "profile", name } as const;
    const [before, after] = this.#sides;
    const [isBefore, isAfter] = [before.view.profiles.has(name), after.view.profiles.has(name)];
    if (isBefore !== isAfter) {
      const { home } = isBefore ? before : after;
      this.#addExistence(subject, isAfter, () => profileFacts(home, name, runtime));
    }
    if (!isBefore || !isAfter) return;
    const facts = (home: Home) => settingFacts(home, name, runtime, only);
    this.#compareSettings(subject, facts(before.home), facts(after.home));
    if (!isAffected) return;
    if (this.#steps.count > MAX_STEPS) {
      // Not known to be the same counts as different.
      this.#found.differences.push({
        what: "credentials",
        runtime,
        subject,
        before: null,
        after: null,
      });
      return;
    }
    const old = credentialsFact(before.home, name, runtime);
    const now = credentialsFact(after.home, name, runtime);
    this.#steps.count += old.steps + now.steps;
    this.#compareCredentials(subject, old, now);
  }

  #compareSections(
    names: Iterable<string>,
    type: DiffSubject["type"],
    part: "ssoSessions" | "services",
  ): void {
    for (const name of names) {
      const [old, now] = this.#sides.map(({ view }): ViewSection | undefined =>
        view[part].get(name)
      );
      if (old === undefined || now === undefined) {
        const only = old ?? now;
        if (only === undefined) continue;
        this.#addExistence({ type, name }, now !== undefined, () => sectionFacts(only));
      } else {
        const facts = [sectionFacts(old), sectionFacts(now)] as const;
        this.#compareSettings({ type, name }, facts[0].settings, facts[1].settings);
      }
    }
  }

  #addExistence(subject: DiffSubject, exists: boolean, resolve: () => Facts): void {
    let facts: Facts | null = null;
    this.#found.differences.push({
      what: "exists",
      runtime: this.#runtime,
      subject,
      exists,
      get facts() {
        return facts ??= resolve();
      },
    });
  }

  #compareSettings(subject: DiffSubject, before: SettingFacts, after: SettingFacts): void {
    const runtime = this.#runtime;
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const old = before.get(key) ?? null;
      const now = after.get(key) ?? null;
      if (old === null || now === null || !sameValue(old.value, now.value)) {
        const what = "setting";
        this.#found.differences.push({ what, runtime, subject, key, before: old, after: now });
      } else this.#addMove(subject, key, [old], [now]);
    }
  }

  #compareCredentials(
    subject: DiffSubject,
    before: CredentialsFact,
    after: CredentialsFact,
  ): void {
    if (!sameCredentials(before, after)) {
      const what = "credentials";
      this.#found.differences.push({ what, runtime: this.#runtime, subject, before, after });
      // The settings of a role are told as such.
    } else if (before.winner?.roles.length === 0) {
      this.#addMove(subject, null, before.parts, after.parts);
    }
  }

  #addMove(
    subject: DiffSubject,
    key: string | null,
    before: readonly FactValue[],
    after: readonly FactValue[],
  ): void {
    const [old, now] = [before, after].map((facts) => new Set(facts.map(originOf)));
    if (old!.size === now!.size && [...old!].every((origin) => now!.has(origin))) return;
    this.#found.moves.push({
      runtime: this.#runtime,
      subject,
      key,
      before: before.map(({ place }) => place),
      after: after.map(({ place }) => place),
    });
  }
}

function union(a: Set<string>, b: ReadonlySet<string>): Set<string> {
  for (const one of b) a.add(one);
  return a;
}

/** The file or the variable that a value comes from, whichever line it stands on. */
function originOf({ place }: FactValue): string {
  return place.from === "file" ? place.file.kind : place.name;
}
