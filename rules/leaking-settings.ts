import { badHeaders, type HeaderFault, type Misreading } from "../lib/engine/bad_header.ts";
import { headerFix, isBracketedSetting, repeatedTitles } from "../lib/engine/header_fix.ts";
import { joinMessages, type Message, say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, concerned, listRuntimes } from "../lib/engine/wording.ts";
import type { SourceFile } from "../lib/model/source_file.ts";

/** Reports headers that some runtime does not take for one, so that the settings below end up in the section above. */
const rule: Rule = {
  meta: {
    name: "leaking-settings",
    family: "reading",
    severity: "error",
    fix: "mixed",
    summary:
      "A header that some runtime overlooks, so that its settings override the section above",
  },
  check(context) {
    for (const file of context.files) {
      if (file.encoding !== "utf-8") continue;
      const faults = badHeaders(file);
      if (faults.length === 0) continue;
      const repeated = repeatedTitles(file);
      for (const fault of faults) report(context, file, fault, repeated);
    }
  },
};
export default rule;

const ORDER = ["leaks", "ignored", "refused", "misnamed"] as const;

function report(
  context: RuleContext,
  file: SourceFile,
  fault: HeaderFault,
  repeated: ReadonlySet<string>,
): void {
  // `syntax-error` reports a first header without bracket, since there nothing leaks.
  if (fault.line.mark < 0 && fault.section === file.document.sections[0]) return;
  const misreadings = merged(context, fault.misreadings);
  if (misreadings.length === 0) return;
  const clauses = misreadings.map((misreading, i) =>
    clause(misreading, fault.title, misreadings[i - 1])
  );
  context.report({
    message: say`${joinMessages(clauses, "; ")}. ${advice(fault)}`,
    place: { file, span: fault.span },
    runtimes: misreadings.flatMap(({ runtimes }) => runtimes),
    related: related(file, misreadings),
    fix: headerFix(file, fault, repeated),
  });
}

/** The misreadings that concern the user, the worst first; those that come to the same are put together. */
function merged(context: RuleContext, all: readonly Misreading[]): Misreading[] {
  const byText = new Map<string, Misreading>();
  for (const how of ORDER) {
    for (const misreading of all) {
      const runtimes = concerned(context, misreading.runtimes);
      if (misreading.how !== how || runtimes.length === 0) continue;
      const { why, into } = misreading;
      const key = `${how} ${why} ${into?.span.start}`;
      const same = byText.get(key)?.runtimes ?? [];
      byText.set(key, { ...misreading, runtimes: [...same, ...runtimes] });
    }
  }
  return [...byText.values()];
}

function clause(misreading: Misreading, title: string, before?: Misreading): Message {
  const { how, why, into, runtimes } = misreading;
  const list = listRuntimes(runtimes);
  const names = before === undefined ? capitalize(list) : list;
  if (how === "misnamed") {
    return say`${names} ${agree(runtimes, "does", "do")} not find \`[${title}]\` here ${why}`;
  }
  if (how === "refused") {
    const reason = before === undefined
      ? `at this header ${why}`
      : before.why === why
      ? "for it"
      : why;
    return say`${names} ${agree(runtimes, "refuses", "refuse")} the whole file ${reason}`;
  }
  if (before?.how === how && before.into === into) {
    return say`${names} ${agree(runtimes, "does", "do")} so ${why}`;
  }
  const start = say`${names} ${agree(runtimes, "overlooks", "overlook")} this header ${why}`;
  return into === null
    ? say`${start}, and the settings below it are lost`
    : say`${start}, so that the settings below it end up in \`[${into.title}]\` above and override its own`;
}

function advice(fault: HeaderFault): Message {
  const { line, section, title, tail } = fault;
  if (isBracketedSetting(fault)) return say`Close the bracket, or delete it if this is a setting.`;
  // In `[dev # note]` nobody can say what belongs to the name.
  if (/[#;]/.test(title)) return say`Write a name without \`#\` and \`;\`.`;
  if (section !== null && tail === null && line.indent > 0) {
    return say`Write \`[${title}]\` at the first column.`;
  }
  return say`Write \`[${title}]\` alone on the line.`;
}

function related(file: SourceFile, misreadings: readonly Misreading[]) {
  const spans = new Set(misreadings.flatMap(({ into }) => into === null ? [] : [into.span]));
  return [...spans].map((span) => ({
    message: say`gets the settings`,
    place: { file, span },
  }));
}
