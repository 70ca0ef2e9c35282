import { replace } from "../lib/engine/edits.ts";
import { standsApart } from "../lib/engine/header_shape.ts";
import { sectionsMeantAs } from "../lib/engine/meant_section.ts";
import { mergeDefaults } from "../lib/engine/merge_defaults.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { stopsRuntime } from "../lib/engine/mistakes.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { defaultSettings, readersWhere } from "../lib/engine/sample.ts";
import { agree, capitalize, listRuntimes } from "../lib/engine/wording.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import { readFileView } from "../lib/model/runtimes/mod.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports `[profile default]`, alone or beside `[default]`. */
const rule: Rule = {
  meta: {
    name: "profile-default",
    family: "sections",
    severity: "warning",
    fix: "mixed",
    summary: "`[profile default]` in place of `[default]`, or beside it",
  },
  check(context) {
    const sections = context.home.profiles.get("default")?.config ?? [];
    const prefixed = sections.find(({ keyword }) => keyword !== null);
    if (prefixed === undefined || !prefixed.file.reported) return;
    const plain = sections.find(({ keyword }) => keyword === null);
    // What stands twice is for other rules to sort out first.
    const isClear = sections.length === (plain === undefined ? 1 : 2) && standsApart(prefixed) &&
      sectionsMeantAs(context.home, "profile", "default").length === 0;
    if (plain === undefined) reportAlone(context, prefixed, isClear);
    else reportBoth(context, prefixed, plain, isClear);
  },
};
export default rule;

function reportAlone(context: RuleContext, section: AwsSection, isClear: boolean): void {
  const { file, headerSpan, syntax } = section;
  const lacking = context.runtimes.filter((runtime) =>
    readFileView(file, runtime).error === null && !reads(runtime, section)
  );
  const reason = lacking.length > 0
    ? say`${capitalize(listRuntimes(lacking))} ${
      agree(lacking, "does", "do")
    } not find the default profile under \`[${syntax.title}]\`.`
    : say`\`aws configure\` does not know \`[${syntax.title}]\` for the default profile: it adds a section \`[default]\`${
      hiding(context)
    }.`;
  context.report({
    message: say`${reason} Write \`[default]\`.`,
    place: { file, span: headerSpan },
    profile: "default",
    runtimes: lacking,
    // Runtimes that have not read the lines below must not stop at their mistakes now.
    fix: !isClear || stopsRuntime(section) ? null : {
      title: say`Write \`[default]\``,
      edits: [replace(file, headerSpan, "[default]")],
      changes: [{ what: "read", section }],
    },
  });
}

/** What a `[default]` at the end of the file does, as the end of a sentence. */
function hiding({ runtimes }: RuleContext): Message {
  const text = "[profile default]\nregion = x\n[default]\noutput = y\n";
  const misled = readersWhere(runtimes, text, (view) => !defaultSettings(view).has("region"));
  return misled.length === 0
    ? say` beside it`
    : say`, which then hides this one from ${listRuntimes(misled)}`;
}

function reportBoth(
  context: RuleContext,
  prefixed: AwsSection,
  plain: AwsSection,
  isClear: boolean,
): void {
  const { file, headerSpan, syntax } = prefixed;
  const groups = [prefixed, plain].map((section) => ({
    title: section.syntax.title,
    runtimes: context.runtimes.filter((runtime) => reads(runtime, section)),
  })).filter(({ runtimes }) => runtimes.length > 0);
  const clauses = groups.map(({ title, runtimes }) => clause(title, runtimes));
  const who = clauses.length === 2
    ? say`: ${clauses[0]!}, ${clauses[1]!}`
    : clauses.length === 1
    ? say`: ${clauses[0]!}, and nobody the other`
    : say``;
  context.report({
    message:
      say`\`[${syntax.title}]\` and \`[default]\` name the same profile, and no runtime reads both${who}. Put the settings into one \`[default]\`.`,
    place: { file, span: headerSpan },
    related: [{ message: say`the other one`, place: { file, span: plain.headerSpan } }],
    profile: "default",
    fix: isClear && standsApart(plain) ? mergeDefaults(prefixed, plain) : null,
  });
}

function clause(title: string, runtimes: readonly RuntimeName[]): Message {
  return say`${listRuntimes(runtimes)} ${agree(runtimes, "reads", "read")} \`[${title}]\` alone`;
}

function reads(runtime: RuntimeName, { file, headerSpan }: AwsSection): boolean {
  const places = readFileView(file, runtime).profiles.get("default")?.places ?? [];
  return places.some(({ span }) => span.start === headerSpan.start);
}
