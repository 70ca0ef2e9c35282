import { isAccountId, isRoleArn, parseArn } from "../lib/catalogue/formats.ts";
import { isPartition, partitionOfRegion, partitions } from "../lib/catalogue/regions.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { valuePlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import type { Home, Profile } from "../lib/model/home.ts";
import { type ProfileSetting, profileSettings } from "../lib/model/profile_settings.ts";

/** Reports role ARNs that cannot be those of a role, or not of one that the profile's region can assume. */
const rule: Rule = {
  meta: {
    name: "malformed-role-arn",
    family: "roles",
    severity: "error",
    fix: "none",
    summary: "A `role_arn` that is not the ARN of a role",
  },
  check(context) {
    if (isAllCommon(context.home)) return;
    for (const found of profileSettings(context.home, "role_arn")) {
      const value = plainValue(found.setting);
      if (value === null) continue;
      const fault = isRoleArn(value) ? otherPartition(found.profile, value) : faultOf(value);
      if (fault !== null) report(context, found, fault);
    }
  },
};
export default rule;

const COMMON = /arn:aws:iam::\d{12}:role\/[\w+=,.@-]{1,64}/y;

/** Whether there is nothing to look at, as in most homes, be there ten thousand roles. */
function isAllCommon({ files }: Home): boolean {
  return files.every((file) => {
    if (file.settings("role_arn").length === 0) return true;
    if (!file.settings("role_arn").every((setting) => setting.fits(COMMON))) return false;
    const regions = new Set(file.settings("region").map(({ value }) => value));
    return [...regions].every((region) => (partitionOfRegion(region)?.id ?? "aws") === "aws");
  });
}

function report(context: RuleContext, found: ProfileSetting, fault: Message): void {
  context.report({
    message: say`\`role_arn\` ${fault}`,
    place: valuePlace(found),
    profile: found.profile.name,
  });
}

const FORM = "arn:aws:iam::ACCOUNT:role/NAME";

function faultOf(value: string): Message {
  const arn = parseArn(value);
  if (arn === null) return notAnArn(value);
  const { partition, service, region, account, resource } = arn;
  if (!isPartition(partition)) {
    return say`has \`${partition}\` for a partition; there are ${
      partitions().map(({ id }) => id).join(", ")
    }. No AWS endpoint knows the role.`;
  }
  if (service === "sts" && resource.startsWith("assumed-role/")) {
    const role = resource.split("/")[1]!;
    return say`names a session of a role, not the role, so that AWS refuses to assume it. Write \`arn:${partition}:iam::${account}:role/${role}\`, with the role's path if it has one.`;
  }
  const kind = resource.split("/", 1)[0]!;
  if (service === "iam" && OTHERS.has(kind)) {
    return say`names ${OTHERS.get(
      kind,
    )!}, which nobody can assume. Write the ARN of a role, \`${FORM}\`.`;
  }
  if (service !== "iam" || kind !== "role") {
    return say`is not the ARN of a role, so that AWS refuses it. Write \`${FORM}\`.`;
  }
  if (!isAccountId(account)) {
    return say`has \`${account}\` for an account, which is not 12 digits; leading zeros count. AWS refuses it.`;
  }
  if (region !== "") {
    return say`has a region, \`${region}\`, but roles have none: leave it empty, as in \`${FORM}\`.`;
  }
  return say`has a name that no role can have: it has 1 to 64 letters, digits and \`_+=,.@-\`, behind a path if there is one. AWS refuses it.`;
}

/** What people take for a role, by the first word of the resource. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ["user", "a user"],
  ["group", "a group"],
  ["policy", "a policy"],
  ["instance-profile", "an instance profile"],
  ["mfa", "an MFA device"],
  ["root", "the root user"],
]);

function notAnArn(value: string): Message {
  if (/[${}<>]/.test(value)) {
    return say`holds a variable or a gap to fill in, which no AWS tool replaces. Write the ARN itself, \`${FORM}\`.`;
  }
  return value.length < 20
    ? say`is not an ARN: the AWS CLI and boto3 stop with "Invalid length for parameter RoleArn, value: ${value.length}, valid min length: 20". Write \`${FORM}\`.`
    : say`is not an ARN: AWS answers with a ValidationError. Write \`${FORM}\`.`;
}

function otherPartition(profile: Profile, value: string): Message | null {
  const region = profile.get("region")?.value ?? "";
  const there = partitionOfRegion(region)?.id;
  const partition = value.split(":", 2)[1]!;
  if (there === undefined || there === partition) return null;
  return say`is in the partition ${partition}, the profile's region \`${region}\` in ${there}: roles cannot be assumed across partitions, and AWS answers with an error. Correct the one that is wrong.`;
}
