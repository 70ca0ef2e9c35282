import { displayPath } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import { Redactor } from "../model/redact.ts";
import type { SourceFile } from "../model/source_file.ts";
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
      const path = displayPath(old.path, host);
      const texts = {
        // What was secret before stays masked behind the edit, and the other way round.
        before: old.exists ? after.mask(before.maskFile(old)) : null,
        after: before.mask(after.maskFile(now)),
      };
      host.stdout.write(await unifiedDiff(path, texts, color));
      if (old.encoding !== now.encoding) {
        host.stdout.write(
          `${path}: would be written as UTF-8 instead of ${old.encoding.toUpperCase()}\n`,
        );
      }
    }
  }
  if (!printed) host.stderr.write("No fix would change anything.\n");
}

/** Each file of a home with what the fixes made of it. */
export function pairs(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
): [SourceFile, SourceFile][] {
  return before.map((old) => [old, after.find((file) => file.kind === old.kind) ?? old]);
}
