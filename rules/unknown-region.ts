import { isRegion } from "../lib/catalogue/regions.ts";
import { replace } from "../lib/engine/edits.ts";
import { type KnownSetting, visitSettings } from "../lib/engine/known_settings.ts";
import { say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { type RegionProblem, regionProblem } from "../lib/engine/region_problem.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import type { Home } from "../lib/model/home.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports regions that there are not: zones, names, codes that are spelt otherwise. */
const rule: Rule = {
  meta: {
    name: "unknown-region",
    family: "values",
    severity: "error",
    fix: "mixed",
    summary: "A zone, a display name or a misspelt code where a region belongs",
  },
  check(context) {
    const judged = new Map<string, RegionProblem | null>();
    for (const file of context.files) {
      visitSettings(
        file,
        ({ type }) => type === "region",
        (known) => check(context, known, judged),
        isRegion,
      );
    }
  },
};
export default rule;

/** @param judged what was found of values so far: who misspells a region mostly does so in many profiles */
function check(
  context: RuleContext,
  known: KnownSetting,
  judged: Map<string, RegionProblem | null>,
): void {
  const { section, setting } = known;
  const value = plainValue(setting);
  if (value === null) return;
  let problem = judged.get(value);
  if (problem === undefined) judged.set(value, problem = regionProblem(value));
  if (problem === null) return;
  if (setting.key === "region" && hasOwnEndpoint(context.home, section)) return;
  const { message, severity, instead, isSure } = problem;
  context.report({
    message,
    severity,
    place: { file: section.file, span: setting.line.value },
    profile: section.type === "profile" ? section.name : null,
    fix: instead === null ? null : fix(known, instead, isSure),
  });
}

/** Stores that only speak the protocol of S3, and mocks, have regions of their own. */
function hasOwnEndpoint(home: Home, section: AwsSection): boolean {
  const profile = home.profiles.get(section.name);
  return profile !== undefined && ENDPOINTS.some((key) => profile.get(key) !== undefined);
}

const ENDPOINTS = ["endpoint_url", "services"] as const;

function fix({ section, setting }: KnownSetting, region: string, isSure: boolean): FixInit {
  return {
    title: say`Write \`${region}\``,
    ...(isSure ? {} : { unsafe: "another region may be meant" }),
    edits: [replace(section.file, setting.line.value, region)],
    changes: [{ section, what: "setting", key: setting.key, to: region }],
  };
}
