import { copySpan, insert, replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import { badHeaders, type HeaderFault } from "../lib/engine/bad_header.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
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
      for (const fault of badHeaders(file)) report(context, file, fault);
    }
  },
};
export default rule;

function report(context: RuleContext, file: SourceFile, fault: HeaderFault): void {
  const leaking = concerned(context, fault.leaking);
  const losing = concerned(context, fault.losing);
  if (leaking.length + losing.length === 0) return;
  const names = listRuntimes(leaking.length > 0 ? leaking : losing);
  const above = fault.above;
  const what = leaking.length === 0 || above === null
    ? say`${capitalize(names)} ${agree(losing, "does", "do")} not read this: ${fault.losesHow}`
    : say`${capitalize(names)} ${
      agree(leaking, "overlooks", "overlook")
    } this header ${fault.why}, so that the settings below it end up in \`[${above.title}]\` above and override its own`;
  context.report({
    message: say`${what}. Write \`[${fault.title}]\` alone on the line.`,
    place: { file, span: fault.span },
    runtimes: [...new Set([...leaking, ...losing])],
    related: above === null || leaking.length === 0 ? [] : [{
      message: say`gets the settings`,
      place: { file, span: above.header!.content },
    }],
    fix: fix(file, fault),
  });
}

function fix(file: SourceFile, { line, title, tail, doubt }: HeaderFault): FixInit | null {
  const edits = [replace(file, line.content, `[${title}]`)];
  if (line.indent > 0) edits.push(replace(file, { start: line.start, end: line.contentStart }, ""));
  if (tail !== null) {
    const text = copySpan(file, line, tail);
    const isComment = /[#;]/.test(file.document.text[tail.start]!);
    edits.push(
      insert(file, line.start, [isComment ? "" : "# ", ...text, file.document.terminator]),
    );
  }
  const init = { title: say`Write \`[${title}]\` alone on the line`, edits };
  return doubt === null ? init : { ...init, unsafe: doubt };
}
