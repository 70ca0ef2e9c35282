import { listMessages, type Message, say } from "../lib/engine/message.ts";
import { type Outcome, outcomeOf } from "../lib/engine/outcome.ts";
import { misspells } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { swallows } from "../lib/model/mentions.ts";
import { winningReferences } from "../lib/model/profile_settings.ts";
import { referencesOf } from "../lib/model/references.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import { sessionSetting } from "../lib/model/sso_profiles.ts";

/** Reports sso-sessions without a start URL or a region. */
const rule: Rule = {
  meta: {
    name: "incomplete-sso-session",
    family: "sso",
    severity: "error",
    fix: "none",
    summary: "An sso-session without `sso_start_url` or `sso_region`",
  },
  check(context) {
    for (const [name, sections] of context.home.ssoSessions) {
      const missing = ["sso_start_url", "sso_region"].filter((key) =>
        sessionSetting(sections, key) === undefined && !sections.some((one) => means(one, key))
      );
      if (missing.length > 0) report(context, name, sections[0]!, missing);
    }
  },
};
export default rule;

/** Whether a key is there, but empty, swallowed or misspelt: other rules say so. */
function means(section: AwsSection, key: string): boolean {
  return section.get(key) !== undefined || swallows(section, new Set([key])) ||
    misspells(section, [key]);
}

function report(
  context: RuleContext,
  name: string,
  section: AwsSection,
  missing: readonly string[],
): void {
  const users = winningReferences(
    context.home,
    referencesOf(context.home).to("sso-session", name),
  );
  const outcome = worst(context, users.map(({ profile }) => profile.name));
  const keys = listMessages(missing.map((key) => say`\`${key}\``));
  context.report({
    message: say`The sso-session \`${name}\` lacks ${keys}, without which nobody can log in.${
      outcome === null ? say`` : outcome.sentence
    } Add ${missing.length === 1 ? say`it` : say`them`}${hint(missing)}.`,
    place: { file: section.file, span: section.headerSpan },
    runtimes: outcome?.runtimes ?? [],
  });
}

/** How many profiles are asked what becomes of them. */
const ASKED = 10;

/** What the runtimes make of the first profile that fails for it; one may have what the session lacks. */
function worst(context: RuleContext, profiles: readonly string[]): Outcome | null {
  for (const profile of profiles.slice(0, ASKED)) {
    const outcome = outcomeOf(context, profile, "sso-incomplete");
    if (outcome.failing.length > 0) return outcome;
  }
  return null;
}

function hint(missing: readonly string[]): Message {
  return missing.includes("sso_region")
    ? say`; the region is that of IAM Identity Center, which need not be the one you work in`
    : say``;
}
