import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { readSample } from "../lib/engine/sample.ts";
import { agree, concerned, listRuntimes } from "../lib/engine/wording.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import type { SectionType } from "../lib/model/section_name.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";

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
      const isCredentials = file.kind === "credentials";
      let names: ReadonlyMap<string, number> | null = null;
      for (const section of file.oddSections) {
        // Other rules speak of headers that nobody reads, tidy or not.
        if (NOT_READ.has(section.type) || (isCredentials && section.keyword !== null)) continue;
        if (isPrefixedDefault(section) && context.hasRun("profile-default")) continue;
        check(context, section, () => (names ??= countNames(file)).get(nameOf(section))! > 1);
      }
    }
  },
};
export default rule;

const NOT_READ: ReadonlySet<SectionType> = new Set(["unprefixed", "unknown", "magic-default"]);

/** `[profile default]` is to become `[default]`, however tidy. */
function isPrefixedDefault({ type, keyword, name }: AwsSection): boolean {
  return type === "profile" && keyword !== null && name === "default";
}

// deno-lint-ignore no-control-regex -- what Python strips and JavaScript does not is among them
const ODD_BLANK = /[^\S \t]|[\x1c-\x1f\x85]/;

function nameOf({ type, name }: AwsSection): string {
  return `${type} ${name}`;
}

function countNames(file: SourceFile): Map<string, number> {
  const counts = new Map<string, number>();
  for (const section of file.sections) {
    const name = nameOf(section);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function check(context: RuleContext, section: AwsSection, hasRival: () => boolean): void {
  const header = section.syntax.header!;
  // What is wrong behind the brackets is for `leaking-settings` to report.
  if (header.mark < 0 || header.nameStart === header.nameEnd) return;
  const { text } = section.file.document;
  const written = text.slice(header.contentStart + 1, header.mark);
  // A blank that is neither space nor tab is for `control-character` to report.
  if (ODD_BLANK.test(written)) return;
  const title = section.syntax.title;
  // A single tab between the words is read by all.
  const tidy = section.keyword === null ? title : title.replace(/^(\S+)\s{2,}/, "$1 ");
  if (written === tidy) return;
  const losers = losersOf(context, section, written, tidy);
  if (losers.length === 0) return;
  context.report({
    message: say`The blanks inside the brackets matter: ${listRuntimes(losers)} ${
      agree(losers, "does", "do")
    } not find ${say`\`${section.name || title}\``} under this header. Write \`[${tidy}]\`.`,
    place: { file: section.file, span: section.headerSpan },
    runtimes: losers,
    profile: section.type === "profile" ? section.name : null,
    // The JavaScript SDK takes the whole file for empty at the header that this would become.
    fix: hasRival() || section.name === "__proto__" ? null : fix(section, tidy),
  });
}

/** Those that find nothing under the name that is meant, and would if the header were tidy. */
function losersOf(
  context: RuleContext,
  section: AwsSection,
  written: string,
  tidy: string,
): RuntimeName[] {
  // The one section that is in no view: the AWS CLI alone reads it.
  if (section.type === "plugins") return concerned(context, ["cli"]);
  const finds = (title: string, runtime: RuntimeName) => {
    const sample = readSample(`[${title}]\na = b\n`, runtime, section.file.kind);
    const { profiles, ssoSessions, services } = sample;
    return [profiles, ssoSessions, services].some((sections) => sections.has(section.name));
  };
  return context.runtimes.filter((runtime) => !finds(written, runtime) && finds(tidy, runtime));
}

function fix(section: AwsSection, tidy: string): FixInit {
  const { file, syntax } = section;
  const header = syntax.header!;
  const span = { start: header.contentStart + 1, end: header.mark };
  return {
    title: say`Write \`[${tidy}]\``,
    edits: [replace(file, span, tidy)],
    changes: [{ what: "read", section }],
  };
}
