import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";
import { removalFix, unusedSections } from "../lib/engine/unused_section.ts";

/** Reports services sections that no profile names. */
const rule: Rule = {
  meta: {
    name: "unused-services",
    family: "sections",
    severity: "info",
    fix: "unsafe",
    summary: "A services section that no profile names",
  },
  check(context) {
    for (const section of unusedSections(context.home, "services", /^services?/)) {
      const { file, headerSpan, name } = section;
      context.report({
        message:
          say`No profile names the services section \`${name}\`, so nothing uses its endpoints. Remove it, or add \`services = ${name}\` to a profile.`,
        place: { file, span: headerSpan },
        fix: removalFix(section),
      });
    }
  },
};
export default rule;
