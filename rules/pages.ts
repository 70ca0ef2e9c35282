// Written by `deno task rules:list`; a test fails when it is stale.
import missingRegion from "./missing-region.md" with { type: "text" };
import orphanProfile from "./orphan-profile.md" with { type: "text" };
import secretInConfig from "./secret-in-config.md" with { type: "text" };
import unprefixedProfile from "./unprefixed-profile.md" with { type: "text" };

/** The pages of all rules by name, as Markdown. Kept apart from the rules so that linting need not load them. */
export const pages: Readonly<Record<string, string>> = {
  "missing-region": missingRegion,
  "orphan-profile": orphanProfile,
  "secret-in-config": secretInConfig,
  "unprefixed-profile": unprefixedProfile,
};
