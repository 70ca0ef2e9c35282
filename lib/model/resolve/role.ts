import { attempt, type Context, placeOf } from "./context.ts";
import { afterBadRole, namedSource } from "./named_source.ts";
import { emptySourceText, isJsRole, type Link, SOURCE_RULES } from "./source_rules.ts";
import type { Attempt, Failure, RoleStep, Way } from "./types.ts";

/** Finds the first way of a source profile that is set up; see {@link findWay}. */
export type FirstWay = (profile: string, ways: readonly Way[]) => Attempt | null;

/**
 * Finds the role of a profile, and follows its sources to what supplies the
 * credentials. Takes time in proportion to the length of the chain.
 *
 * @returns null where the runtime sees no role, which may be since it names no source
 */
export function profileRole(
  context: Context,
  profile: string,
  way: "role" | "source-profile",
  firstWay: FirstWay,
): Attempt | null {
  return startsRole(context, profile, way) ? followRoles(context, profile, way, firstWay) : null;
}

/** Finds what a profile supplies to some other one that names it as its source. */
export function suppliedBy(
  context: Context,
  profile: string,
  firstWay: FirstWay,
): Attempt | null {
  const nobody = "";
  const step = SOURCE_RULES[context.runtime](context, new Trail(nobody).link(nobody, profile));
  if (step.kind === "failure") return null;
  if (step.kind === "role") return followRoles(context, profile, "role", firstWay);
  const root = firstWay(profile, step.ways);
  if (root === null || !assumesOwnRole(context, root)) return root;
  return { ...root, roles: [roleStep(context, profile)] };
}

function followRoles(
  context: Context,
  profile: string,
  way: "role" | "source-profile",
  firstWay: FirstWay,
): Attempt {
  const trail = new Trail(profile);
  const roles: RoleStep[] = [];
  for (let from = profile;;) {
    // JavaScript follows some profiles without a role of their own.
    if (context.has(from, "role_arn")) roles.push(roleStep(context, from));
    const { next, root, failure, ownRole } = followSource(context, from, trail, firstWay);
    if (ownRole !== null) roles.push(roleStep(context, ownRole));
    if (next === null) {
      const places = roles.slice(0, 1).map(({ place }) => place);
      return attempt(way, profile, places, { roles, root, failure });
    }
    from = next;
  }
}

/**
 * Follows a role to its source and no further: what is wrong there is the
 * mistake of this profile, not of one further down.
 *
 * @returns null where the runtime sees no role; otherwise an attempt whose `root` is null where another role supplies the credentials
 */
export function profileRoleLink(
  context: Context,
  profile: string,
  way: "role" | "source-profile",
  firstWay: FirstWay,
): Attempt | null {
  if (!startsRole(context, profile, way)) return null;
  const { root, failure } = followSource(context, profile, new Trail(profile), firstWay);
  const roles = [roleStep(context, profile)];
  // What is wrong with the credentials of the source is the source's own mistake.
  const own = root !== null && root.profile !== profile ? null : failure;
  return attempt(way, profile, [roles[0]!.place], { roles, root, failure: own });
}

/** The profiles of a chain of roles that were looked at. */
class Trail {
  readonly first: string;
  readonly seen: Set<string>;
  readonly #sources = new Set<string>();

  constructor(first: string) {
    this.first = first;
    this.seen = new Set([first]);
  }

