// Written by `deno task rules:list`; a test fails when it is stale.
import unprefixedProfile from "./unprefixed-profile.md" with { type: "text" };

/** The pages of all rules by name, as Markdown. Kept apart from the rules so that linting need not load them. */
export const pages: Readonly<Record<string, string>> = {
  "unprefixed-profile": unprefixedProfile,
};
