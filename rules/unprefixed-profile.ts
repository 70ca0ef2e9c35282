import { settingFact } from "../lib/catalogue/settings.ts";
import { isThirdPartyKey } from "../lib/catalogue/third_party.ts";
import { replace } from "../lib/engine/edits.ts";
import { standsApart } from "../lib/engine/header_shape.ts";
import { meantBy } from "../lib/engine/meant_key.ts";
import { meantSection, sectionsMeantAs } from "../lib/engine/meant_section.ts";
import { mergeInto } from "../lib/engine/merge.ts";
import { say } from "../lib/engine/message.ts";
import { stopsRuntime } from "../lib/engine/mistakes.ts";
import { valuePlace } from "../lib/engine/profile_checks.ts";
import type { FixInit, RelatedInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { namesCredentialWay } from "../lib/model/credentials.ts";
import type { Home } from "../lib/model/home.ts";
import { winningReferences } from "../lib/model/profile_settings.ts";
import { referencesOf } from "../lib/model/references.ts";
import { writeProfileTitle } from "../lib/model/section_name.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports sections of the config file that name a profile without the word `profile`. */
const rule: Rule = {
  meta: {
    name: "unprefixed-profile",
    family: "sections",
    severity: "error",
    fix: "mixed",
    summary: "A profile in the config file without the word `profile` before its name",
  },
  check(context) {
    const config = context.home.config;
    if (config === null) return;
    for (const section of config.sections) {
      // `[profile.dev]` and the like are for `unknown-section`.
      if (section.type === "unprefixed" && meantSection(section) === null) {
        report(context, section);
      }
    }
  },
};
export default rule;

function report(context: RuleContext, section: AwsSection): void {
  const { file, name } = section;
  // In `[[dev]` the second bracket belongs to no name that anybody means.
  const meantName = name.replace(/^\[+(?=.)/, "");
  const isBracketed = meantName !== name;
  const isDefault = meantName.toLowerCase() === "default";
  // Such as `bob's`, which boto3 and the AWS CLI would not find behind the word either.
  const meant = isDefault ? "default" : writeProfileTitle(meantName, "config");
  const form = meant === null
    ? say`\`[profile NAME]\`, with another name, of letters, digits, \`_\`, \`.\` and \`-\``
    : say`\`[${meant}]\``;
  const rival = context.home.profiles.get(isDefault ? "default" : meantName)?.config[0];
  const isForeign = !isDefault && holdsOnlyForeignSettings(section);
  context.report({
    message: isForeign
      ? say`No AWS tool reads \`[${name}]\` or knows its settings. If it is meant to be a profile, write ${form}.`
      : isBracketed
      ? say`No AWS tool reads the settings of \`[${name}]\`, which has a bracket too many. Write ${form}.`
      : isDefault
      ? say`\`[${name}]\` is not the default profile: names are compared with their case, so no AWS tool reads these settings as such. Write \`[default]\`.`
      : say`\`[${name}]\` is not a profile: in the config file a profile's header starts with the word \`profile\`, so no AWS tool reads these settings. Write ${form}.`,
    place: { file, span: section.headerSpan },
    profile: name,
    related: rival === undefined ? users(context, name) : [{
      message: say`this profile exists already`,
      place: { file, span: rival.headerSpan },
    }],
    ...(isForeign ? { severity: "info" } : {}),
    fix: isForeign || isBracketed || meant === null ? null : fix(context, section, meant, rival),
  });
}

/** So many of those that would take their credentials from the profile are pointed to. */
const SHOWN = 3;

/** Who names it as source profile, which is not reported there again. */
function users({ home }: RuleContext, name: string): RelatedInit[] {
  return winningReferences(home, referencesOf(home).to("profile", name)).slice(0, SHOWN)
    .map((found) => ({
      message: say`profile \`${found.profile.name}\` names it as its source`,
      place: valuePlace(found),
    }));
}

/** Tells whether a section may be that of another tool, such as `[toolkit]`: nothing in it belongs into a profile. */
function holdsOnlyForeignSettings(section: AwsSection): boolean {
  const { settings } = section;
  return settings.length > 0 &&
    settings.every((setting) =>
      settingFact(setting.key) === undefined && !isThirdPartyKey(setting.key) &&
      meantBy(section, setting) === undefined
    );
}

function fix(
  context: RuleContext,
  section: AwsSection,
  meant: string,
  rival: AwsSection | undefined,
): FixInit | null {
  // Two of them would become a duplicate section, which is for other rules to sort out first.
  const name = meant === "default" ? meant : section.name;
  const rivals = sectionsMeantAs(context.home, "profile", name);
  if (rivals.some((other) => other !== section)) return null;
  // What else is wrong comes first: no runtime has read the lines below.
  if (!standsApart(section) || stopsRuntime(section)) return null;
  if (rival === undefined) {
    const init: FixInit = {
      title: say`Write \`[${meant}]\``,
      edits: [replace(section.file, section.headerSpan, `[${meant}]`)],
      changes: [{ what: "read", section }],
    };
    const unsafe = doubt(context.home, section);
    return unsafe === null ? init : { ...init, unsafe, changes: [{ what: "anything", section }] };
  }
  return {
    title: say`Merge \`[${section.name}]\` into \`[${meant}]\``,
    edits: mergeInto(section, rival),
    changes: [{ what: "anything", section: rival }, { what: "anything", section }],
    unsafe:
      "the settings become part of a profile that worked without them; where both set a key, the profile's own value stays",
  };
}

/** Why somebody may rely on what the section is taken for so far, or null. */
function doubt(home: Home, section: AwsSection): string | null {
  if (section.name.toLowerCase() === "default") {
    return "for the Go SDK it is a profile of this name so far";
  }
  const there = home.profiles.get(section.name)?.credentials ?? [];
  return namesCredentialWay(section) && there.some(namesCredentialWay)
    ? "the profile gets its credentials from the credentials file so far, and this section names another way"
    : null;
}
