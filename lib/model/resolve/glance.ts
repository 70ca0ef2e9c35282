import type { Home } from "../home.ts";
import type { RuntimeName } from "../runtime.ts";
import { readView } from "../runtimes/mod.ts";
import type { FileKind } from "../source_file.ts";
import { chooseProfile } from "./choose_profile.ts";
import { Context } from "./context.ts";
import { containerEndpoint, environmentKeys } from "./outside_ways.ts";
import { readsSetting } from "./setting_table.ts";
import { resolveTopSetting, topSettingInFiles } from "./settings.ts";
import { environmentWebIdentity } from "./web_identity.ts";

// What a rule may ask of every profile of a large home: it follows no chain and
// costs a few look-ups, where `resolve` explains everything.

/**
 * Tells whether a runtime finds a profile. One that refuses the files as a whole
 * would find it as soon as they are mended, so it counts.
 */
export function seesProfile(home: Home, runtime: RuntimeName, profile: string): boolean {
  const view = readView(home, runtime);
  return view.error !== null || view.profiles.has(profile);
}

/**
 * Tells whether a runtime finds one of some settings (keys in lower case) in a
 * profile, empty or not. What a runtime that refuses the files would find is
 * what their author meant.
 */
export function seesSetting(
  home: Home,
  runtime: RuntimeName,
  profile: string,
  keys: ReadonlySet<string>,
): boolean {
  const view = readView(home, runtime);
  const settings = view.profiles.get(profile)?.settings;
  const sections = view.error === null ? [] : home.profiles.get(profile)?.sections ?? [];
  for (const key of keys) {
    const isThere = settings?.has(key) || sections.some((section) => section.get(key));
    if (isThere && readsSetting(key, runtime)) return true;
  }
  return false;
}

/**
 * Tells whether a runtime finds a value that is not empty for a setting of a
 * profile: a parameter, a variable, or in the files.
 *
 * @param key of a setting of the top level, in lower case
 */
export function findsSetting(
  home: Home,
  runtime: RuntimeName,
  profile: string,
  key: string,
): boolean {
  const view = readView(home, runtime);
  const context = new Context(home, view, chooseProfile(home, view, profile));
  const { winner } = resolveTopSetting(context, key);
  return winner !== null && winner.value !== "";
}

/**
 * The file that a runtime takes a setting of a profile from where no variable
 * comes first; null where it finds none, or does not read it.
 *
 * @param key of a setting of the top level, in lower case
 */
export function fileOfSetting(
  home: Home,
  runtime: RuntimeName,
  profile: string,
  key: string,
): FileKind | null {
  const view = readView(home, runtime);
  const context = new Context(home, view, chooseProfile(home, view, profile));
  const place = topSettingInFiles(context, key);
  return place?.from === "file" ? place.file.kind : null;
}

/**
 * Tells whether the environment supplies a runtime with credentials: keys, a web
 * identity or a container's. How a profile is chosen may set them aside, which
 * is another matter.
 */
export function environmentSupplies(home: Home, runtime: RuntimeName): boolean {
  const choice = { name: "default", by: "default", variable: null, exists: false } as const;
  const context = new Context(home, readView(home, runtime), choice);
  const found = [
    environmentKeys(context),
    environmentWebIdentity(context, choice.name),
    containerEndpoint(context),
  ];
  return found.some((attempt) => attempt !== null && attempt.failure === null);
}
