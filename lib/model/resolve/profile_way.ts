import type { Home } from "../home.ts";
import type { RuntimeName } from "../runtime.ts";
import { readView } from "../runtimes/mod.ts";
import { Context } from "./context.ts";
import { findWay, firstWay } from "./find_way.ts";
import { goMistake } from "./go_load.ts";
import { OUTSIDE_PROFILE } from "./habits.ts";
import { profileRoleLink, roleStep } from "./role.ts";
import type { Attempt, Way } from "./types.ts";

/** What one runtime does with the settings of one profile. */
export interface ProfileWay {
  readonly runtime: RuntimeName;
  /** The way to credentials that it takes, or the one that it fails at; null where it finds none. */
  readonly attempt: Attempt | null;
}

/**
 * Finds which of a profile's own ways to credentials each runtime takes, as if
 * there were nothing in the environment that comes first. A role is followed to
 * its source only, so that the time does not grow with the chain, and a mistake
 * further down is not told here again: the attempt then has no root.
 *
 * @returns one for each runtime that reads the home and finds the profile
 */
export function profileWays(
  home: Home,
  profile: string,
  runtimes: readonly RuntimeName[],
): ProfileWay[] {
  return contextsOf(home, profile, runtimes).map((context) => ({
    runtime: context.runtime,
    attempt: wayOf(context, profile),
  }));
}

/**
 * Finds what each runtime makes of the role of a profile, followed to its end.
 * Takes time in proportion to the length of the chain.
 */
export function roleWays(
  home: Home,
  profile: string,
  runtimes: readonly RuntimeName[],
): ProfileWay[] {
  return contextsOf(home, profile, runtimes).map((context) => {
    const way = context.habits.order.find((one) => one === "role" || one === "source-profile")!;
    return { runtime: context.runtime, attempt: findWay(context, profile, way, false) };
  });
}

function contextsOf(home: Home, name: string, runtimes: readonly RuntimeName[]): Context[] {
  return runtimes.flatMap((runtime) => {
    const view = readView(home, runtime);
    if (!view.profiles.has(name)) return [];
    return [new Context(home, view, { name, by: "asked", variable: null, exists: true })];
  });
}

function wayOf(context: Context, profile: string): Attempt | null {
  const mistake = context.runtime === "go" ? goMistake(context, profile) : null;
  if (mistake !== null) return mistake;
  let half: Attempt | null = null;
  for (const way of context.habits.order) {
    if (OUTSIDE_PROFILE.has(way)) continue;
    const found = find(context, profile, way);
    if (found === null) continue;
    if (found.failure?.then !== "skip") return found;
    half ??= found;
  }
  return half;
}

function find(context: Context, profile: string, way: Way): Attempt | null {
  if (way === "role" || way === "source-profile") {
    return profileRoleLink(
      context,
      profile,
      way,
      (name, ways) => firstWay(context, name, ways),
    );
  }
  return assumingOwnRole(context, findWay(context, profile, way, false));
}

/** The ways behind which Go assumes `role_arn` of the same profile. */
const ROLE_BEHIND: ReadonlySet<Way> = new Set([
  "keys",
  "credential-source",
  "sso",
  "process",
  "container",
  "instance",
]);

/** A way of the chosen profile with the role that Go assumes behind it, if there is one. */
export function assumingOwnRole(context: Context, found: Attempt | null): Attempt | null {
  const profile = context.choice.name;
  if (found === null || context.runtime !== "go" || !ROLE_BEHIND.has(found.way)) return found;
  if (!context.has(profile, "role_arn")) return found;
  return { ...found, profile, roles: [roleStep(context, profile)], root: found };
}
