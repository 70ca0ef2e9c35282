import { say } from "../lib/engine/message.ts";
import { removeSection } from "../lib/engine/remove_section.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { readersWhere } from "../lib/engine/sample.ts";
import { listRuntimes } from "../lib/engine/wording.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports sections with nothing in them. */
const rule: Rule = {
  meta: {
    name: "empty-section",
    family: "reading",
    severity: "info",
    fix: "unsafe",
    summary: "A section with nothing in it",
  },
  check(context) {
    let filled: ReadonlySet<string> | null = null;
    for (const file of context.files) {
      for (const section of file.oddSections) {
        if (!isEmpty(section)) continue;
        filled ??= filledProfiles(context);
        if (section.type !== "profile" || !filled.has(section.name)) report(context, section);
      }
    }
  },
};
export default rule;

function isEmpty(section: AwsSection): boolean {
  return section.name !== "" && section.syntax.settings.length === 0 &&
    section.syntax.stray.length === 0;
}

/** The profiles that have settings in some section: often a profile has them in the other file alone. */
function filledProfiles({ home }: RuleContext): ReadonlySet<string> {
  const filled = new Set<string>();
  for (const file of home.files) {
    for (const section of file.sections) {
      if (section.type === "profile" && !isEmpty(section)) filled.add(section.name);
    }
  }
  return filled;
}

function report(context: RuleContext, section: AwsSection): void {
  context.report({
    message: say`Section \`[${section.syntax.title}]\` has no settings.${
      existence(context)
    } Fill it in or remove it.`,
    place: { file: section.file, span: section.headerSpan },
    profile: section.type === "profile" ? section.name : null,
    fix: fix(section),
  });
}

/** Who does not see an empty section, as a sentence with a blank before it. */
function existence({ runtimes }: RuleContext): string {
  const blind = readersWhere(runtimes, "[default]\n", ({ profiles }) => !profiles.has("default"));
  if (blind.length === 0) return "";
  const rest = blind.length < runtimes.length ? ", for the others it does" : "";
  return ` For ${listRuntimes(blind)} it does not exist${rest}.`;
}

function fix(section: AwsSection): FixInit {
  return {
    title: say`Remove the section`,
    unsafe: "something may name it that awsconf does not see, such as a script",
    edits: [removeSection(section)],
    changes: [{ what: "gone", section }],
  };
}
