import type { Home } from "../model/home.ts";
import type { ProfileSetting } from "../model/profile_settings.ts";
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";
import { readView } from "../model/runtimes/mod.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import { say } from "./message.ts";
import { isOnlySetting, removeSetting } from "./profile_checks.ts";
import type { FixInit } from "./rule.ts";

/** A setting of a profile and the same of its sso-session. */
export interface SsoCopy {
  readonly own: ProfileSetting;
  readonly shared: { readonly section: AwsSection; readonly setting: Setting };
}

/**
 * The fix that leaves to the session what it sets. Null where another setting
 * would come to light, or where equal copies are not equal to every runtime.
 *
 * @param isUnequal whether profile and session disagree, so that one gives way
 */
export function ssoCopyFix(
  home: Home,
  copies: readonly SsoCopy[],
  isUnequal: boolean,
): FixInit | null {
  if (!copies.every(({ own }) => isOnlySetting(own))) return null;
  const init: FixInit = {
    title: copies.length === 1
      ? say`Remove \`${copies[0]!.own.setting.key}\` from the profile`
      : say`Remove the start URL and the region from the profile`,
    edits: copies.flatMap(({ own }) => removeSetting(own)),
    changes: copies.map(({ own: { section, setting: { key } } }) => ({
      what: "setting",
      section,
      key,
      to: null,
    })),
  };
  if (isUnequal) {
    return {
      ...init,
      unsafe: "the session's value counts then, and the profile's may be the right one",
    };
  }
  return RUNTIMES.every((runtime) => areReadAlike(home, copies, runtime)) ? init : null;
}

/** Tells whether a runtime finds the same values in the profile, if it finds that, and in its session. */
export function areReadAlike(
  home: Home,
  copies: readonly SsoCopy[],
  runtime: RuntimeName,
): boolean {
  const { profiles, ssoSessions } = readView(home, runtime);
  return copies.every(({ own: { profile, setting: { key } } }) => {
    const settings = profiles.get(profile.name)?.settings;
    const value = settings?.get(key)?.value;
    if (settings === undefined || value === undefined) return true;
    const session = ssoSessions.get(settings.get("sso_session")?.value ?? "");
    return session?.settings.get(key)?.value === value;
  });
}
