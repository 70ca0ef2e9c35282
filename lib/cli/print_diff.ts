import { displayPath } from "../host/discover.ts";
import { octal } from "../engine/wording.ts";
import type { Host } from "../host/host.ts";
import type { Home } from "../model/home.ts";
import { Redactor } from "../model/redact.ts";
import type { SourceFile } from "../model/source_file.ts";
import { summarizeDifferences, summarySentence } from "../report/difference_summary.ts";
import { differenceLines } from "../report/difference_text.ts";
import { printable } from "../report/printable.ts";
import { painter } from "../report/style.ts";
import { unifiedDiff } from "../report/unified_diff.ts";
import { changeOf } from "./home_change.ts";
import { pairs } from "./file_pairs.ts";
import type { LintedHome } from "./lint_command.ts";
import type { Invocation } from "./parse.ts";
import { terminalStyle } from "./terminal.ts";

/** Prints what the fixes would change as a unified diff with secrets masked; says so where nothing would. */
export async function printDiff(
  host: Host,
  invocation: Invocation,
  linted: readonly LintedHome[],
): Promise<void> {
  const { color } = terminalStyle(host, invocation.value("color"));
  let printed = false;
  for (const { loaded, home } of linted) {
    const before = new Redactor(loaded.home);
    const after = new Redactor(home);
    for (const [old, now] of pairs(loaded.home.files, home.files)) {
      if (old === now) continue;
      printed = true;
      const masks = {
        // What was secret before stays masked behind the edit, and the other way round.
        before: (file: SourceFile) => after.mask(before.maskFile(file)),
        after: (file: SourceFile) => before.mask(after.maskFile(file)),
      };
      const path = printable(displayPath(before.maskPath(old.path), host));
      host.stdout.write(await textChange(path, [old, now], masks, color));
    }
    if (isReadAnew(loaded.home, home)) host.stdout.write(meaning(loaded.home, home, color));
  }
  if (!printed) host.stderr.write("No fix would change anything.\n");
}

function isReadAnew(before: Home, after: Home): boolean {
  return pairs(before.files, after.files).some(([old, now]) =>
    old.document.text !== now.document.text || old.encoding !== now.encoding
  );
}

/** What the change of a home means for the AWS tools. */
function meaning(before: Home, after: Home, color: boolean): string {
  const paint = painter(color);
  const { diff, grouped } = changeOf(before, after, true);
  const summary = summarySentence(summarizeDifferences(diff.profiles.size, grouped));
  const lines = ["", paint("bold", "What the AWS tools resolve then:"), summary];
  return `${[...lines, ...differenceLines(grouped, paint)].join("\n")}\n`;
}

async function textChange(
  path: string,
  [old, now]: readonly [SourceFile, SourceFile],
  masks: Readonly<Record<"before" | "after", (file: SourceFile) => string>>,
  color: boolean,
): Promise<string> {
  const parts: string[] = [];
  if (old.mode !== null && now.mode !== null && old.mode !== now.mode) {
    parts.push(`${path}: would get mode ${octal(now.mode)} instead of ${octal(old.mode)}\n`);
  }
  if (old.document.text !== now.document.text) {
    const texts = { before: old.exists ? masks.before(old) : null, after: masks.after(now) };
    parts.push(await unifiedDiff(path, texts, color));
  }
  if (old.encoding !== now.encoding) {
    parts.push(`${path}: would be written as UTF-8 instead of ${old.encoding.toUpperCase()}\n`);
  }
  return parts.join("");
}
