import { badHeaders, type HeaderFault } from "../lib/engine/bad_header.ts";
import { conflictSettler } from "../lib/engine/conflict_markers.ts";
import { mergeFix } from "../lib/engine/merge_fix.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
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
      if (allDiffer(file)) continue;
      const groups = Map.groupBy(file.sections, keyOf);
      const bad = new Map(badHeaders(file).map((fault) => [fault.section, fault]));
      const isSettled = conflictSettler(file);
      for (const [key, sections] of groups) {
        // A header that Python overlooks is for `leaking-settings` first.
        const read = sections.filter(({ syntax }) => !isMisread(bad.get(syntax)));
        if (key !== "" && read.length > 1) checkGroup(context, read, bad, isSettled);
      }
    }
  },
};
export default rule;

/** A quick answer for most files: tidy headers name the same only if they are the same. */
function allDiffer(file: SourceFile): boolean {
  const titles = new Set<string>();
  for (const { syntax } of file.sections) titles.add(syntax.title);
  return titles.size === file.sections.length &&
    file.oddSections.every(({ quoted, syntax }) => !quoted && !/\s\s|[^\S ]/.test(syntax.title));
}

/**
 * What boto3 and the AWS CLI find a section by; empty for what has no name.
 * Blanks at the ends make another section for them, which `untidy-header`
 * reports, save behind a name that follows a keyword.
 */
function keyOf({ file, syntax, type, keyword, name }: AwsSection): string {
  if (name === "" || type === "magic-default") return "";
  const raw = rawTitle(syntax);
  const isTrimmed = raw === syntax.title ||
    file.kind === "config" && keyword !== null && raw.startsWith(keyword);
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

/** The text between the brackets as Python keeps it. */
function rawTitle({ document, header }: Section): string {
  const { contentStart, mark, contentEnd } = header!;
  return document.slice({ start: contentStart + 1, end: mark < 0 ? contentEnd : mark });
}

function report(
  context: RuleContext,
  first: AwsSection,
  again: AwsSection,
  init: FixInit | null,
): void {
  const title = again.syntax.title;
  const effect = rawTitle(again.syntax) === rawTitle(first.syntax)
    ? say`boto3 and the AWS CLI refuse the whole file, the other runtimes merge them`
    : say`it names the same as \`[${first.syntax.title}]\`, and boto3 and the AWS CLI then take the later one alone`;
  context.report({
    message: say`Section \`[${title}]\` stands twice in this file: ${effect}. Merge them.`,
    place: { file: again.file, span: again.headerSpan },
    related: [{
      message: say`first defined here`,
      place: { file: first.file, span: first.headerSpan },
    }],
    profile: again.type === "profile" ? again.name : null,
    fix: init,
  });
}
