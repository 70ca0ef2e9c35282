import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";
import { removalFix, unusedSections } from "../lib/engine/unused_section.ts";

/** Reports sso-sessions that no profile names. */
const rule: Rule = {
  meta: {
    name: "unused-sso-session",
    family: "sections",
    severity: "info",
    fix: "unsafe",
    summary: "An sso-session that no profile names",
  },
  check(context) {
    for (const section of unusedSections(context.home, "sso-session", /sso.?session/)) {
      const { file, headerSpan, name } = section;
      context.report({
        message:
          say`No profile names the sso-session \`${name}\`: only \`aws sso login --sso-session ${name}\` can use it, and no profile has what that brings. Remove it, or add \`sso_session = ${name}\` to a profile.`,
        place: { file, span: headerSpan },
        fix: removalFix(section),
      });
    }
  },
};
export default rule;
