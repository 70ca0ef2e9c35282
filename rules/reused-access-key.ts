import { isAccessKeyId } from "../lib/catalogue/formats.ts";
import { isPlaceholder } from "../lib/catalogue/placeholders.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";
import type { FilePlace } from "../lib/engine/finding.ts";

/** Reports profiles that have the same access key as another. */
const rule: Rule = {
  meta: {
    name: "reused-access-key",
    family: "credentials",
    severity: "info",
    fix: "none",
    summary: "An access key that several profiles have",
  },
  check(context) {
    const first = new Map<string, { profile: string; place: FilePlace }>();
    // A profile may have its key in both files: then the files disagree or agree, but nothing is reused.
    const reported = new Set<string>();
    for (const file of context.home.files) {
      for (const setting of file.settings("aws_access_key_id")) {
        const section = file.sectionOf(setting.section);
        const id = setting.value;
        if (section.type !== "profile" || !isAccessKeyId(id) || isPlaceholder(id)) continue;
        const place = { file, span: setting.line.name };
        const other = first.get(id);
        if (other === undefined) first.set(id, { profile: section.name, place });
        else if (other.profile !== section.name && !reported.has(section.name)) {
          reported.add(section.name);
          context.report({
            message:
              say`Profile \`${section.name}\` has the same access key as profile \`${other.profile}\`: both are one user, and a new key has to be written in each. Keep the key in one profile; choose another region with \`--region\`, and let roles name that profile as their \`source_profile\`.`,
            place,
            related: [{ message: say`profile \`${other.profile}\` has it`, place: other.place }],
            profile: section.name,
          });
        }
      }
    }
  },
};
export default rule;
