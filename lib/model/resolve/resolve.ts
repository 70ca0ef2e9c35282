import type { Home } from "../home.ts";
import type { RuntimeName } from "../runtime.ts";
import { readView } from "../runtimes/mod.ts";
import { chooseProfile, missingProfile } from "./choose_profile.ts";
import { Context } from "./context.ts";
import { resolveCredentials } from "./credentials.ts";
import { sourceAttempt } from "./find_way.ts";
import { resolveSettings } from "./settings.ts";
import type {
  Attempt,
  CredentialsResolution,
  Resolution,
  ResolutionError,
  SettingResolution,
} from "./types.ts";

/** Whose view of which profile. */
export interface ResolveOptions {
  /** As if AWS_PROFILE named it; without it the runtime's own choice, `home.explicit.profile` included. */
  readonly profile?: string | undefined;
  readonly runtime: RuntimeName;
}

/**
 * Explains what a runtime makes of a profile: which source supplies the
 * credentials and each setting, and which sources lose against it. It looks at
 * the files and the environment only: no command is run, no cache read, nobody
 * asked. Secrets are not in the result, but names and values that look harmless
 * may hold one: mask them before they are shown. Never throws.
 */
export function resolve(home: Home, { profile, runtime }: ResolveOptions): Resolution {
  const context = contextOf(home, { profile, runtime });
  const error = errorOf(context);
  return {
    runtime,
    profile: context.choice,
    error,
    credentials: resolveCredentials(context, error),
    settings: resolveSettings(context),
  };
}

/**
 * What {@link resolve} says of the settings alone, or of some of them.
 *
 * @param only their keys; null for all
 */
export function resolveOnlySettings(
  home: Home,
  options: ResolveOptions,
  only: Iterable<string> | null,
): readonly SettingResolution[] {
  return resolveSettings(contextOf(home, options), only);
}

/** What {@link resolve} says of the credentials alone. */
export function resolveOnlyCredentials(
  home: Home,
  options: ResolveOptions,
): CredentialsResolution {
  const context = contextOf(home, options);
  return resolveCredentials(context, errorOf(context));
}

/**
 * Tells what a profile supplies to one that names it as its source: the roles
 * from here on and what they rest on.
 *
 * @returns null where nothing is supplied
 */
export function resolveAsSource(
  home: Home,
  profile: string,
  runtime: RuntimeName,
): Attempt | null {
  return sourceAttempt(contextOf(home, { profile, runtime }), profile);
}

function contextOf(home: Home, { profile, runtime }: ResolveOptions): Context {
  const view = readView(home, runtime);
  return new Context(home, view, chooseProfile(home, view, profile));
}

function errorOf({ view, choice }: Context): ResolutionError | null {
  if (view.error !== null) return { text: view.error.text, stops: true, read: view.error };
  const missing = missingProfile(choice, view);
  return missing === null ? null : { ...missing, read: null };
}
