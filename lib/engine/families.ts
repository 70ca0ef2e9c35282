import type { Family } from "./rule.ts";

/** The families of rules with their headings, in the order in which tables show them. */
export const FAMILY_TITLES: Readonly<Record<Family, string>> = {
  reading: "Reading the file",
  sections: "Sections and names",
  credentials: "Credentials",
  roles: "Roles",
  sso: "SSO",
  values: "Values",
  environment: "Environment",
  linter: "The linter's own comments",
  policy: "A team's policy",
};
