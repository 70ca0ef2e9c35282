import { replace } from "../lib/engine/edits.ts";
import { standsApart } from "../lib/engine/header_shape.ts";
import { meantSection } from "../lib/engine/meant_section.ts";
import { mergeFix } from "../lib/engine/merge_fix.ts";
import { say } from "../lib/engine/message.ts";
import { stopsRuntime } from "../lib/engine/mistakes.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { namesCredentialWay } from "../lib/model/credentials.ts";
import type { Home } from "../lib/model/home.ts";
import { PROFILE_VARIABLES, referencesOf } from "../lib/model/references.ts";
import { writeProfileTitle } from "../lib/model/section_name.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports sections of the credentials file with the word `profile`, which belongs in the config file alone. */
const rule: Rule = {
  meta: {
    name: "prefixed-profile-in-credentials",
    family: "sections",
    severity: "error",
    fix: "mixed",
    summary: "A profile in the credentials file with the word `profile` before its name",
  },
  check(context) {
    for (const file of context.files) {
      if (file.kind !== "credentials") continue;
      const prefixed = file.sections.filter((section) => nameMeant(section) !== null);
      const byName = Map.groupBy(prefixed, (section) => nameMeant(section)!);
      for (const [name, sections] of byName) {
        const plain = context.home.profiles.get(name)?.credentials
          .find((section) => nameMeant(section) === null);
        for (const section of sections) report(context, section, plain, sections.length === 1);
      }
    }
  },
};
export default rule;

/** The name of the profile that a header with the word, be it misspelt, is meant for. */
function nameMeant(section: AwsSection): string | null {
  if (section.keyword === "profile") return section.name;
  const meant = meantSection(section);
  return meant?.kind === "profile" ? meant.name : null;
}

/**
 * @param plain the section with the right header, if there is one
 * @param isAlone false where other sections with the word are meant for the same profile
 */
function report(
  context: RuleContext,
  section: AwsSection,
  plain: AwsSection | undefined,
  isAlone: boolean,
): void {
  const { file, headerSpan, syntax } = section;
  const name = nameMeant(section)!;
  const title = writeProfileTitle(name, "credentials");
  const advice = title === null ? say`Leave the word out` : say`Write \`[${title}]\``;
  context.report({
    message:
      say`In the credentials file a header holds the bare name of a profile: under \`[${syntax.title}]\` no AWS tool finds profile \`${name}\`. ${advice}.`,
    place: { file, span: headerSpan },
    profile: name,
    related: plain === undefined
      ? []
      : [{ message: say`this profile exists already`, place: { file, span: plain.headerSpan } }],
    fix: !isAlone || title === null
      ? null
      : plain === undefined
      ? rename(context, section, title)
      : merge(plain, section),
  });
}

function rename({ home }: RuleContext, section: AwsSection, title: string): FixInit | null {
  // What else is wrong comes first: some runtimes have skipped the lines below.
  if (!standsApart(section) || stopsRuntime(section)) return null;
  const edits = [replace(section.file, section.headerSpan, `[${title}]`)];
  const unsafe = doubt(home, section, title);
  const init = { title: say`Write \`[${title}]\``, edits };
  return unsafe === null
    ? { ...init, changes: [{ what: "read", section }] }
    : { ...init, unsafe, changes: [{ what: "anything", section }] };
}

/** Why the fix could change more than what its author wants, or null. */
function doubt(home: Home, section: AwsSection, name: string): string | null {
  if (section.keyword === null) return "it is a guess what the header is meant to be";
  if (isUsed(home, section.syntax.title)) return "something names it with the word";
  const config = home.profiles.get(name)?.config ?? [];
  if (config.some(namesCredentialWay)) {
    return "the profile gets credentials in another way so far, over which these may win";
  }
  return config.some((other) => sayDifferent(section, other))
    ? "the config file says something else, over which this wins"
    : null;
}

function sayDifferent(section: AwsSection, other: AwsSection): boolean {
  return section.settings.some(({ key, value, children }) => {
    const setting = other.get(key);
    return setting !== undefined &&
      (setting.value !== value || setting.children.length + children.length > 0);
  });
}

function isUsed(home: Home, name: string): boolean {
  // `[profile profile dev]` in the config file has that for its name.
  return home.profiles.has(name) || home.explicit.profile === name ||
    referencesOf(home).to("profile", name).length > 0 ||
    PROFILE_VARIABLES.some((variable) => home.environment?.get(variable) === name);
}

function merge(plain: AwsSection, section: AwsSection): FixInit | null {
  if (!standsApart(plain) || !standsApart(section) || stopsRuntime(section)) return null;
  const init = mergeFix(plain, section);
  // Nobody but their owner can say which of two keys is the one to keep.
  if (init === null || init.unsafe !== undefined) return null;
  return {
    ...init,
    title: say`Merge it into \`[${plain.syntax.title}]\``,
    unsafe: "a profile that worked without these settings gets them",
    changes: [{ what: "anything", section: plain }, { what: "anything", section }],
  };
}
