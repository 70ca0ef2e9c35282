import { mfaSerialKind, parseArn } from "../lib/catalogue/formats.ts";
import { settingFact } from "../lib/catalogue/settings.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { valuePlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { concerned } from "../lib/engine/wording.ts";
import type { Profile } from "../lib/model/home.ts";
import { type ProfileSetting, profileSettings } from "../lib/model/profile_settings.ts";

/** Reports MFA serials that name no device that a person can read a code from. */
const rule: Rule = {
  meta: {
    name: "malformed-mfa-serial",
    family: "roles",
    severity: "error",
    fix: "none",
    summary: "An `mfa_serial` that names no MFA device",
  },
  check(context) {
    if (readers(context).length === 0) return;
    for (const found of profileSettings(context.home, "mfa_serial")) {
      const value = plainValue(found.setting);
      if (value === null || !found.profile.has("role_arn")) continue;
      const kind = mfaSerialKind(value);
      const fault = kind === null ? faultOf(value) : otherPartition(found.profile, value);
      if (fault !== null) report(context, found, fault);
    }
  },
};
export default rule;

function readers(context: RuleContext) {
  return concerned(context, settingFact("mfa_serial")!.runtimes);
}

function report(context: RuleContext, found: ProfileSetting, fault: Message): void {
  const runtimes = readers(context);
  context.report({
    message: say`\`mfa_serial\` ${fault}`,
    place: valuePlace(found),
    profile: found.profile.name,
    runtimes: runtimes.length === context.runtimes.length ? [] : runtimes,
  });
}

const FORM = "arn:aws:iam::ACCOUNT:mfa/NAME";
const REFUSED =
  'AWS answers "MultiFactorAuthentication failed, unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user"';

function faultOf(value: string): Message {
  if (/^\d{6}$/.test(value)) {
    return say`is a code, not the device that shows it: AWS tools ask for the code each time. Write the ARN of the device, \`${FORM}\`.`;
  }
  const arn = parseArn(value);
  if (arn === null) {
    return say`is neither an ARN nor the serial number of a hardware device: ${REFUSED}. Write \`${FORM}\`.`;
  }
  const kind = arn.resource.split("/", 1)[0]!;
  if (kind === "u2f") {
    return say`names a security key, which the AWS tools cannot ask for a code. Name a virtual or hardware device of the user, or use the key with SSO.`;
  }
  if (kind === "user" || kind === "role") {
    return say`names a ${kind}, not a device: ${REFUSED}. Write the ARN of the device, \`${FORM}\`.`;
  }
  return say`is not the ARN of an MFA device: ${REFUSED}. Write \`${FORM}\`.`;
}

function otherPartition(profile: Profile, value: string): Message | null {
  const role = parseArn(profile.get("role_arn")?.value ?? "");
  const device = parseArn(value);
  if (role === null || device === null || role.partition === device.partition) return null;
  return say`is in the partition ${device.partition}, the role in ${role.partition}: a device of one partition is not known in another. Correct the one that is wrong.`;
}
