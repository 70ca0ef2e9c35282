import { replace } from "../lib/engine/edits.ts";
import { standsApart } from "../lib/engine/header_shape.ts";
import { type Meant, meantSection, sectionsMeantAs } from "../lib/engine/meant_section.ts";
import { type Message, say, verbatim } from "../lib/engine/message.ts";
import { stopsRuntime } from "../lib/engine/mistakes.ts";
import { sectionsOf } from "../lib/engine/name_faults.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, listRuntimes } from "../lib/engine/wording.ts";
import type { Home } from "../lib/model/home.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import { readFileView } from "../lib/model/runtimes/mod.ts";
import { type SectionType, writeTitle } from "../lib/model/section_name.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports sections of the config file of a type that the AWS tools do not know. */
const rule: Rule = {
  meta: {
    name: "unknown-section",
    family: "sections",
    severity: "warning",
    fix: "unsafe",
    summary: "A section of a type that nobody reads, such as `[sso_session x]`",
  },
  check(context) {
    for (const file of context.files) {
      if (file.kind !== "config") continue;
      for (const section of file.sections) {
        // A header with nothing in its brackets is for `syntax-error`.
        if (!SUSPECTS.has(section.type) || section.syntax.title === "") continue;
        const meant = meantSection(section);
        // One word is a profile without its keyword, for `unprefixed-profile`.
        if (section.type === "unprefixed" && meant === null) continue;
        report(context, section, meant);
      }
    }
  },
};
export default rule;

const SUSPECTS: ReadonlySet<SectionType> = new Set(["unknown", "unprefixed"]);

function report(context: RuleContext, section: AwsSection, meant: Meant | null): void {
  const title = section.syntax.title;
  const readers = meant === null ? [] : readersOf(context, section, meant);
  const rival = meant === null ? undefined : existing(context.home, meant);
  const wanted = meant === null || meant.name === "" ? null : writeTitle(meant.kind, meant.name);
  context.report({
    message: say`${whoReads(title, readers)} ${advice(meant, wanted)}`,
    place: { file: section.file, span: section.headerSpan },
    related: rival === undefined ? [] : [{
      message: say`there is one of this name already`,
      place: { file: rival.file, span: rival.headerSpan },
    }],
    runtimes: readers.length === 0
      ? []
      : context.runtimes.filter((runtime) => !readers.includes(runtime)),
    profile: meant?.kind === "profile" ? meant.name : null,
    // Two of them would become a duplicate section, for which boto3 and the AWS CLI refuse the file.
    fix: wanted === null || rival !== undefined ? null : fix(context, section, meant!, wanted),
  });
}

function existing(home: Home, { kind, name }: Meant): AwsSection | undefined {
  if (kind === "profile") return home.profiles.get(name)?.config[0];
  return (kind === "services" ? home.services : home.ssoSessions).get(name)?.[0];
}

/** Some read what begins with a keyword, or what holds a dot, as if it were right. */
function readersOf({ runtimes }: RuleContext, section: AwsSection, meant: Meant): RuntimeName[] {
  const { file, headerSpan } = section;
  return runtimes.filter((runtime) => {
    const read = sectionsOf(readFileView(file, runtime), meant.kind).get(meant.name);
    const places = read?.places ?? [];
    return places.some(({ span }) => span.start === headerSpan.start);
  });
}

function whoReads(title: string, readers: readonly RuntimeName[]): Message {
  if (readers.length === 0) {
    return say`No AWS tool knows a section \`[${title}]\`, so its settings are ignored.`;
  }
  return say`Only ${listRuntimes(readers)} ${
    agree(readers, "reads", "read")
  } \`[${title}]\` as it is meant; the other runtimes ignore its settings.`;
}

function advice(meant: Meant | null, wanted: string | null): Message {
  if (wanted !== null) return say`Write \`[${wanted}]\`.`;
  if (meant?.name === "") return say`Write a name behind the word: \`[${meant.kind} NAME]\`.`;
  return verbatim(
    "The config file holds `[default]`, `[profile NAME]`, `[sso-session NAME]`, `[services NAME]` and `[plugins]`.",
  );
}

function fix(
  { home }: RuleContext,
  section: AwsSection,
  { kind, name }: Meant,
  wanted: string,
): FixInit | null {
  // What else is wrong comes first: some runtimes have skipped the lines below.
  if (sectionsMeantAs(home, kind, name).length > 1) return null;
  if (!standsApart(section) || stopsRuntime(section)) return null;
  return {
    title: say`Write \`[${wanted}]\``,
    unsafe: "it is a guess what the section is meant to be",
    edits: [replace(section.file, section.headerSpan, `[${wanted}]`)],
    changes: [{ what: "anything", section }],
  };
}
