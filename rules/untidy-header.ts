import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, concerned, listRuntimes } from "../lib/engine/wording.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports blanks inside the brackets of a header that some runtimes do not forgive. */
const rule: Rule = {
  meta: {
    name: "untidy-header",
    family: "reading",
    severity: "warning",
    fix: "safe",
    summary: "Blanks inside the brackets of a header that some runtimes do not forgive",
  },
  check(context) {
    for (const file of context.files) {
      for (const section of file.oddSections) check(context, section);
    }
  },
};
export default rule;

function check(context: RuleContext, section: AwsSection): void {
  const header = section.syntax.header!;
  // What is wrong behind the brackets is for `leaking-settings` to report.
  if (header.mark < 0 || header.nameStart === header.nameEnd) return;
  const { text } = section.file.document;
  const written = text.slice(header.contentStart + 1, header.mark);
  const title = section.syntax.title;
  // A single tab between the words is read by all.
  const tidy = section.keyword === null ? title : title.replace(/^(\S+)(?:\s{2,}|[^\S\t ])/, "$1 ");
  if (written === tidy) return;
  const losers = concerned(context, losersOf(section, written));
  if (losers.length === 0) return;
  context.report({
    message: say`The blanks inside the brackets matter: ${listRuntimes(losers)} ${
      agree(losers, "does", "do")
    } not find ${say`\`${section.name || title}\``} under this header. Write \`[${tidy}]\`.`,
    place: { file: section.file, span: section.headerSpan },
    runtimes: losers,
    profile: section.type === "profile" ? section.name : null,
    fix: fix(section, tidy),
  });
}

/** Observed with each runtime's reader: Python keeps outer blanks in the name, the JavaScript SDK wants one blank. */
function losersOf(section: AwsSection, written: string): RuntimeName[] {
  const outer = /^\s/.test(written);
  if (section.file.kind === "credentials") return ["boto3", "cli", "js"];
  return outer ? ["boto3", "cli", "js"] : ["js"];
}

function fix(section: AwsSection, tidy: string): FixInit | null {
  const { file, type, name } = section;
  const rival = file.sections.some((other) =>
    other !== section && other.type === type && other.name === name
  );
  if (rival) return null;
  const header = section.syntax.header!;
  const span = { start: header.contentStart + 1, end: header.mark };
  return { title: say`Write \`[${tidy}]\``, edits: [replace(file, span, tidy)] };
}
