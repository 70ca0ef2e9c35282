import type { Home, Profile } from "./home.ts";
import { winningReferences } from "./profile_settings.ts";
import { referencesOf } from "./references.ts";

/** How the roles of a home follow each other by `source_profile`, as their author meant it. */
export class RoleChains {
  readonly #home: Home;
  readonly #sources = new Map<Profile, Profile>();
  #cycles: readonly (readonly Profile[])[] | null = null;
  #lengths: ReadonlyMap<Profile, number> | null = null;

  constructor(home: Home) {
    this.#home = home;
    const references = referencesOf(home);
    for (const name of references.names("profile")) {
      const source = home.profiles.get(name);
      // Ten thousand roles with the same keys make no chain.
      if (source === undefined || !source.has("role_arn")) continue;
      for (const { profile } of winningReferences(home, references.to("profile", name))) {
        // With a token, it is the token that the role is assumed with.
        if (!profile.has("role_arn") || profile.has("web_identity_token_file")) continue;
        this.#sources.set(profile, source);
      }
    }
  }

  /** The profiles whose role is assumed with that of another. */
  get profiles(): Iterable<Profile> {
    return this.#sources.keys();
  }

  /** The profile whose role is assumed before that of another, or undefined where the credentials for it come from elsewhere. */
  sourceOf(profile: Profile): Profile | undefined {
    return this.#sources.get(profile);
  }

  /**
   * The chains that end where they begin, each from its first profile in the
   * files on. Keys in one of its profiles may save some runtimes from going round.
   */
  get cycles(): readonly (readonly Profile[])[] {
    return this.#cycles ??= this.#findCycles();
  }

  /**
   * How many roles are assumed one after the other for a profile, its own
   * included: 0 for a profile without a role, -Infinity for one that leads into a cycle.
   */
  lengthOf(profile: Profile): number {
    this.#lengths ??= this.#measure();
    return this.#lengths.get(profile) ?? (profile.has("role_arn") ? 1 : 0);
  }

  // A profile has at most one source, so each walk ends at a profile that was seen.
  #findCycles(): Profile[][] {
    const cycles: Profile[][] = [];
    const walks = new Map<Profile, Profile>();
    for (const start of this.#sources.keys()) {
      let at: Profile | undefined = start;
      while (at !== undefined && !walks.has(at)) {
        walks.set(at, start);
        at = this.#sources.get(at);
      }
      if (at === undefined || walks.get(at) !== start) continue;
      const cycle = [at];
      for (let next = this.#sources.get(at)!; next !== at; next = this.#sources.get(next)!) {
        cycle.push(next);
      }
      cycles.push(cycle);
    }
    return cycles.length === 0 ? cycles : this.#inOrder(cycles);
  }

  #inOrder(cycles: readonly (readonly Profile[])[]): Profile[][] {
    const ranks = new Map(
      [...this.#home.profiles.values()].map((profile, rank) => [profile, rank]),
    );
    const rank = (profile: Profile) => ranks.get(profile)!;
    return cycles.map((cycle) => {
      let first = 0;
      for (let i = 1; i < cycle.length; i++) if (rank(cycle[i]!) < rank(cycle[first]!)) first = i;
      return [...cycle.slice(first), ...cycle.slice(0, first)];
    }).sort((a, b) => rank(a[0]!) - rank(b[0]!));
  }

  #measure(): Map<Profile, number> {
    const lengths = new Map<Profile, number>();
    for (const cycle of this.cycles) for (const profile of cycle) lengths.set(profile, ENDLESS);
    for (const start of this.#sources.keys()) {
      const walk: Profile[] = [];
      let at: Profile | undefined = start;
      for (; at !== undefined && !lengths.has(at); at = this.#sources.get(at)) walk.push(at);
      for (const profile of walk.reverse()) {
        const source = this.#sources.get(profile);
        lengths.set(profile, source === undefined ? 1 : lengthAbove(source, lengths));
      }
    }
    return lengths;
  }
}

/** Stands for a chain without an end, so that no sum of it is greater than a limit. */
const ENDLESS = -Infinity;

function lengthAbove(
  source: Profile,
  lengths: ReadonlyMap<Profile, number>,
): number {
  // A profile with keys supplies these to others, whatever role it has for itself.
  if (hasKeyPair(source)) return 1;
  return 1 + (lengths.get(source) ?? 1);
}

/** Tells whether a profile has both keys, in whichever file. */
export function hasKeyPair(profile: Profile): boolean {
  return profile.has("aws_access_key_id") && profile.has("aws_secret_access_key");
}

const known = new WeakMap<Home, RoleChains>();

/** The chains of roles of a home, found once for as long as the home lives. */
export function chainsOf(home: Home): RoleChains {
  let chains = known.get(home);
  if (chains === undefined) known.set(home, chains = new RoleChains(home));
  return chains;
}
