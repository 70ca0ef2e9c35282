import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
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
    for (const file of context.files) {
      for (const section of file.oddSections) {
        if (isEmpty(section) && !hasOtherHalf(context, section)) report(context, section);
      }
    }
  },
};
export default rule;

function isEmpty(section: AwsSection): boolean {
  return section.name !== "" && section.syntax.settings.length === 0 &&
    section.syntax.stray.length === 0;
}

/** A profile may have its settings in another section, mostly in the other file. */
function hasOtherHalf({ home }: RuleContext, section: AwsSection): boolean {
  if (section.type !== "profile") return false;
  return home.profiles.get(section.name)?.sections.some((other) => !isEmpty(other)) ?? false;
}

function report(context: RuleContext, section: AwsSection): void {
  context.report({
    message:
      say`Section \`[${section.syntax.title}]\` has no settings. For the JavaScript SDK it does not exist, for the others it does. Fill it in or remove it.`,
    place: { file: section.file, span: section.headerSpan },
    profile: section.type === "profile" ? section.name : null,
    fix: fix(section),
  });
}

function fix(section: AwsSection): FixInit {
  const { lines } = section.file.document;
  const header = section.syntax.header!;
  let last = header;
  while (lines[last.number]?.kind === "blank") last = lines[last.number]!;
  return {
    title: say`Remove the section`,
    unsafe: "something may name it that awsconf does not see, such as a script",
    edits: [replace(section.file, { start: header.start, end: last.next }, "")],
  };
}
