import { copyValue, deleteSetting, replace } from "../lib/engine/edits.ts";
import { mergeInto } from "../lib/engine/merge.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";

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
      const seen = new Map<string, AwsSection>();
      const fixed = new Set<string>();
      for (const section of file.sections) {
        if (section.name === "" || isPrefixedDefault(section)) continue;
        const key = `${section.type} ${section.keyword ?? ""} ${nameOf(section)}`;
        const first = seen.get(key);
        if (first === undefined) seen.set(key, section);
        // A third one waits until the second is merged, or two fixes would add the same key.
        else {report(context, first, section, fixed.has(key) ? null : fix(first, section)),
            fixed.add(key);}
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

/** `[profile default]` beside `[default]` is read differently by each runtime: `profile-default` reports that. */
function isPrefixedDefault(section: AwsSection): boolean {
  return section.file.kind === "config" && section.type === "profile" &&
    section.name === "default" &&
    section.keyword !== null;
}

/** A key twice in one of the two is for `duplicate-setting` to sort out first. */
function hasTwice({ settings }: AwsSection): boolean {
  return new Set(settings.map((setting) => setting.key)).size < settings.length;
}

/** In the credentials file outer blanks are a part of the name for boto3 and the AWS CLI: `untidy-header` reports these. */
function nameOf({ file, syntax, name }: AwsSection): string {
  const header = syntax.header!;
  if (file.kind === "config" || header.mark < 0) return name;
  return file.document.slice({ start: header.contentStart + 1, end: header.mark });
}

function report(
  context: RuleContext,
  first: AwsSection,
  again: AwsSection,
  init: FixInit | null,
): void {
  const title = again.syntax.title;
  const effect = title === first.syntax.title
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

function fix(first: AwsSection, again: AwsSection): FixInit | null {
  const { file } = first;
  const clashes = again.settings.filter((setting) => {
    const other = first.get(setting.key);
    return other !== undefined && !sameText(other.span, setting.span);
  });
  // What a block or a wrapped value of the two would become together is not for a program to say.
  if (
    clashes.some((setting) => setting.children.length + first.get(setting.key)!.children.length > 0)
  ) return null;
  if (again.syntax.stray.length > 0 || hasTwice(again)) return null;
  const title = say`Merge it into the first \`[${first.syntax.title}]\``;
  const edits = mergeInto(again, first);
  if (clashes.length === 0) return { title, edits };
  const values = clashes.map((setting) => {
    const other = first.get(setting.key)!;
    return setting.writtenValue === ""
      ? deleteSetting(file, other)
      : replace(file, other.line.rawValue, copyValue(file, setting));
  });
  return {
    title,
    edits: [...edits, ...values],
    unsafe: "the two differ in a value; the later one is kept, as most runtimes read it",
  };

  function sameText(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
    return file.document.slice(a) === file.document.slice(b);
  }
}
