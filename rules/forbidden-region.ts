import { hasRegionShape, regionOfFips, regionOfZone } from "../lib/catalogue/regions.ts";
import type { Place } from "../lib/engine/finding.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { Policy, POLICY_OPTIONS } from "../lib/engine/policy.ts";
import type { Rule } from "../lib/engine/rule.ts";

/** Reports regions that a team does not want to be used. */
const rule: Rule = {
  meta: {
    name: "forbidden-region",
    family: "policy",
    severity: "off",
    fix: "none",
    summary: "A region that awsconf.ini does not allow",
    options: POLICY_OPTIONS,
    needs: ["allowed", "forbidden"],
  },
  check(context) {
    const policy = new Policy(context.options);
    if (policy.isEmpty) return;
    const check = (written: string, what: Message, place: Place, profile: string | null) => {
      const region = regionIn(written);
      const objection = region === null ? null : policy.objection(region);
      if (objection === null) return;
      context.report({
        message: say`${what} is \`${written}\`, ${objection}. Use another region.`,
        place,
        profile,
      });
    };
    for (const file of context.files) {
      for (const setting of file.settings("region")) {
        const value = plainValue(setting);
        if (value === null) continue;
        const section = file.sectionOf(setting.section);
        const profile = section.type === "profile" ? section.name : null;
        const what = profile === null ? say`The region` : say`The region of profile \`${profile}\``;
        check(value, what, { file, span: setting.line.value }, profile);
      }
    }
    for (const variable of ["AWS_REGION", "AWS_DEFAULT_REGION"]) {
      const value = context.home.environment?.get(variable) ?? "";
      check(value, say`\`${variable}\``, { variable }, null);
    }
  },
};
export default rule;

/** The region that a value stands for, be it a FIPS pseudo-region or a zone; null where it is none. */
function regionIn(value: string): string | null {
  const code = value.trim().toLowerCase();
  const region = regionOfFips(code) ?? regionOfZone(code) ?? code;
  // What cannot be a region is for `unknown-region` to report.
  return hasRegionShape(region) ? region : null;
}