  /** The step from a profile to its source, as it is before that source counts as seen. */
  link(from: string, to: string): Link {
    return { from, to, seen: this.seen, first: this.first, isRepeated: this.#sources.has(to) };
  }

  /** Goes on to a source, and tells whether that is the first time. */
  visit(to: string): boolean {
    const isFirst = !this.seen.has(to);
    this.seen.add(to);
    this.#sources.add(to);
    return isFirst;
  }
}

/** Where the source of a role leads. */
interface Hop {
  /** The profile whose role supplies the credentials; null at the end of the chain. */
  readonly next: string | null;
  readonly root: Attempt | null;
  readonly failure: Failure | null;
  /** The profile at the end whose own role is assumed as well, or null. */
  readonly ownRole: string | null;
}

function followSource(context: Context, from: string, trail: Trail, firstWay: FirstWay): Hop {
  const end = (root: Attempt | null, failure: Failure | null, ownRole: string | null = null) => ({
    next: null,
    root,
    failure,
    ownRole,
  });
  const then = afterBadRole(context);
  const mistake = sourceMistake(context, from);
  if (mistake !== null) return end(null, { ...mistake, then });
  const named = context.get(from, "source_profile");
  if (named === undefined) {
    const root = namedSource(context, from);
    return end(root, root.failure);
  }
  const to = named.value;
  const link = trail.link(from, to);
  const step = SOURCE_RULES[context.runtime](context, link);
  if (step.kind === "failure") return end(null, { cause: step.cause, text: step.text, then });
  const isFirstVisit = trail.visit(to);
  if (step.kind === "role") return { next: to, root: null, failure: null, ownRole: null };
  const root = firstWay(to, step.ways);
  if (root === null) return end(null, emptySource(context, link, isFirstVisit));
  const ownRole = isFirstVisit && assumesOwnRole(context, root) ? to : null;
  return end(root, root.failure, ownRole);
}

function emptySource(context: Context, link: Link, isFirstVisit: boolean): Failure {
  const arn = context.get(link.from, "role_arn")?.value ?? "";
  const exists = context.view.profiles.has(link.to);
  return {
    cause: !isFirstVisit ? "loop" : exists ? "empty-source" : "dangling-source",
    text: emptySourceText(context, link, arn),
    // `ProfileDidNotContainCredentials` is no error to Rust's chain.
    then: context.runtime === "rust" ? "leave" : afterBadRole(context),
  };
}

/** The role that a profile names. The profile must have `role_arn`. */
export function roleStep(context: Context, profile: string): RoleStep {
  const arn = context.get(profile, "role_arn")!;
  const [source] = context.places(profile, ["source_profile", "credential_source"]);
  return { profile, roleArn: arn.value, place: placeOf("role_arn", arn), source: source ?? null };
}

/**
 * Tells whether a runtime goes on to assume `role_arn` of the very profile that
 * supplied credentials: Go does, whatever they come from, unless it is a web
 * identity, which is a role already (`resolveCredsFromProfile`).
 */
export function assumesOwnRole(context: Context, root: Attempt): boolean {
  return context.runtime === "go" && root.profile !== null && root.way !== "web-identity" &&
    context.has(root.profile, "role_arn");
}

function startsRole(context: Context, profile: string, way: "role" | "source-profile"): boolean {
  if (!context.has(profile, "role_arn")) return false;
  if (way === "source-profile") return context.has(profile, "source_profile");
  if (context.runtime === "js") return isJsRole(context, profile);
  const hasSource = context.has(profile, "source_profile") ||
    context.has(profile, "credential_source");
  if (context.runtime === "java") return hasSource;
  return !context.has(profile, "web_identity_token_file");
}

function sourceMistake(context: Context, profile: string): Omit<Failure, "then"> | null {
  const named = context.has(profile, "source_profile");
  if (named !== context.has(profile, "credential_source")) return null;
  const text = named ? bothSources(context, profile) : noSource(context);
  return text === null ? null : { cause: named ? "both-sources" : "no-source", text };
}

function bothSources({ runtime }: Context, profile: string): string | null {
  switch (runtime) {
    case "cli":
    case "boto3":
      return `The profile "${profile}" contains both source_profile and credential_source.`;
    case "rust":
      return "profile contained both source_profile and credential_source";
    case "java":
      return "Invalid profile file: profile has both source_profile and credential_source.";
    default:
      return null;
  }
}

function noSource({ runtime }: Context): string | null {
  switch (runtime) {
    case "cli":
    case "boto3":
      return "Partial credentials found in assume-role, missing: source_profile or credential_source";
    case "rust":
      return "profile must contain `source_profile` or `credential_source` but neither were defined";
    default:
      return null;
  }
}
