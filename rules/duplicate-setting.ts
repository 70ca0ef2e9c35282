import { conflictSettler } from "../lib/engine/conflict_markers.ts";
import type { Change } from "../lib/engine/change.ts";
import { deleteSetting } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { pseudoHeaderName } from "../lib/engine/pseudo_header.ts";
import { defaultSettings, readersWhere, refuses } from "../lib/engine/sample.ts";
import { tellApart } from "../lib/engine/wording.ts";
import type { FileView } from "../lib/model/runtimes/mod.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Section, Setting } from "../lib/syntax/document.ts";
import type { Line } from "../lib/syntax/line.ts";

/** Reports a key that stands twice in one section. */
const rule: Rule = {
  meta: {
    name: "duplicate-setting",
    family: "reading",
    severity: "error",
    fix: "mixed",
    summary: "The same key twice in a section",
  },
  check(context) {
    for (const file of context.files) {
      const isSettled = conflictSettler(file);
      for (const section of file.document.sections) {
        if (section.shape?.isRepeating === false) continue;
        for (const settings of partsOf(file, section)) {
          if (!allDiffer(settings)) check(context, file, settings, false, isSettled);
        }
        for (const setting of section.settings) {
          const isBlock = setting.children.length > 1 && setting.writtenValue === "";
          if (isBlock) check(context, file, setting.nested, true, isSettled);
        }
      }
    }
  },
};
export default rule;

/** Sections with more settings than this are searched by an index. */
const FEW = 12;

/** Tells at little cost that the keys of a short section differ, as they nearly always do. */
function allDiffer(settings: readonly Setting[]): boolean {
  if (settings.length > FEW) return false;
  for (let i = 1; i < settings.length; i++) {
    const { key } = settings[i]!;
    for (let j = 0; j < i; j++) if (settings[j]!.key === key) return false;
  }
  return true;
}

/** The settings of a section, cut where a line is meant for a header: `leaking-settings` reports that. */
function partsOf({ document }: SourceFile, { settings, stray }: Section): (readonly Setting[])[] {
  if (stray.length === 0) return [settings];
  const cuts = stray.filter((line) => pseudoHeaderName(document.slice(line.content)) !== null);
  if (cuts.length === 0) return [settings];
  const parts: Setting[][] = [];
  let part = -1;
  let next = 0;
  for (const setting of settings) {
    while (next < cuts.length && cuts[next]!.start < setting.line.start) next++;
    if (part !== next) parts.push([]);
    part = next;
    parts.at(-1)!.push(setting);
  }
  return parts;
}

function check(
  context: RuleContext,
  file: SourceFile,
  settings: readonly Setting[],
  nested: boolean,
  isSettled: (first: Line, second: Line) => boolean,
): void {
  const seen = new Map<string, Setting>();
  for (const setting of settings) {
    // In a nested block the case of a key counts for all runtimes but the Go SDK.
    const key = nested ? setting.writtenKey : setting.key;
    if (key === "") continue;
    const first = seen.get(key);
    seen.set(key, setting);
    if (first === undefined || isSettled(first.line, setting.line)) continue;
    report(context, file, first, setting, nested);
  }
}

function report(
  context: RuleContext,
  file: SourceFile,
  first: Setting,
  again: Setting,
  nested: boolean,
): void {
  const { runtimes } = context;
  const effect = nested ? "every runtime takes the last one" : tellApart(
    [readersWhere(runtimes, SAMPLE, refuses), "refuses", "refuse", "the whole file"],
    [readersWhere(runtimes, SAMPLE, takesLast), "takes", "take", "the last one"],
  );
  context.report({
    message: say`\`${again.writtenKey}\` stands twice in this section: ${effect}. Keep one.`,
    place: { file, span: again.line.name },
    severity: nested ? "warning" : "error",
    related: [{ message: say`first set here`, place: { file, span: first.line.name } }],
    fix: fix(file, first, again),
  });
}

const SAMPLE = "[default]\na = b\na = c\n";

function takesLast(view: FileView): boolean {
  return defaultSettings(view).get("a")?.value === "c";
}

function fix(file: SourceFile, first: Setting, again: Setting): FixInit | null {
  const { document } = file;
  const changes: Change[] = [{ what: "read", section: file.sectionOf(first.section) }];
  if (textOf(first) === textOf(again)) {
    // The JavaScript and the Java SDK find the one in lower case alone.
    const isFirstOdd = first.writtenKey !== first.key;
    const [which, setting] = isFirstOdd ? ["first", first] as const : ["second", again] as const;
    return {
      title: say`Remove the ${which} \`${setting.writtenKey}\``,
      edits: [deleteSetting(file, setting)],
      changes,
    };
  }
  return {
    title: say`Remove the first \`${first.writtenKey}\``,
    unsafe: "the values differ; the last one is what most runtimes read",
    edits: [deleteSetting(file, first)],
    changes,
  };

  function textOf(setting: Setting): string {
    return document.text.slice(setting.line.valueStart, setting.span.end);
  }
}
