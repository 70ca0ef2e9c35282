import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import { secretSpansOfText } from "../lib/model/secret_spans.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { defaultSettings, readersWhere } from "../lib/engine/sample.ts";
import { isAddress } from "../lib/engine/stray_line.ts";
import { agree, listRuntimes } from "../lib/engine/wording.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

const UPPER = /[A-Z]/;
const KEY = /^[A-Za-z][\w.-]*$/;

/** Reports keys with capital letters, which some runtimes do not find. */
const rule: Rule = {
  meta: {
    name: "uppercase-key",
    family: "reading",
    severity: "warning",
    fix: "safe",
    summary: "A key with capital letters, which some runtimes do not find",
  },
  check(context) {
    for (const file of context.files) {
      if (!file.document.hasCapitalKeys) continue;
      for (const section of file.sections) check(context, section);
    }
  },
};
export default rule;

function check(context: RuleContext, section: AwsSection): void {
  const { file, settings } = section;
  let repeated: ReadonlySet<string> | null = null;
  for (const setting of settings) {
    const key = setting.writtenKey;
    if (key === setting.key || !UPPER.test(key) || !KEY.test(key)) continue;
    if (isAddress(file, setting.line)) continue;
    // A token in place of a key is no key, and in lower case nothing would tell that it is one.
    if (secretSpansOfText(key).length > 0) continue;
    const runtimes = readersWhere(
      context.runtimes,
      "[default]\nA = b\n",
      (view) => !defaultSettings(view).has("a"),
    );
    if (runtimes.length === 0) return;
    repeated ??= repeatedKeys(settings);
    context.report({
      message: say`\`${key}\` should be written \`${setting.key}\`: ${listRuntimes(runtimes)} ${
        agree(runtimes, "compares", "compare")
      } keys with their case and ${agree(runtimes, "does", "do")} not find it.`,
      place: { file, span: setting.line.name },
      runtimes,
      // In lower case it would be there twice: `duplicate-setting` reports that.
      fix: repeated.has(setting.key) ? null : {
        title: say`Write \`${setting.key}\``,
        edits: [replace(file, setting.line.name, setting.key)],
        changes: [{ what: "setting", section, key: setting.key }],
      },
    });
  }
}

function repeatedKeys(settings: readonly Setting[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { key } of settings) {
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}
