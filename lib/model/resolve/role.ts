import { attempt, type Context, placeOf } from "./context.ts";
import { afterBadRole, namedSource } from "./named_source.ts";
import { emptySourceText, isJsRole, type Link, SOURCE_RULES } from "./source_rules.ts";
import type { Attempt, RoleStep, Way } from "./types.ts";

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
  if (!startsRole(context, profile, way)) return null;
  const roles: RoleStep[] = [];
  const finish = (root: Attempt | null, failure: Attempt["failure"]): Attempt =>
    attempt(way, profile, [roles[0]!.place], { roles, root, failure });
  const fail = (text: string, root: Attempt | null = null) =>
    finish(root, { text, then: afterBadRole(context) });
  const seen = new Set([profile]);
  const sources = new Set<string>();
  for (let from = profile;;) {
    // JavaScript follows some profiles without a role of their own.
    if (context.has(from, "role_arn")) roles.push(roleStep(context, from));
    const mistake = sourceMistake(context, from);
    if (mistake !== null) return fail(mistake);
    const named = context.get(from, "source_profile");
    if (named === undefined) {
      const root = namedSource(context, from);
      return finish(root, root.failure);
    }
    const to = named.value;
    const link: Link = { from, to, seen, first: profile, isRepeated: sources.has(to) };
    const step = SOURCE_RULES[context.runtime](context, link);
    if (step.kind === "failure") return fail(step.text);
    const isFirstVisit = !seen.has(to);
    seen.add(to);
    sources.add(to);
    from = to;
    if (step.kind === "role") continue;
    const root = firstWay(to, step.ways);
    if (root === null) {
      const text = emptySourceText(context, link, roles.at(-1)!.roleArn);
      // `ProfileDidNotContainCredentials` is no error to Rust's chain.
      const then = context.runtime === "rust" ? "leave" : afterBadRole(context);
      return finish(null, { text, then });
    }
    if (isFirstVisit && assumesOwnRole(context, root)) roles.push(roleStep(context, to));
    return finish(root, root.failure);
  }
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

function sourceMistake(context: Context, profile: string): string | null {
  const both = context.has(profile, "source_profile") && context.has(profile, "credential_source");
  const none = !context.has(profile, "source_profile") &&
    !context.has(profile, "credential_source");
  switch (context.runtime) {
    case "cli":
    case "boto3":
      if (both) {
        return `The profile "${profile}" contains both source_profile and credential_source.`;
      }
      return none
        ? "Partial credentials found in assume-role, missing: source_profile or credential_source"
        : null;
    case "rust":
      if (both) return "profile contained both source_profile and credential_source";
      return none
        ? "profile must contain `source_profile` or `credential_source` but neither were defined"
        : null;
    case "java":
      return both
        ? "Invalid profile file: profile has both source_profile and credential_source."
        : null;
    default:
      return null;
  }
}
