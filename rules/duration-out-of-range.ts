import { settingFact } from "../lib/catalogue/settings.ts";
import type { Severity } from "../lib/engine/finding.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { valuePlace } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { concerned } from "../lib/engine/wording.ts";
import { type ProfileSetting, profileSettings } from "../lib/model/profile_settings.ts";
import { type Attempt, profileWays } from "../lib/model/resolve/mod.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";

/** Reports durations of a role session that AWS does not grant. */
const rule: Rule = {
  meta: {
    name: "duration-out-of-range",
    family: "roles",
    severity: "error",
    fix: "none",
    summary: "A `duration_seconds` of a role that AWS does not grant",
  },
  check(context) {
    for (const found of profileSettings(context.home, "duration_seconds")) {
      const value = plainValue(found.setting);
      if (value !== null && found.profile.has("role_arn")) check(context, found, value);
    }
  },
};
export default rule;

/** How long a role may last that is assumed with the credentials of another role (IAM User Guide, "Role chaining"). */
const CHAINED = 3600;

function check(context: RuleContext, found: ProfileSetting, value: string): void {
  const { min, max, runtimes } = settingFact("duration_seconds")!;
  const readers = concerned(context, runtimes);
  const seconds = Number(value);
  if (!/^[+-]?\d+$/.test(value)) {
    report(
      context,
      found,
      readers,
      say`is not a number of seconds: the AWS CLI and boto3 pass over it without a word and ask for an hour. Write a number from ${min!} to ${max!}.`,
      "warning",
    );
  } else if (seconds < min!) {
    report(
      context,
      found,
      readers,
      say`is less than ${min!} seconds, the shortest time that AWS grants. The AWS CLI and boto3 stop with "Invalid value for parameter DurationSeconds, value: ${seconds}, valid min value: ${min!}". Write a number from ${min!} to ${max!}, or remove it for an hour.`,
    );
  } else if (seconds > max!) {
    report(
      context,
      found,
      readers,
      say`is more than ${max!} seconds (12 hours), the longest time that AWS grants. It answers "Member must have value less than or equal to ${max!}". Write a number from ${min!} to ${max!}, or remove it for an hour.`,
    );
  } else if (seconds > CHAINED) checkChain(context, found, readers);
}

function checkChain(
  context: RuleContext,
  found: ProfileSetting,
  readers: readonly RuntimeName[],
): void {
  const ways = profileWays(context.home, found.profile.name, readers);
  const chained = ways.filter(({ attempt }) => isChained(attempt)).map(({ runtime }) => runtime);
  if (chained.length === 0) return;
  const source = found.profile.get("source_profile")!.value;
  report(
    context,
    found,
    chained,
    say`is more than an hour, the longest time for a role that is assumed with the credentials of another role, as those of \`${source}\` are. AWS answers "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining". Write at most ${CHAINED}, or remove it.`,
  );
}

/** Whether the credentials of the source are those of a role; an SSO permission set is one too. */
function isChained(attempt: Attempt | null): boolean {
  if (attempt === null || attempt.failure !== null || attempt.roles[0]?.source == null) {
    return false;
  }
  if (attempt.way !== "role" && attempt.way !== "source-profile") return false;
  const { root } = attempt;
  return root === null || root.way === "sso" || root.way === "web-identity";
}

function report(
  context: RuleContext,
  found: ProfileSetting,
  runtimes: readonly RuntimeName[],
  problem: Message,
  severity: Severity = "error",
): void {
  if (runtimes.length === 0) return;
  context.report({
    message: say`\`duration_seconds = ${found.setting.value}\` ${problem}`,
    place: valuePlace(found),
    profile: found.profile.name,
    severity,
    runtimes: runtimes.length === context.runtimes.length ? [] : runtimes,
  });
}
