import { say } from "../lib/engine/message.ts";
import { isAboutName } from "../lib/engine/name_faults.ts";
import { isQuoted } from "../lib/engine/plain_value.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, listRuntimes } from "../lib/engine/wording.ts";
import { readsSetting } from "../lib/model/resolve/mod.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import { type FileView, readFileView, type ViewSection } from "../lib/model/runtimes/mod.ts";
import type { AwsSection, SourceFile } from "../lib/model/source_file.ts";
import { isPlainName } from "../lib/model/plain_name.ts";
import { isTidyWithBlocks } from "../lib/model/tidy.ts";

/** Reports what the runtimes read differently and no other rule explains, by comparing what each of them reads. */
const rule: Rule = {
  meta: {
    name: "runtimes-disagree",
    family: "reading",
    severity: "warning",
    fix: "none",
    summary: "Anything else that the chosen runtimes read differently",
    late: true,
  },
  check(context) {
    for (const file of context.files) {
      const candidates = file.oddSections.filter((section) =>
        (VIEWS[section.type] !== undefined) && !isTidyWithBlocks(section) &&
        !context.isReported(file, section.wholeSpan) && !hasReportedHeaderBelow(context, section)
      );
      if (candidates.length === 0) continue;
      const views = context.runtimes.map((runtime) =>
        [runtime, readFileView(file, runtime)] as const
      );
      if (checkErrors(context, file, views)) continue;
      for (const section of candidates) checkSection(context, section, views);
    }
  },
};
export default rule;

type Views = readonly (readonly [RuntimeName, FileView])[];

const VIEWS: Readonly<
  Partial<Record<AwsSection["type"], "profiles" | "ssoSessions" | "services">>
> = {
  "profile": "profiles",
  "sso-session": "ssoSessions",
  "services": "services",
};

/** A header that some runtime overlooks leaves its settings to the section above: that is told there. */
function hasReportedHeaderBelow(context: RuleContext, { file, syntax }: AwsSection): boolean {
  const header = file.document.lineAt(syntax.last);
  return header !== undefined && context.isReported(file, header.content);
}

/** A runtime that refuses the file reads nothing to compare; the reason is told unless another rule has told it. */
function checkErrors(context: RuleContext, file: SourceFile, views: Views): boolean {
  const failing = views.filter(([, view]) => view.error !== null);
  const first = failing[0]?.[1].error;
  if (first == null) return false;
  const names = failing.map(([runtime]) => runtime);
  if (
    names.length < views.length &&
    !context.isReported(file, { start: 0, end: file.document.text.length })
  ) {
    context.report({
      message: say`${capitalize(listRuntimes(names))} ${
        agree(names, "refuses", "refuse")
      } the whole file for this, the others do not: ${first.reason}.`,
      place: { file, span: first.span },
      runtimes: names,
    });
  }
  return true;
}

function checkSection(context: RuleContext, section: AwsSection, views: Views): void {
  const member = VIEWS[section.type]!;
  const read = views.map(([runtime, view]) => [runtime, view[member].get(section.name)] as const);
  const finding = read.filter(([, found]) => found !== undefined);
  // A header with no value below it does not exist for the JavaScript SDK: `empty-section` and
  // `empty-value` say so, and a profile with `cli_pager =` alone has nothing for it.
  if (finding.length === 0 || !section.settings.some(({ hasValue }) => hasValue)) return;
  if (finding.length < read.length) {
    // It speaks once of a name that stands in both files.
    const isTold = context.hasRun("unportable-name") && !isPlainName(section.name);
    if (isTold && isAboutName(section)) return;
    const having = finding.map(([runtime]) => runtime);
    const lacking = read.filter(([, found]) => found === undefined).map(([runtime]) => runtime);
    context.report({
      message: say`${capitalize(listRuntimes(having))} ${
        agree(having, "finds", "find")
      } \`${section.name}\` under this header, ${listRuntimes(lacking)} ${
        agree(lacking, "does", "do")
      } not. Write it in the one way that all read: one blank before a name of letters, digits, \`_\`, \`.\` and \`-\`.`,
      place: { file: section.file, span: section.headerSpan },
      runtimes: lacking,
      profile: section.type === "profile" ? section.name : null,
    });
    return;
  }
  for (const setting of section.settings) {
    checkValue(
      context,
      section,
      setting.key,
      finding as readonly (readonly [RuntimeName, ViewSection])[],
    );
  }
}

const WHICH = ["one value", "another", "a third", "a fourth", "a fifth", "a sixth"];

function checkValue(
  context: RuleContext,
  section: AwsSection,
  key: string,
  read: readonly (readonly [RuntimeName, ViewSection])[],
): void {
  const groups = new Map<string | null, RuntimeName[]>();
  for (const [runtime, { settings }] of read) {
    // What a runtime makes of a setting that it never asks for is no matter.
    if (!readsSetting(key, runtime)) continue;
    const found = settings.get(key);
    // Nested settings are a map for some and settings of their own for others: nothing to compare.
    if (found != null && found.nested !== null) return;
    const value = found?.value ?? null;
    groups.set(value, [...(groups.get(value) ?? []), runtime]);
  }
  if (groups.size < 2) return;
  const none = groups.get(null) ?? [];
  const finding = [...groups].filter(([value]) => value !== null).map(([, names]) => names);
  const [first] = finding as [RuntimeName[]];
  const readers = finding.length > 1
    ? finding.map((names, index) => {
      const verb = index === 0 ? ` ${agree(names, "reads", "read")}` : "";
      return `${listRuntimes(names)}${verb} ${WHICH[index]!}`;
    }).join(", ")
    : `only ${listRuntimes(first)} ${agree(first, "finds", "find")} a value`;
  const rest = none.length > 0 && finding.length > 1 ? `, ${listRuntimes(none)} none` : "";
  const setting = section.get(key)!;
  // A command may need its quotes.
  const isCommand = key === "credential_process";
  const advice = isCommand && isQuoted(setting.value) && groups.has(setting.value.slice(1, -1))
    ? say`The Go SDK drops quotes at both ends of a value. End it, or start it, with a word without quotes.`
    : say`Write it on one line, as \`${key} = value\` without quotes and comments.`;
  context.report({
    message: say`The runtimes read \`${key}\` differently: ${readers}${rest}. ${advice}`,
    place: { file: section.file, span: setting.line.name },
    profile: section.type === "profile" ? section.name : null,
  });
}
