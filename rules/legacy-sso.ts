import { startUrlFault } from "../lib/catalogue/formats.ts";
import { say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { isSuppliedByOtherTool, settingPlace } from "../lib/engine/profile_checks.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import {
  isLegacy,
  isMovable,
  type LegacyProfile,
  legacyProfile,
  SsoMigration,
} from "../lib/engine/sso_migration.ts";
import { holds, SuppressionIndex } from "../lib/engine/suppression.ts";
import { ssoProfilesWhere } from "../lib/model/sso_profiles.ts";

/** Reports profiles that set up SSO by themselves, without a shared sso-session. */
const rule: Rule = {
  meta: {
    name: "legacy-sso",
    family: "sso",
    severity: "info",
    fix: "unsafe",
    summary: "A profile with the start URL and region of SSO in place of an sso-session",
  },
  check(context) {
    const found = teams(context);
    if (found.length === 0) return;
    const isSuppressed = suppressedPlaces(context);
    const migration = new SsoMigration(context.home);
    for (const team of found) {
      // A profile that is to stay as it is does not move with its team.
      const fix = migration.fixOf(team.filter((one) => !isSuppressed(one)));
      for (const one of team) report(context, one, team.length, isMovable(one) ? fix : null);
    }
  },
};
export default rule;

/** The profiles that share a start URL and a region. */
function teams({ home }: RuleContext): readonly (readonly LegacyProfile[])[] {
  const byPortal = new Map<string, LegacyProfile[]>();
  for (const sso of ssoProfilesWhere(home, isLegacy)) {
    const one = legacyProfile(sso);
    if (one === null || isSuppliedByOtherTool(sso.profile)) continue;
    const [url, region] = [plainValue(one.url.setting), plainValue(one.region.setting)];
    // What is wrong with a URL is to be repaired first.
    if (url === null || region === null || startUrlFault(url) !== null) continue;
    const portal = `${url} ${region}`;
    const team = byPortal.get(portal);
    if (team === undefined) byPortal.set(portal, [one]);
    else team.push(one);
  }
  return [...byPortal.values()];
}

function report(
  context: RuleContext,
  one: LegacyProfile,
  size: number,
  fix: FixInit | null,
): void {
  const { name } = one.url.profile;
  const others = size === 1
    ? say``
    : size === 2
    ? say` Another profile has the same.`
    : say` ${size - 1} other profiles have the same.`;
  context.report({
    message:
      say`Profile \`${name}\` sets up SSO in the old way, with a start URL and a region of its own.${others} An \`[sso-session]\` holds them once, and its tokens are renewed by themselves. Move them there, and name it with \`sso_session\`.`,
    place: settingPlace(one.url),
    related: [{ message: say`and the region`, place: settingPlace(one.region) }],
    profile: name,
    fix,
  });
}

function suppressedPlaces({ home, suppressions }: RuleContext): (one: LegacyProfile) => boolean {
  const now = home.surroundings?.now ?? null;
  const own = suppressions.filter((one) => one.rule === rule.meta.name && holds(one, now));
  const byFile = new Map(
    [...Map.groupBy(own, ({ file }) => file)].map(([file, list]) =>
      [file, new SuppressionIndex(list)] as const
    ),
  );
  return ({ url }) => byFile.get(url.section.file)?.use(settingPlace(url).span.start) ?? false;
}
