import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { defaultSettings, readersWhere } from "../lib/engine/sample.ts";
import { agree, listRuntimes } from "../lib/engine/wording.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports quotes around a whole value, which most runtimes keep. */
const rule: Rule = {
  meta: {
    name: "quoted-value",
    family: "reading",
    severity: "warning",
    fix: "safe",
    summary: "Quotes around a value, which most runtimes keep as a part of it",
  },
  check(context) {
    for (const file of context.files) {
      for (const section of file.oddSections) {
        for (const setting of section.settings) {
          check(context, section, setting);
          if (setting.children.length > 0 && setting.writtenValue === "") {
            for (const nested of setting.nested) check(context, section, nested);
          }
        }
      }
    }
  },
};
export default rule;

/** Settings that hold a command, in which quotes are syntax: `unquoted-command` and its kin look at these. */
const COMMANDS: ReadonlySet<string> = new Set(["credential_process", "cli_pager"]);

function check(context: RuleContext, section: AwsSection, setting: Setting): void {
  const { valueStart, bareEnd } = setting.line;
  if (bareEnd - valueStart < 2 || setting.children.length > 0) return;
  const { file } = section;
  const { text } = file.document;
  const quote = text[valueStart];
  if ((quote !== '"' && quote !== "'") || text[bareEnd - 1] !== quote) return;
  const inner = text.slice(valueStart + 1, bareEnd - 1).trim();
  // In `"a" or "b"` the quotes do not stand around the whole value.
  if (inner.includes(quote) || (COMMANDS.has(setting.key) && inner !== "")) return;
  const runtimes = readersWhere(
    context.runtimes,
    '[default]\na = "b"\n',
    (view) => defaultSettings(view).get("a")?.value !== "b",
  );
  if (runtimes.length === 0) return;
  context.report({
    message: say`The quotes around this value are a part of it for ${listRuntimes(runtimes)}${
      except(context, runtimes)
    }. Write the value of \`${setting.writtenKey}\` without them.`,
    place: { file, span: setting.line.value },
    runtimes,
    // An empty value is another question, and a comment in place of the value would be worse;
    // at a lone quotation mark Go panics.
    fix: /^(?:["']?$|[#;])/.test(inner) ? null : {
      title: say`Remove the quotes`,
      edits: [
        replace(file, { start: valueStart, end: valueStart + 1 }, ""),
        replace(file, { start: bareEnd - 1, end: bareEnd }, ""),
      ],
      changes: [{ what: "setting", section, key: (setting.parent ?? setting).key }],
    },
  });
}

/** Who drops the quotes, as the end of a clause. */
function except({ runtimes }: RuleContext, keeping: readonly RuntimeName[]): string {
  const dropping = runtimes.filter((runtime) => !keeping.includes(runtime));
  if (dropping.length === 0) return "";
  return `; only ${listRuntimes(dropping)} ${agree(dropping, "drops", "drop")} them`;
}
