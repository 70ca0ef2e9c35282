// Written by `deno task rules:list`; a test fails when it is stale.
import type { Rule } from "../lib/engine/rule.ts";
import missingRegion from "./missing-region.ts";
import orphanProfile from "./orphan-profile.ts";
import secretInConfig from "./secret-in-config.ts";
import unprefixedProfile from "./unprefixed-profile.ts";

/** All rules, sorted by name. */
export const rules: readonly Rule[] = [
  missingRegion,
  orphanProfile,
  secretInConfig,
  unprefixedProfile,
];
