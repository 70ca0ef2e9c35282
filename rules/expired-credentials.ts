import { keyKind } from "../lib/catalogue/formats.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { signInProblems } from "../lib/engine/sso_sign_ins.ts";
import {
  type Expiry,
  EXPIRY_KEYS,
  EXPIRY_VARIABLES,
  isOver,
  readExpiry,
  showExpiry,
} from "../lib/model/expiry.ts";
import type { Profile } from "../lib/model/home.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports temporary credentials of which a tool has recorded that they end, and that time is over. */
const rule: Rule = {
  meta: {
    name: "expired-credentials",
    family: "credentials",
    severity: "warning",
    fix: "none",
    summary: "Temporary credentials or SSO sign-ins whose recorded end is in the past",
  },
  check(context) {
    const { surroundings } = context.home;
    if (surroundings === null) return;
    checkProfiles(context, surroundings.now);
    checkEnvironment(context, surroundings.now);
    for (const problem of signInProblems(context.home)) context.report(problem);
  },
};
export default rule;

/** An end that some tool has recorded. */
interface Recorded {
  readonly file: SourceFile;
  readonly setting: Setting;
  readonly expiry: Expiry;
}

function checkProfiles(context: RuleContext, now: number): void {
  // Two tools may each have left a time, and in either file; the latest one counts.
  const latest = new Map<Profile, Recorded>();
  for (const file of context.home.files) {
    for (const setting of EXPIRY_KEYS.flatMap((key) => file.settings(key))) {
      const section = file.sectionOf(setting.section);
      const profile = section.type === "profile"
        ? context.home.profiles.get(section.name)
        : undefined;
      const expiry = expiryOf(section, setting);
      if (profile === undefined || expiry === null || !holdsTemporaryKeys(profile)) continue;
      const other = latest.get(profile);
      if (other === undefined || other.expiry.at < expiry.at) {
        latest.set(profile, { file, setting, expiry });
      }
    }
  }
  for (const [{ name }, { file, setting, expiry }] of latest) {
    if (!isOver(expiry, now)) continue;
    context.report({
      message: say`The temporary credentials of profile \`${name}\` ended at ${
        showExpiry(expiry)
      }, and AWS answers "ExpiredToken" to them. Get new ones with the tool that wrote these.`,
      place: { file, span: setting.span },
      profile: name,
    });
  }
}

function expiryOf(section: AwsSection, { value }: Setting): Expiry | null {
  const expiry = readExpiry(value);
  // aws-mfa, which leaves this setting too, writes UTC without saying so.
  if (expiry === null || section.get("assumed_role") === undefined) return expiry;
  return { ...expiry, hasZone: true };
}

/** Where somebody has written long-term keys over the temporary ones, the time means nothing any more. */
function holdsTemporaryKeys(profile: Profile): boolean {
  const id = profile.get("aws_access_key_id")?.value ?? "";
  return id !== "" && keyKind(id) !== "long-term";
}

function checkEnvironment(context: RuleContext, now: number): void {
  const { environment } = context.home;
  if (environment === null || !environment.has("AWS_ACCESS_KEY_ID")) return;
  const isTemporary = keyKind(environment.get("AWS_ACCESS_KEY_ID")!) !== "long-term";
  for (const variable of EXPIRY_VARIABLES) {
    const expiry = readExpiry(environment.get(variable) ?? "");
    if (expiry === null || !isOver(expiry, now)) continue;
    const isRead = variable === "AWS_CREDENTIAL_EXPIRATION";
    if (!isRead && !isTemporary) continue;
    const answer = isRead
      ? say`boto3 and the AWS CLI stop with "the refreshed credentials are still expired"`
      : say`AWS answers "ExpiredToken" to them`;
    context.report({
      message: say`\`${variable}\` says that the credentials in the environment ended at ${
        showExpiry(expiry)
      }: ${answer}. Get new ones, or unset the variables that hold them.`,
      place: { variable },
    });
    // The same end, told by another tool, is not another problem.
    return;
  }
}
