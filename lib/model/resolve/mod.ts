/**
 * Which source wins, and why, for one profile and one runtime.
 *
 * @module
 */
export { missingProfile, ownChoice } from "./choose_profile.ts";
export {
  environmentSupplies,
  fileOfSetting,
  findsSetting,
  seesProfile,
  seesSetting,
} from "./glance.ts";
export { wayLabel } from "./labels.ts";
export { type ProfileWay, profileWays, roleWays } from "./profile_way.ts";
export {
  resolve,
  resolveAsSource,
  resolveOnlyCredentials,
  resolveOnlySettings,
  type ResolveOptions,
} from "./resolve.ts";
export { readsSetting } from "./setting_table.ts";
export * from "./types.ts";
