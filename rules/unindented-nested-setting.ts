import { insert } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { unindentedBlocks } from "../lib/engine/unindented.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports `s3 =` followed by its settings without indent. */
const rule: Rule = {
  meta: {
    name: "unindented-nested-setting",
    family: "reading",
    severity: "error",
    fix: "safe",
    summary: "A nested setting that is not indented below its key",
  },
  check(context) {
    for (const file of context.files) {
      for (const section of file.oddSections) {
        for (const { parent, nested } of unindentedBlocks(section)) {
          report(context, section, parent, nested);
        }
      }
    }
  },
};
export default rule;

function report(
  context: RuleContext,
  section: AwsSection,
  parent: Setting,
  nested: readonly Setting[],
): void {
  const { file } = section;
  const crash = section.type === "services"
    ? say`The setting is read by nobody`
    : say`boto3 and the AWS CLI then crash with "'str' object has no attribute 'get'", the others ignore the setting`;
  const fix: FixInit = {
    title: say`Indent the settings below \`${parent.writtenKey} =\``,
    edits: nested.map((setting) => insert(file, setting.line.contentStart, "  ")),
    changes: [{ what: "read", section }],
  };
  for (const setting of nested) {
    context.report({
      message:
        say`\`${setting.writtenKey}\` belongs to \`${parent.writtenKey} =\` and must be indented below it. ${crash}. Indent it by two blanks.`,
      place: { file, span: setting.line.name },
      related: [{ message: say`belongs to this`, place: { file, span: parent.line.name } }],
      profile: section.type === "profile" ? section.name : null,
      fix,
    });
  }
}
