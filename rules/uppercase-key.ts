import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import { secretSpansOfText } from "../lib/model/secret_spans.ts";
import type { Rule } from "../lib/engine/rule.ts";

const UPPER = /[A-Z]/;
// The repetition before the capital cannot hold one, so that a long line is searched once.
const ANY_UPPER = /^[^\n\r=:#;[A-Z]*[A-Z]/m;
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
      // One look at the whole text spares a look at every key of most files.
      if (!ANY_UPPER.test(file.document.text)) continue;
      for (const section of file.sections) {
        for (const setting of section.settings) {
          const key = setting.writtenKey;
          if (key === setting.key || !UPPER.test(key) || !KEY.test(key)) continue;
          // A token in place of a key is no key, and in lower case nothing would tell that it is one.
          if (secretSpansOfText(key).length > 0) continue;
          // In lower case it would be there twice: `duplicate-setting` reports that.
          const twice = section.settings.length > 1 && (section.get(setting.key) !== setting ||
            section.settings.find((other) => other.key === setting.key) !== setting);
          context.report({
            message:
              say`\`${key}\` should be written \`${setting.key}\`: the JavaScript SDK and the Java SDK compare keys with their case and do not find it.`,
            place: { file, span: setting.line.name },
            fix: twice ? null : {
              title: say`Write \`${setting.key}\``,
              edits: [replace(file, setting.line.name, setting.key)],
            },
          });
        }
      }
    }
  },
};
export default rule;
