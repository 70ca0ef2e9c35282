import type { Home } from "../home.ts";
import type { View, ViewSections } from "../runtimes/mod.ts";

/** Who gets credentials through whom, as one runtime reads it. */
interface Dependents {
  /** The profiles that name a profile as their source. */
  readonly ofProfile: ReadonlyMap<string, readonly string[]>;
  /** The profiles that name an sso-session. */
  readonly ofSession: ReadonlyMap<string, readonly string[]>;
}

const NONE: Dependents = { ofProfile: new Map(), ofSession: new Map() };

const REFERENCE = /source_profile|sso_session/i;

// Runtimes that read a home alike share their maps.
const known = new WeakMap<ViewSections, Dependents>();

/** A home as one runtime reads it. */
export interface Side {
  readonly home: Home;
  readonly view: View;
}

/**
 * Adds some profiles, and all that get their credentials through them by
 * whatever path, to those that were added before.
 *
 * @param sides the homes in which they may do so
 */
export function addDependents(
  added: Set<string>,
  profiles: Iterable<string>,
  sides: readonly Side[],
): void {
  const indexes = sides.map(({ home, view }) => dependentsIn(home, view).ofProfile);
  const next = [...profiles].filter((name) => !added.has(name));
  for (const name of next) added.add(name);
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    for (const index of indexes) {
      for (const dependent of index.get(name) ?? []) {
        if (added.has(dependent)) continue;
        added.add(dependent);
        next.push(dependent);
      }
    }
  }
}

/** Adds the profiles that name one of some sso-sessions. */
export function addUsers(
  profiles: Set<string>,
  sessions: Iterable<string>,
  sides: readonly Side[],
): void {
  const indexes = sides.map(({ home, view }) => dependentsIn(home, view).ofSession);
  for (const session of sessions) {
    for (const index of indexes) {
      for (const name of index.get(session) ?? []) profiles.add(name);
    }
  }
}

/** Tells whether any profile names this one as its source. */
export function hasDependents(profile: string, { home, view }: Side): boolean {
  return dependentsIn(home, view).ofProfile.has(profile);
}

/** Follows the sources of a profile; tells whether they lead back to it, and how many there are. */
export function followSources(
  profile: string,
  { profiles }: View,
): { readonly isCycle: boolean; readonly steps: number } {
  const seen = new Set<string>();
  let name: string | undefined = profile;
  do {
    seen.add(name);
    name = profiles.get(name)?.settings.get("source_profile")?.value;
    if (name === profile) return { isCycle: true, steps: seen.size };
  } while (name !== undefined && !seen.has(name));
  return { isCycle: false, steps: seen.size };
}

function dependentsIn(home: Home, { profiles }: View): Dependents {
  let dependents = known.get(profiles);
  if (dependents === undefined) {
    const refers = home.files.some(({ document }) => REFERENCE.test(document.text));
    known.set(profiles, dependents = refers ? collect(profiles) : NONE);
  }
  return dependents;
}

function collect(profiles: ViewSections): Dependents {
  const ofProfile = new Map<string, string[]>();
  const ofSession = new Map<string, string[]>();
  const add = (index: Map<string, string[]>, to: string | undefined, from: string) => {
    if (to === undefined) return;
    const list = index.get(to);
    if (list === undefined) index.set(to, [from]);
    else list.push(from);
  };
  for (const [name, { settings }] of profiles) {
    add(ofProfile, settings.get("source_profile")?.value, name);
    add(ofSession, settings.get("sso_session")?.value, name);
  }
  return { ofProfile, ofSession };
}
