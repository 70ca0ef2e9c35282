import { targetsOf } from "../cli/write_fixes.ts";
import { directionOf } from "../engine/direction.ts";
import { proveFixes } from "../engine/prove_fixes.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/trouble.ts";
import type { FileKind } from "../model/source_file.ts";
import { encodeText } from "../syntax/encoding.ts";
import type { Analysis } from "./workspace.ts";

/**
 * Applies the fix of a finding to the files on the disk, for fixes that no
 * message to an editor may hold. Every file must be as it is on the disk.
 *
 * @param disk the host without what is open in the editor
 * @returns what went wrong, as sentences, or null
 */
export function applyFix({ home, result }: Analysis, index: number, disk: Host): string | null {
  const fix = result.findings[index]?.fix;
  if (fix == null) return "The finding is gone. Ask for the fixes again.";
  disk.recoverFiles(home.files.map(({ path }) => path));
  const originals = new Map<FileKind, Uint8Array | null>();
  for (const file of home.files) {
    const read = disk.files.read(file.path);
    if (read.kind === "error") return read.message;
    const bytes = read.kind === "file" ? read.bytes : null;
    if (!sameBytes(bytes, file.exists ? encodeText(file.document.text, file.encoding) : null)) {
      return `${shownPath(file.path)} has changes that are not saved. Save it and try again.`;
    }
    originals.set(file.kind, bytes);
  }
  const { home: after, refused } = proveFixes(home, [fix], (text) => result.redactor.mask(text));
  const reason = refused.get(fix);
  if (reason !== undefined) return `The fix is refused: ${reason}.`;
  const written = disk.writeFiles(targetsOf(home, after, originals, directionOf(fix)));
  return written.ok ? null : written.message;
}

function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
