import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { caseTwins, isSplitByCase, profileCaseTwins } from "../lib/model/case_twins.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports names that differ by case alone. */
const rule: Rule = {
  meta: {
    name: "case-clash",
    family: "sections",
    severity: "info",
    fix: "none",
    summary: "Names that differ by case alone",
  },
  check(context) {
    const { home } = context;
    for (const names of profileCaseTwins(home).values()) {
      const sections = names.map((name) => home.profiles.get(name)!.sections);
      const isSplit = isSplitByCase(home, names[0]!);
      reportGroup(context, "profile", sections, isSplit);
    }
    for (
      const [kind, byName] of [
        ["sso-session", home.ssoSessions],
        ["services section", home.services],
      ] as const
    ) {
      for (const names of caseTwins(byName).values()) {
        reportGroup(context, kind, names.map((name) => byName.get(name)!), false);
      }
    }
  },
};
export default rule;

/** Reports all of a group but the one that stands first. */
function reportGroup(
  context: RuleContext,
  kind: string,
  group: readonly (readonly AwsSection[])[],
  isSplit: boolean,
): void {
  // What is read for context only cannot be reported.
  const places = group.map((sections) => sections.find(({ file }) => file.reported) ?? sections[0]!)
    .sort(inOrder);
  const [first, ...others] = places;
  for (const other of others) {
    const names = say`\`${first!.name}\` and \`${other.name}\``;
    context.report({
      message: isSplit
        ? say`All AWS tools compare names with their case: ${names} are two profiles, each with one half of what looks like one. Write the name alike in both files.`
        : say`All AWS tools compare names with their case: ${names} are two, which are easily mistaken for each other. Rename one.`,
      place: { file: other.file, span: other.headerSpan },
      related: [{
        message: say`the other ${kind}`,
        place: { file: first!.file, span: first!.headerSpan },
      }],
      profile: kind === "profile" ? other.name : null,
      ...(isSplit ? { severity: "warning" } : {}),
    });
  }
}

/** What is reported comes last, and the credentials file behind the config file. */
function inOrder(a: AwsSection, b: AwsSection): number {
  return Number(a.file.reported) - Number(b.file.reported) ||
    (a.file.kind === b.file.kind
      ? a.headerSpan.start - b.headerSpan.start
      : a.file.kind === "config"
      ? -1
      : 1);
}
