import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule } from "../lib/engine/rule.ts";
import { defaultSettings, readersWhere } from "../lib/engine/sample.ts";
import { agree, listRuntimes } from "../lib/engine/wording.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports `[DEFAULT]` in capitals, which Python's parser treats as no other section. */
const rule: Rule = {
  meta: {
    name: "magic-default-section",
    family: "reading",
    severity: "error",
    fix: "unsafe",
    summary: "`[DEFAULT]` in capitals, whose settings leak into every section",
  },
  check(context) {
    for (const file of context.files) {
      const found = file.sections.filter(isMagic);
      if (found.length === 0) continue;
      const readers = readersWhere(
        context.runtimes,
        "[DEFAULT]\na = b\n[default]\nc = d\n",
        (view) => defaultSettings(view).has("a"),
      );
      if (readers.length === 0) return;
      for (const section of found) {
        context.report({
          message: say`\`[DEFAULT]\` in capitals is no profile: ${listRuntimes(readers)} ${
            agree(readers, "copies", "copy")
          } its settings into every section of this file, so that every profile gets them. Write \`[default]\`.`,
          place: { file, span: section.headerSpan },
          runtimes: readers,
          fix: found.length > 1 ? null : fix(section),
        });
      }
    }
  },
};
export default rule;

/** With blanks inside the brackets the name is another one for Python. */
function isMagic(section: AwsSection): boolean {
  return section.type === "magic-default" &&
    section.file.document.slice(section.headerSpan) === "[DEFAULT]";
}

function fix({ file, headerSpan }: AwsSection): FixInit | null {
  if (file.sections.some(({ type, name }) => type === "profile" && name === "default")) return null;
  return {
    title: say`Write \`[default]\``,
    unsafe: "profiles that live on the settings copied into them lose these",
    edits: [replace(file, headerSpan, "[default]")],
    changes: [{ what: "anything", file }],
  };
}
