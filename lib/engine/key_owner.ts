import { isPlaceholder } from "../catalogue/placeholders.ts";
import { isShadowed, isSplit, keyedProfiles, mainKeys } from "../model/key_settings.ts";
import { strayTokens } from "../model/session_tokens.ts";
import type { Setting } from "../syntax/document.ts";
import type { RuleContext } from "./rule.ts";

/**
 * Tells whether another rule reports a key of the config file, since more is
 * wrong with it than where it stands. That rule says to remove or move it too.
 *
 * @param profile the profile whose section the key is in, or null
 */
export function isExplainedElsewhere(
  context: RuleContext,
  profile: string | null,
  setting: Setting,
): boolean {
  if (isPlaceholder(setting.value)) return context.isOn("placeholder-value");
  const keyed = profile === null ? undefined : keyedProfiles(context.home).get(profile);
  if (keyed === undefined) return false;
  if (isSplit(keyed)) return context.isOn("split-key-pair");
  if (isShadowed(keyed)) return context.isOn("shadowed-credentials");
  // A token is not to be moved to long-term keys.
  return mainKeys(keyed).kind === "credentials" && context.isOn("stray-session-token") &&
    strayTokens(keyed, context.runtimes).some((token) => token.setting === setting);
}
