import { accountOfKeyId, isAccountId, parseArn } from "../lib/catalogue/formats.ts";
import type { FilePlace } from "../lib/engine/finding.ts";
import { type Message, say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import type { Home, Profile } from "../lib/model/home.ts";
import { profilesWhere } from "../lib/model/profile_kinds.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports access keys whose id names another account than what stands beside them. */
const rule: Rule = {
  meta: {
    name: "account-mismatch",
    family: "credentials",
    severity: "info",
    fix: "none",
    summary: "An access key of another account than the MFA device or account id beside it",
  },
  check(context) {
    const { home } = context;
    // Many profiles have an account, few a key or the device of one to compare it with.
    if (home.files.every((file) => file.settings("aws_access_key_id").length === 0)) return;
    for (const profile of profilesWhere(home, hasKeyOrDevice)) {
      for (const key of KINDS.keys()) {
        const setting = profile.get(key);
        if (setting !== undefined) check(context, profile, setting);
      }
    }
  },
};
export default rule;

/** An account id is compared with a key of the same profile, a device with that of its source too. */
function hasKeyOrDevice(profile: Profile): boolean {
  return ["aws_access_key_id", "mfa_serial", "aws_mfa_device"]
    .some((key) => profile.get(key) !== undefined);
}

/** What each setting names an account of, how, and whose key it goes with. */
interface Kind {
  account(value: string): string | null;
  keyHolder(home: Home, profile: Profile): Profile | undefined;
  message(account: string, holder: string, ofKey: string): Message;
}

const DEVICE: Kind = {
  account: deviceAccount,
  keyHolder: user,
  message: (account, holder, ofKey) =>
    say`This MFA device belongs to account ${account}, the access key of profile \`${holder}\` to account ${ofKey}: AWS accepts a code only from a device of the user whose key it is, and answers "MultiFactorAuthentication failed". Name that user's device.`,
};

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["mfa_serial", DEVICE],
  ["aws_mfa_device", DEVICE],
  ["aws_account_id", {
    account: accountId,
    keyHolder: ownKey,
    message: (account, _, ofKey) =>
      say`\`aws_account_id\` is ${account}, but the access key of this profile belongs to account ${ofKey}: SDKs put the id into the endpoints of some services, where the key is not known. Write the account of the key.`,
  }],
  ["sso_account_id", {
    account: accountId,
    keyHolder: ownKey,
    message: (account, _, ofKey) =>
      say`\`sso_account_id\` is ${account}, but the access key of this profile belongs to account ${ofKey}: which account you work in depends on whether a tool takes SSO or the key. Remove the one that is out of date.`,
  }],
]);

function check(context: RuleContext, profile: Profile, setting: Setting): void {
  const { home } = context;
  const kind = KINDS.get(setting.key)!;
  const account = kind.account(setting.value);
  if (account === null) return;
  const holder = kind.keyHolder(home, profile);
  const id = holder?.get("aws_access_key_id");
  if (id === undefined) return;
  const ofKey = accountOfKeyId(id.value);
  if (ofKey === null || ofKey === account) return;
  context.report({
    message: kind.message(account, holder!.name, ofKey),
    place: placeOf(home, setting),
    related: [{ message: say`the access key`, place: placeOf(home, id) }],
    profile: profile.name,
  });
}

/** The account of an MFA device. Of other partitions nobody has published whether key ids tell their account. */
function deviceAccount(value: string): string | null {
  const arn = parseArn(value);
  return arn?.partition === "aws" && arn.service === "iam" ? accountId(arn.account) : null;
}

function accountId(value: string): string | null {
  return isAccountId(value) ? value : null;
}

/** Who shows the device: the user whose key takes the role, or has the key. */
function user(home: Home, profile: Profile): Profile | undefined {
  if (!profile.has("role_arn")) return profile;
  const source = home.profiles.get(profile.get("source_profile")?.value ?? "");
  return source === profile || source?.has("role_arn") === false ? source : undefined;
}

/** Beside a role the account is that of the role. */
function ownKey(_: Home, profile: Profile): Profile | undefined {
  return profile.has("role_arn") ? undefined : profile;
}

function placeOf({ files }: Home, setting: Setting): FilePlace {
  const file = files.find(({ document }) => document === setting.section.document)!;
  return { file, span: setting.line.value };
}
