// Written by `deno task rules:list`; a test fails when it is stale.
import type { Rule } from "../lib/engine/rule.ts";
import unprefixedProfile from "./unprefixed-profile.ts";

/** All rules, sorted by name. */
export const rules: readonly Rule[] = [
  unprefixedProfile,
];
