import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { readersWhere, refuses } from "../lib/engine/sample.ts";
import { tellApart } from "../lib/engine/wording.ts";
import type { FileView } from "../lib/model/runtimes/mod.ts";
import type { SourceFile } from "../lib/model/source_file.ts";

const SAMPLE = "\ufeff[default]\na = b\n";
const MARK = { start: 0, end: 1 };

/** Reports a byte order mark at the start of a file. */
const rule: Rule = {
  meta: {
    name: "byte-order-mark",
    family: "reading",
    severity: "error",
    fix: "mixed",
    summary: "A byte order mark at the start of a file",
  },
  check(context) {
    for (const file of context.files) {
      // In UTF-16 the mark is the lesser problem: `invalid-encoding` reports that.
      if (file.document.hasByteOrderMark && file.encoding === "utf-8") report(context, file);
    }
  },
};
export default rule;

function report(context: RuleContext, file: SourceFile): void {
  const refusing = readersWhere(context.runtimes, SAMPLE, refuses);
  const losing = readersWhere(context.runtimes, SAMPLE, losesFirst);
  if (refusing.length + losing.length === 0) return;
  const effect = tellApart(
    [refusing, "refuses", "refuse", "the whole file"],
    [losing, "loses", "lose", "the first section"],
  );
  context.report({
    message:
      say`The file starts with a byte order mark, an invisible character that Windows editors put there: ${effect}. Save it as UTF-8 without BOM.`,
    place: { file, span: MARK },
    runtimes: [...refusing, ...losing],
    fix: fix(file),
  });
}

function fix(file: SourceFile): FixInit {
  const [first] = file.sections;
  const init: FixInit = {
    title: say`Remove the byte order mark`,
    edits: [replace(file, MARK, "")],
    changes: [first === undefined ? { what: "read", file } : { what: "read", section: first }],
  };
  const isRivalled = file.sections.some(({ type, name }) =>
    type === "unprefixed" && name.toLowerCase() === "default"
  );
  // `[Default]` is a profile for the Go SDK, until it sees a `[profile Default]`.
  return isRivalled
    ? { ...init, unsafe: "the first section, seen again, may take the place of another one" }
    : init;
}

function losesFirst(view: FileView): boolean {
  return !refuses(view) && !view.profiles.has("default");
}
