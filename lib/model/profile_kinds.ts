import type { Shape } from "../syntax/shape.ts";
import type { Home, Profile } from "./home.ts";

/** The profiles of a home by what keys they have. */
interface Kinds {
  readonly profiles: readonly Profile[];
  /** For each profile the index of its kind, or -1 for one that is like no other. */
  readonly kindOf: readonly number[];
  /** The profiles of each kind. */
  readonly members: readonly (readonly Profile[])[];
  /** The profiles without a kind. */
  readonly others: readonly Profile[];
}

const known = new WeakMap<Home, Kinds>();

/**
 * The profiles that pass a test, in the order of the files. Of ten thousand
 * profiles most have the same few keys, and only one of each such kind is looked at.
 *
 * @param test may depend on nothing but in which files the profile has sections,
 *   which keys stand there, and which of these have a value
 */
export function profilesWhere(home: Home, test: (profile: Profile) => boolean): Profile[] {
  let kinds = known.get(home);
  if (kinds === undefined) known.set(home, kinds = findKinds(home));
  const { kindOf, members, others } = kinds;
  const passes = members.map(([sample]) => test(sample!));
  const first = passes.indexOf(true);
  if (first < 0) return others.filter(test);
  if (others.length === 0 && passes.indexOf(true, first + 1) < 0) return [...members[first]!];
  return kinds.profiles.filter((profile, index) => {
    const kind = kindOf[index]!;
    return kind < 0 ? test(profile) : passes[kind]!;
  });
}

function findKinds(home: Home): Kinds {
  const profiles: Profile[] = [];
  const kindOf: number[] = [];
  const members: Profile[][] = [];
  const others: Profile[] = [];
  const byShapes = new Map<Shape | null, Map<Shape | null, number>>();
  // Profiles that stand next to each other are often alike.
  let last: Profile | null = null;
  let kind = -1;
  for (const profile of home.profiles.values()) {
    profiles.push(profile);
    if (!hasKind(profile)) {
      others.push(profile);
      kindOf.push(-1);
      continue;
    }
    if (last === null || !areAlike(last, profile)) {
      kind = numberOf(byShapes, profile, members);
      last = profile;
    }
    kindOf.push(kind);
    members[kind]!.push(profile);
  }
  return { profiles, kindOf, members, others };
}

/** Whether a profile has one section at most in each file, and none of them odd. */
function hasKind({ config, credentials }: Profile): boolean {
  if (config.length > 1 || credentials.length > 1) return false;
  if (config.length === 1 && config[0]!.syntax.shape === null) return false;
  return credentials.length === 0 || credentials[0]!.syntax.shape !== null;
}

function areAlike(a: Profile, b: Profile): boolean {
  return a.config[0]?.syntax.shape === b.config[0]?.syntax.shape &&
    a.credentials[0]?.syntax.shape === b.credentials[0]?.syntax.shape;
}

function numberOf(
  byShapes: Map<Shape | null, Map<Shape | null, number>>,
  profile: Profile,
  members: Profile[][],
): number {
  const first = profile.config[0]?.syntax.shape ?? null;
  const second = profile.credentials[0]?.syntax.shape ?? null;
  let bySecond = byShapes.get(first);
  if (bySecond === undefined) byShapes.set(first, bySecond = new Map());
  let kind = bySecond.get(second);
  if (kind === undefined) {
    bySecond.set(second, kind = members.length);
    members.push([]);
  }
  return kind;
}
