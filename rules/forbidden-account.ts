import { accountOfKeyId, isAccountId, parseArn } from "../lib/catalogue/formats.ts";
import type { Place } from "../lib/engine/finding.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { Policy, POLICY_OPTIONS } from "../lib/engine/policy.ts";
import type { Rule } from "../lib/engine/rule.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports accounts that a team does not want to be used. */
const rule: Rule = {
  meta: {
    name: "forbidden-account",
    family: "policy",
    severity: "off",
    fix: "none",
    summary: "An account that awsconf.ini does not allow",
    options: POLICY_OPTIONS,
    needs: ["allowed", "forbidden"],
  },
  check(context) {
    const policy = new Policy(context.options);
    if (policy.isEmpty) return;
    const check = (
      kind: Kind,
      value: string,
      what: Message,
      place: Place,
      profile: string | null,
    ) => {
      const account = ACCOUNT_IN[kind](value);
      const objection = account === null ? null : policy.objection(account);
      if (objection === null) return;
      context.report({
        message: say`${what} belongs to account ${account!}, ${objection}. Use another account.`,
        place,
        profile,
      });
    };
    for (const file of context.files) {
      for (const [key, kind] of SETTINGS) {
        for (const setting of file.settings(key)) {
          const value = plainValue(setting);
          if (value === null) continue;
          const section = file.sectionOf(setting.section);
          const profile = section.type === "profile" ? section.name : null;
          const what = say`\`${setting.writtenKey}\``;
          check(kind, value, what, placeOf(file, setting, kind), profile);
        }
      }
    }
    for (const [variable, kind] of VARIABLES) {
      const value = context.home.environment?.get(variable)?.trim() ?? "";
      check(kind, value, say`\`${variable}\``, { variable }, null);
    }
  },
};
export default rule;

type Kind = "id" | "arn" | "key";

const ACCOUNT_IN: Readonly<Record<Kind, (value: string) => string | null>> = {
  id: (value) => isAccountId(value) ? value : null,
  arn: (value) => {
    const account = parseArn(value)?.account ?? "";
    return isAccountId(account) ? account : null;
  },
  key: accountOfKeyId,
};

const SETTINGS: readonly (readonly [key: string, kind: Kind])[] = [
  ["sso_account_id", "id"],
  ["aws_account_id", "id"],
  ["granted_sso_account_id", "id"],
  ["role_arn", "arn"],
  ["mfa_serial", "arn"],
  ["login_session", "arn"],
  ["aws_access_key_id", "key"],
];

const VARIABLES: readonly (readonly [variable: string, kind: Kind])[] = [
  ["AWS_ACCOUNT_ID", "id"],
  ["AWS_ROLE_ARN", "arn"],
  ["AWS_ACCESS_KEY_ID", "key"],
];

/** Of an ARN the account alone. */
function placeOf(file: SourceFile, { value, line }: Setting, kind: Kind): Place {
  if (kind !== "arn") return { file, span: line.value };
  const start = line.valueStart + value.search(/(?<=^(?:[^:]*:){4})/);
  return { file, span: { start, end: start + 12 } };
}
