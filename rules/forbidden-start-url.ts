import { say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { Policy, POLICY_OPTIONS } from "../lib/engine/policy.ts";
import type { Rule } from "../lib/engine/rule.ts";

/** Reports start URLs of SSO portals that a team does not want to be used. */
const rule: Rule = {
  meta: {
    name: "forbidden-start-url",
    family: "policy",
    severity: "off",
    fix: "none",
    summary: "An SSO start URL that awsconf.ini does not allow",
    options: POLICY_OPTIONS,
    needs: ["allowed", "forbidden"],
  },
  check(context) {
    const policy = new Policy(context.options, normalized);
    if (policy.isEmpty) return;
    for (const file of context.files) {
      for (const key of ["sso_start_url", "granted_sso_start_url"]) {
        for (const setting of file.settings(key)) {
          const value = plainValue(setting);
          const objection = value === null ? null : policy.objection(value);
          if (objection === null) continue;
          const section = file.sectionOf(setting.section);
          context.report({
            message:
              say`The start URL is \`${value!}\`, ${objection}. Who logs in there works in the accounts behind it: use your own portal.`,
            place: { file, span: setting.line.value },
            profile: section.type === "profile" ? section.name : null,
          });
        }
      }
    }
  },
};
export default rule;

/** Case, a final slash and the fragment that browsers add make no other portal. */
function normalized(url: string): string {
  return url.toLowerCase().replace(/#\/?$/, "").replace(/\/+$/, "");
}
