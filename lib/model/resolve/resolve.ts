import type { Home } from "../home.ts";
import type { RuntimeName } from "../runtime.ts";
import { readView } from "../runtimes/mod.ts";
import { chooseProfile, missingProfile } from "./choose_profile.ts";
import { Context } from "./context.ts";
import { resolveCredentials } from "./credentials.ts";
import { resolveSettings } from "./settings.ts";
import type { Resolution, ResolutionError } from "./types.ts";

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
  const view = readView(home, runtime);
  const choice = chooseProfile(home, view, profile);
  const context = new Context(home, view, choice);
  const error = errorOf(context);
  return {
    runtime,
    profile: choice,
    error,
    credentials: resolveCredentials(context, error),
    settings: resolveSettings(context),
  };
}

function errorOf({ view, choice }: Context): ResolutionError | null {
  if (view.error !== null) return { text: view.error.text, stops: true, read: view.error };
  const missing = missingProfile(choice, view);
  return missing === null ? null : { ...missing, read: null };
}
