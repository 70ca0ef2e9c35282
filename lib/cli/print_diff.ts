import { displayPath } from "../host/discover.ts";
import { octal } from "../engine/wording.ts";
import type { Host } from "../host/host.ts";
import { Redactor } from "../model/redact.ts";
import type { SourceFile } from "../model/source_file.ts";
import { printable } from "../report/printable.ts";
import { unifiedDiff } from "../report/unified_diff.ts";
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
      const path = printable(displayPath(old.path, host));
      host.stdout.write(await changeOf(path, [old, now], masks, color));
    }
  }
  if (!printed) host.stderr.write("No fix would change anything.\n");
}

async function changeOf(
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

/** Each file of a home with what the fixes made of it. */
export function pairs(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
): [SourceFile, SourceFile][] {
  return before.map((old) => [old, after.find((file) => file.kind === old.kind) ?? old]);
}
