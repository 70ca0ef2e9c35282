import { isAccessKeyId, keyKind } from "../lib/catalogue/formats.ts";
import { isPlaceholder } from "../lib/catalogue/placeholders.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";

/** Reports access keys that stay valid until somebody deactivates them, for teams that want none. */
const rule: Rule = {
  meta: {
    name: "long-lived-key",
    family: "credentials",
    severity: "off",
    fix: "none",
    summary: "An access key of an IAM user, where a team wants SSO or roles only",
  },
  check(context) {
    for (const file of context.files) {
      for (const setting of file.settings("aws_access_key_id")) {
        const section = file.sectionOf(setting.section);
        if (section.type !== "profile" || !isLongLived(setting.value)) continue;
        context.report({
          message:
            say`Profile \`${section.name}\` holds an access key of an IAM user, which stays valid until somebody deactivates it. Use IAM Identity Center (\`sso_session\`), a role (\`role_arn\`) or \`aws login\` instead, whose credentials end by themselves.`,
          place: { file, span: setting.line.name },
          profile: section.name,
        });
      }
    }
    const variable = "AWS_ACCESS_KEY_ID";
    if (!isLongLived(context.home.environment?.get(variable) ?? "")) return;
    context.report({
      message:
        say`\`${variable}\` is that of an IAM user, whose access key stays valid until somebody deactivates it. Use a profile with IAM Identity Center (\`sso_session\`) or a role (\`role_arn\`) instead, whose credentials end by themselves.`,
      place: { variable },
    });
  },
};
export default rule;

/** Examples from the documentation are not keys: what AWS makes has no digit 0, 1, 8 or 9 behind the prefix. */
function isLongLived(id: string): boolean {
  return keyKind(id) === "long-term" && isAccessKeyId(id) && !isPlaceholder(id);
}
