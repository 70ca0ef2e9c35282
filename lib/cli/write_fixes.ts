import type { Host } from "../host/host.ts";
import type { WriteTarget } from "../host/write.ts";
import type { Home } from "../model/home.ts";
import type { FileKind } from "../model/source_file.ts";
import { encodeText } from "../syntax/encoding.ts";
import type { LintedHome } from "./lint_command.ts";
import { pairs } from "./file_pairs.ts";

/**
 * Writes the fixed files. A file that cannot be written is told on standard
 * error, and the fixes of the other homes are written all the same.
 *
 * @returns false if anything could not be written
 */
export function writeFixes(host: Host, linted: readonly LintedHome[]): boolean {
  let ok = true;
  for (
    const targets of linted.flatMap((one) =>
      groupsOf(targetsOf(one.loaded.home, one.home, one.loaded.originals))
    )
  ) {
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

/**
 * What has to be written to turn one state of a home into another, in the order to write it.
 *
 * @param originals the bytes that each file was read from; null where there is no file
 */
export function targetsOf(
  before: Home,
  after: Home,
  originals: ReadonlyMap<FileKind, Uint8Array | null>,
): WriteTarget[] {
  const targets: WriteTarget[] = [];
  for (const [old, now] of pairs(before.files, after.files)) {
    if (old === now) continue;
    const bytes = originals.get(old.kind) ?? null;
    const mode = now.mode !== null && now.mode !== old.mode ? { mode: now.mode } : {};
    targets.push({
      path: now.path,
      before: bytes,
      after: encodeText(now.document.text, now.encoding),
      ...mode,
    });
  }
  // A secret moves from config to credentials: its new place is written first.
  return targets.reverse();
}
