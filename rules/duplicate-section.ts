import { badHeaders, type HeaderFault } from "../lib/engine/bad_header.ts";
import { conflictSettler } from "../lib/engine/conflict_markers.ts";
import { mergeFix } from "../lib/engine/merge_fix.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { readersWhere, refuses } from "../lib/engine/sample.ts";
import { agree, listRuntimes, tellApart } from "../lib/engine/wording.ts";
import type { Home } from "../lib/model/home.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import type { FileView } from "../lib/model/runtimes/mod.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";
import type { Section } from "../lib/syntax/document.ts";
import type { Line } from "../lib/syntax/line.ts";

/** Reports a section that stands twice in one file. */
const rule: Rule = {
  meta: {
    name: "duplicate-section",
    family: "reading",
    severity: "error",
    fix: "mixed",
    summary: "The same section twice in a file",
  },
  check(context) {
    for (const file of context.files) {
      if (allDiffer(context.home, file)) continue;
      const bad = new Map(badHeaders(file).map((fault) => [fault.section, fault]));
      // A header that Python overlooks is for `leaking-settings` first.
      const read = file.sections.filter(({ syntax }) => !isMisread(bad.get(syntax)));
      const isSettled = conflictSettler(file);
      for (const [key, sections] of Map.groupBy(read, keyOf)) {
        if (key !== "" && sections.length > 1) checkGroup(context, sections, bad, isSettled);
      }
    }
  },
};
export default rule;

/** A quick answer for most files: tidy headers name the same only if they are the same. */
function allDiffer(home: Home, file: SourceFile): boolean {
  if (home.repeatsProfile(file.kind)) return false;
  const titles = new Set<string>();
  let count = 0;
  for (const { type, syntax } of file.sections) {
    if (type === "profile") continue;
    titles.add(syntax.title);
    count++;
  }
  return titles.size === count &&
    file.oddSections.every(({ quoted, syntax }) => !quoted && !/\s\s|[^\S ]/.test(syntax.title));
}

/**
 * What boto3 and the AWS CLI find a section by; empty for what has no name.
 * Blanks at the ends make another section for them, which `untidy-header`
 * reports, save around a name that follows a keyword of the config file.
 */
function keyOf({ file, syntax, type, keyword, name }: AwsSection): string {
  if (name === "" || type === "magic-default") return "";
  const raw = rawTitle(syntax);
  const isTrimmed = file.kind === "config" && keyword !== null && raw.startsWith(keyword);
  return `${type} ${keyword ?? ""} ${isTrimmed ? name : raw}`;
}

type Faults = ReadonlyMap<Section | null, HeaderFault>;

function checkGroup(
  context: RuleContext,
  [first, ...others]: readonly AwsSection[],
  faults: Faults,
  isSettled: (first: Line, second: Line) => boolean,
): void {
  let fixed = faults.has(first!.syntax);
  for (const again of others) {
    if (isSettled(first!.syntax.header!, again.syntax.header!)) continue;
    // A third one waits until the second is merged, or two fixes would add the same key.
    report(context, first!, again, fixed ? null : mergeFix(first!, again));
    fixed = true;
  }
}

function isMisread(fault: HeaderFault | undefined): boolean {
  return fault?.misreadings.some(({ runtimes }) => runtimes.includes("boto3")) ?? false;
}

const SAME = "[default]\na = b\n[default]\nc = d\n";
const SPELT_APART = '[profile x]\na = b\n[profile "x"]\nc = d\n';

/** Tells whether all of some settings are found in the profile of a sample. */
function reads(...keys: readonly string[]): (view: FileView) => boolean {
  return ({ profiles }) => {
    const settings = (profiles.get("default") ?? profiles.get("x"))?.settings;
    return keys.every((key) => settings?.has(key));
  };
}

/** Who takes the later one of two spellings alone, as the end of a clause. */
function replacing(runtimes: readonly RuntimeName[]): string {
  const later = readersWhere(
    runtimes,
    SPELT_APART,
    (view) => reads("c")(view) && !reads("a")(view),
  );
  return later.length === 0
    ? ""
    : `, and ${listRuntimes(later)} then ${agree(later, "takes", "take")} the later one alone`;
}

/** The text between the brackets, which Python reads, as it keeps it. */
function rawTitle({ document, header }: Section): string {
  const { contentStart, mark } = header!;
  return document.slice({ start: contentStart + 1, end: mark });
}

function report(
  context: RuleContext,
  first: AwsSection,
  again: AwsSection,
  init: FixInit | null,
): void {
  const { runtimes } = context;
  const title = again.syntax.title;
  const effect = rawTitle(again.syntax) === rawTitle(first.syntax)
    ? say`${
      tellApart(
        [readersWhere(runtimes, SAME, refuses), "refuses", "refuse", "the whole file"],
        [readersWhere(runtimes, SAME, reads("a", "c")), "merges", "merge", "them"],
      )
    }`
    : title === first.syntax.title
    ? say`blanks before the bracket make no other name${replacing(runtimes)}`
    : say`it names the same as \`[${first.syntax.title}]\`${replacing(runtimes)}`;
  context.report({
    message: say`Section \`[${title}]\` stands twice in this file: ${effect}. Make them one.`,
    place: { file: again.file, span: again.headerSpan },
    related: [{
      message: say`first defined here`,
      place: { file: first.file, span: first.headerSpan },
    }],
    profile: again.type === "profile" ? again.name : null,
    fix: init,
  });
}
