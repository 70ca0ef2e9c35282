import { belongsInBlock, holdsBlock } from "../lib/catalogue/nested.ts";
import { isThirdPartyKey } from "../lib/catalogue/third_party.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { defaultSettings, readersWhere } from "../lib/engine/sample.ts";
import { agree, concerned, listRuntimes, tellApart } from "../lib/engine/wording.ts";
import type { FileView } from "../lib/model/runtimes/mod.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports settings without a value. */
const rule: Rule = {
  meta: {
    name: "empty-value",
    family: "reading",
    severity: "warning",
    fix: "none",
    summary: "A setting without a value",
  },
  check(context) {
    for (const file of context.files) {
      for (const section of file.oddSections) {
        const { settings } = section;
        for (let i = 0; i < settings.length; i++) {
          check(context, section, settings[i]!, settings[i + 1]);
        }
      }
    }
  },
};
export default rule;

/** Settings that mean something when empty: an empty pager switches paging off (AWS CLI, "cli_pager"). */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(["cli_pager"]);

function check(
  context: RuleContext,
  section: AwsSection,
  setting: Setting,
  next: Setting | undefined,
): void {
  const inServices = section.type === "services";
  if (setting.writtenValue !== "") return;
  if (setting.children.length > 0) return checkNested(context, section, setting);
  const isParent = holdsBlock(setting.key, inServices);
  // Its block may just not be indented: `unindented-nested-setting` reports that.
  if (isParent && next !== undefined && belongsInBlock(setting.key, next.key, inServices)) return;
  if (setting.key === "" || MAY_BE_EMPTY.has(setting.key) || isThirdPartyKey(setting.key)) return;
  report(context, section, setting, isParent && !inServices);
}

function checkNested(context: RuleContext, section: AwsSection, parent: Setting): void {
  for (const nested of parent.nested) {
    if (nested.writtenValue === "" && nested.key !== "") report(context, section, nested, false);
  }
}

function report(
  context: RuleContext,
  section: AwsSection,
  setting: Setting,
  isParent: boolean,
): void {
  const runtimes = isParent ? concerned(context, ["boto3", "cli"]) : context.runtimes;
  if (runtimes.length === 0) return;
  context.report({
    message: isParent
      ? say`\`${setting.writtenKey} =\` has no nested settings below it: ${
        listRuntimes(runtimes)
      } ${
        agree(runtimes, "crashes", "crash")
      } on it with "'str' object has no attribute 'get'". Indent the settings that belong to it, or remove it.`
      : say`\`${setting.writtenKey}\` has no value: ${effect(context)}. Fill it in or remove it.`,
    place: { file: section.file, span: setting.line.content },
    runtimes,
    profile: section.type === "profile" ? section.name : null,
  });
}

function effect({ runtimes }: RuleContext): string {
  const found = (view: FileView) => defaultSettings(view).has("a");
  const readers = readersWhere(runtimes, "[default]\na =\n", found);
  const others = runtimes.filter((runtime) => !readers.includes(runtime));
  return tellApart(
    [others, "ignores", "ignore", "the setting"],
    [
      readers,
      "takes",
      "take",
      "the empty text for the value, which hides what would count otherwise",
    ],
  );
}
