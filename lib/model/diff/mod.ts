/**
 * What the runtimes resolve differently in two homes.
 *
 * @module
 */
export { addDependents, addUsers } from "./dependents.ts";
export { diffHomes } from "./diff_homes.ts";
export { knownAbove, knownNames } from "./known_names.ts";
export { differingParts, profileFacts, sameCredentials, sameValue } from "./facts.ts";
export * from "./types.ts";
