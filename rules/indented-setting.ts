import { belongsInBlock } from "../lib/catalogue/nested.ts";
import { sectionIndentFix, swallowedBy, swallowedFix } from "../lib/engine/indent_fix.ts";
import { checkIndentedComments } from "../lib/engine/indented_comment.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { defaultSettings, readersWhere, refuses } from "../lib/engine/sample.ts";
import { agree, listRuntimes } from "../lib/engine/wording.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports settings and comments that are indented by accident. */
const rule: Rule = {
  meta: {
    name: "indented-setting",
    family: "reading",
    severity: "error",
    fix: "mixed",
    summary: "A setting or comment indented by accident, which some runtimes misread or refuse",
  },
  check(context) {
    for (const file of context.files) {
      for (const section of file.oddSections) {
        for (const setting of section.settings) checkChildren(context, section, setting);
        if ((section.settings[0]?.line.indent ?? 0) > 0) checkSection(context, section);
      }
      checkIndentedComments(context, file);
    }
  },
};
export default rule;

/** Settings below a value, deeper than it: some runtimes take them for more of the value. */
function checkChildren(context: RuleContext, section: AwsSection, parent: Setting): void {
  // A mere comment as value is for `inline-comment` to move away: then this is a block.
  if (parent.children.length === 0 || parent.value === "") return;
  const swallowing = readersWhere(
    context.runtimes,
    "[default]\na = b\n  c = d\n",
    (view) => !defaultSettings(view).has("c"),
  );
  if (swallowing.length === 0) return;
  const swallowed = swallowedBy(parent);
  if (swallowed.length === 0) return;
  const { file } = section;
  const fix = swallowedFix(section, parent, swallowed);
  for (const child of swallowed) {
    context.report({
      message:
        say`\`${child.writtenKey}\` is indented deeper than \`${parent.writtenKey}\` above it: ${
          listRuntimes(swallowing)
        } ${
          agree(swallowing, "takes", "take")
        } the line for a part of that value, so that this setting is lost and that one is wrong. Start it at the same column.`,
      place: { file, span: child.line.content },
      related: [{ message: say`this value swallows it`, place: { file, span: parent.line.name } }],
      runtimes: swallowing,
      profile: section.type === "profile" ? section.name : null,
      fix,
    });
  }
}

/** Settings that are all indented: some refuse the file, others nest those below an empty value in it. */
function checkSection(context: RuleContext, section: AwsSection): void {
  const { file, settings } = section;
  const fix = sectionIndentFix(section);
  const strict = readersWhere(context.runtimes, "[default]\n  a = b\n", refuses);
  // Below an indented header, `leaking-settings` moves all of the section.
  if (strict.length > 0 && section.syntax.header!.indent === 0) {
    context.report({
      message: say`The settings of this section are indented: ${listRuntimes(strict)} ${
        agree(strict, "refuses", "refuse")
      } the whole file. Start them at the first column.`,
      place: { file, span: settings[0]!.line.content },
      runtimes: strict,
      fix,
    });
  }
  const nesting = readersWhere(
    context.runtimes,
    "[default]\n  a =\n  b = c\n",
    (view) => !refuses(view) && !defaultSettings(view).has("b"),
  );
  const empty = settings.findIndex((setting) => setting.value === "");
  if (nesting.length === 0 || empty < 0) return;
  const parent = settings[empty]!;
  // What is meant to be nested is for `unindented-nested-setting`.
  const inServices = section.type === "services";
  const below = settings.slice(empty + 1)
    .find(({ key }) => !belongsInBlock(parent.key, key, inServices));
  if (below === undefined || below.line.indent === 0) return;
  context.report({
    message: say`\`${below.writtenKey}\` is indented below \`${parent.writtenKey} =\`: ${
      listRuntimes(nesting)
    } ${
      agree(nesting, "takes", "take")
    } it for a nested setting of that, however deep it is. Start the settings of the section at the first column.`,
    place: { file, span: below.line.content },
    related: [{
      message: say`taken for a setting of this`,
      place: { file, span: parent.line.name },
    }],
    runtimes: nesting,
    profile: section.type === "profile" ? section.name : null,
    fix,
  });
}
