import type { SettingFact } from "../lib/catalogue/settings.ts";
import { replace } from "../lib/engine/edits.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { type KnownSetting, visitSettings } from "../lib/engine/known_settings.ts";
import { say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { valueProblem } from "../lib/engine/value_problem.ts";

/** Reports values that a setting cannot have, and says what each runtime does about them. */
const rule: Rule = {
  meta: {
    name: "invalid-value",
    family: "values",
    severity: "error",
    fix: "unsafe",
    summary: "A value that the setting cannot have, such as `yes` where only `true` counts",
  },
  check(context) {
    const right = new Map<string, Set<string>>();
    const isRight = (value: string, { key }: SettingFact) => right.get(key)?.has(value) === true;
    for (const file of context.files) {
      visitSettings(file, isJudged, (known) => check(context, known, right), isRight);
    }
  },
};
export default rule;

/** What other rules judge: the source of a role's credentials, its duration, and where SSO starts. */
const OTHERS: ReadonlySet<string> = new Set([
  "credential_source",
  "duration_seconds",
  "sso_start_url",
]);

const TYPES: ReadonlySet<SettingFact["type"]> = new Set([
  "arn",
  "block",
  "boolean",
  "choice",
  "command",
  "integer",
  "rate",
  "size",
  "text",
  "url",
]);

function isJudged(fact: SettingFact): boolean {
  return TYPES.has(fact.type) && !OTHERS.has(fact.key);
}

/** @param right values that were found to be right, by setting */
function check(
  context: RuleContext,
  { section, setting, fact }: KnownSetting,
  right: Map<string, Set<string>>,
): void {
  const value = plainValue(setting);
  if (value === null) return;
  const problem = valueProblem(fact, setting.writtenKey, value, context.runtimes);
  if (problem === null) {
    const values = right.get(fact.key);
    if (values === undefined) right.set(fact.key, new Set([value]));
    else values.add(value);
    return;
  }
  const { message, severity, runtimes, instead } = problem;
  context.report({
    message,
    severity,
    place: { file: section.file, span: setting.line.value },
    runtimes: runtimes.length === context.runtimes.length ? [] : runtimes,
    profile: section.type === "profile" ? section.name : null,
    fix: instead === null ? null : fix({ section, setting, fact }, instead),
  });
}

function fix({ section, setting }: KnownSetting, instead: string): FixInit {
  const key = setting.parent === null ? setting.key : `${setting.parent.key}.${setting.key}`;
  return {
    title: say`Write \`${instead}\``,
    unsafe: "tools that went on without the setting will use it",
    edits: [replace(section.file, setting.line.value, instead)],
    changes: [{ section, what: "setting", key, to: instead }],
  };
}
