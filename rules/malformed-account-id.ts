import { isAccountId } from "../lib/catalogue/formats.ts";
import { replace } from "../lib/engine/edits.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { isOfOtherTool, settingChange, valuePlace } from "../lib/engine/profile_checks.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { type ProfileSetting, profileSettings } from "../lib/model/profile_settings.ts";

/** Reports account ids that are not twelve digits. */
const rule: Rule = {
  meta: {
    name: "malformed-account-id",
    family: "sso",
    severity: "error",
    fix: "mixed",
    summary: "An account id that is not 12 digits",
  },
  check(context) {
    for (const key of ["sso_account_id", "aws_account_id"]) {
      const isOdd = context.home.files.some((file) =>
        file.settings(key).some((setting) => !setting.fits(ACCOUNT_ID))
      );
      if (!isOdd) continue;
      for (const found of profileSettings(context.home, key)) {
        const value = plainValue(found.setting);
        if (value === null || isAccountId(value)) continue;
        // aws-extend-switch-roles takes an alias, too.
        if (key === "sso_account_id" || !isOfOtherTool(found.profile)) {
          report(context, found, value);
        }
      }
    }
  },
};
export default rule;

// What `isAccountId` says, for one look at each of thousands of values.
const ACCOUNT_ID = /\d{12}/y;

function report(context: RuleContext, found: ProfileSetting, value: string): void {
  const { key } = found.setting;
  const digits = value.replace(/[\s._-]/g, "");
  const fix = isAccountId(digits) ? digitsFix(found, digits) : null;
  const effect = key === "sso_account_id"
    ? say`AWS refuses it with "An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No access", or a validation error.`
    : say`AWS tools build endpoints with it that do not exist.`;
  context.report({
    message:
      say`\`${value}\` is not an account id, which is 12 digits and nothing else. ${effect} ${
        fix === null ? advice(value) : say`Write \`${digits}\`.`
      }`,
    place: valuePlace(found),
    profile: found.profile.name,
    severity: key === "sso_account_id" ? "error" : "warning",
    fix,
  });
}

function digitsFix({ section, setting }: ProfileSetting, digits: string): FixInit {
  return {
    title: say`Write \`${digits}\``,
    edits: [replace(section.file, setting.line.value, digits)],
    changes: [settingChange({ section, setting }, digits)],
  };
}

function advice(value: string): Message {
  if (/^\d{9,11}$/.test(value)) {
    return say`Leading zeros count, which spreadsheets drop: it may be \`${
      value.padStart(12, "0")
    }\`.`;
  }
  return /^\d/.test(value)
    ? say`It has ${value.replace(/\D/g, "").length} digits: look it up.`
    : say`Write the account's number, not its name or alias.`;
}
