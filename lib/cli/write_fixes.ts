import type { Host } from "../host/host.ts";
import type { WriteTarget } from "../host/write.ts";
import { encodeText } from "../syntax/encoding.ts";
import type { LintedHome } from "./lint_command.ts";
import { pairs } from "./print_diff.ts";

/**
 * Writes the fixed files. A file that cannot be written is told on standard
 * error, and the fixes of the other homes are written all the same.
 *
 * @returns false if anything could not be written
 */
export function writeFixes(host: Host, linted: readonly LintedHome[]): boolean {
  let ok = true;
  for (const targets of linted.flatMap((one) => groupsOf(targetsOf(one)))) {
    const result = host.writeFiles(targets);
    if (result.ok) continue;
    ok = false;
    host.stderr.write(`awsconf: ${result.message}\n`);
  }
  return ok;
}

/** A file of somebody else, whose mode cannot be changed, must not keep the other fixes from being written. */
function groupsOf(targets: readonly WriteTarget[]): WriteTarget[][] {
  const { texts = [], modes = [] } = Object.groupBy(
    targets,
    ({ before, after }) => before !== null && isSame(before, after) ? "modes" : "texts",
  );
  return [texts, ...modes.map((target) => [target])].filter(({ length }) => length > 0);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function targetsOf({ loaded, home }: LintedHome): WriteTarget[] {
  const targets: WriteTarget[] = [];
  for (const [old, now] of pairs(loaded.home.files, home.files)) {
    if (old === now) continue;
    const before = loaded.originals.get(old.kind) ?? null;
    const after = encodeText(now.document.text, now.encoding);
    const mode = now.mode !== null && now.mode !== old.mode ? { mode: now.mode } : {};
    targets.push({ path: now.path, before, after, ...mode });
  }
  // A secret moves from config to credentials: its new place is written first.
  return targets.reverse();
}
