import type { AppliedFix } from "../engine/fix.ts";
import { displayPath } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/trouble.ts";
import type { WriteTarget } from "../host/write.ts";
import type { Home } from "../model/home.ts";
import type { FileKind } from "../model/source_file.ts";
import { encodeText } from "../syntax/encoding.ts";
import type { LintedHome } from "./lint_command.ts";
import { pairs } from "./file_pairs.ts";

/** What became of the homes that were to be written. */
export interface Written {
  /** False if anything could not be written. */
  readonly ok: boolean;
  /** The homes as they stand now. */
  readonly linted: readonly LintedHome[];
}

/**
 * Writes the fixed files, in steps where something moves from each file to the
 * other. A file that cannot be written is told on standard error, and the fixes
 * of the other homes are written all the same.
 *
 * @param backup whether to keep a copy of each file as it was
 */
export function writeFixes(host: Host, linted: readonly LintedHome[], backup: boolean): Written {
  const writer = new Writer(host, backup ? stampOf(new Date(host.now())) : null);
  const standing = linted.map((one) => writer.write(one));
  if (writer.copies.length > 0) {
    const list = writer.copies.map((path) => shownPath(displayPath(path, host))).join(" and ");
    host.stderr.write(`awsconf: Kept ${list}.\n`);
  }
  return { ok: writer.ok, linted: standing };
}

/** The local time as the names of copies have it: `20261125-143000`. */
function stampOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

/** A file of a home to write. */
interface HomeTarget extends WriteTarget {
  readonly kind: FileKind;
}

class Writer {
  ok = true;
  /** The copies that were kept, by their paths. */
  readonly copies: string[] = [];
  readonly #host: Host;
  readonly #stamp: string | null;

  constructor(host: Host, stamp: string | null) {
    this.#host = host;
    this.#stamp = stamp;
  }

  /** Writes a home; returns it as it stands then. */
  write(one: LintedHome): LintedHome {
    const { loaded, fixed } = one;
    let stands = loaded.home;
    const applied: AppliedFix[] = [];
    const bytes = new Map(loaded.originals);
    // A copy is of what stood there before the first step.
    const copied = new Set<FileKind>();
    for (const step of fixed?.steps ?? [{ home: one.home, first: null, applied: [] }]) {
      const targets = targetsOf(stands, step.home, bytes, step.first);
      const { texts = [], modes = [] } = Object.groupBy(targets, keepsBytes);
      const marked = texts.map((target) => this.#marked(target, copied));
      if (marked.length > 0 && !this.#writeAll(marked)) break;
      for (const { kind, after } of marked) {
        copied.add(kind);
        bytes.set(kind, after);
      }
      // A file of somebody else, whose mode cannot be changed, must not keep the other fixes from being written.
      const failed = modes.filter((target) => !this.#writeAll([target])).map(({ kind }) => kind);
      stands = withModesOf(stands, step.home, failed);
      applied.push(...step.applied.filter(({ mode }) => mode === null || !failed.includes(mode)));
    }
    if (stands === one.home) return one;
    const result = one.lint(stands, one.result.redactor);
    return {
      ...one,
      home: stands,
      result,
      fixed: fixed === null ? null : { ...fixed, home: stands, result, applied },
    };
  }

  #marked(target: HomeTarget, copied: ReadonlySet<FileKind>): HomeTarget {
    return this.#stamp === null || copied.has(target.kind)
      ? target
      : { ...target, backup: this.#stamp };
  }

  #writeAll(targets: readonly HomeTarget[]): boolean {
    const result = this.#host.writeFiles(targets);
    if (result.ok) this.copies.push(...result.copies);
    else {
      this.ok = false;
      this.#host.stderr.write(`awsconf: ${result.message}\n`);
    }
    return result.ok;
  }
}

/** A home in which some files have the modes that they have in another. */
function withModesOf(before: Home, after: Home, kinds: readonly FileKind[]): Home {
  const files = pairs(before.files, after.files).filter(([{ kind }]) => kinds.includes(kind))
    .map(([old, now]) => [now.kind, now.with({ mode: old.mode })]);
  return files.length === 0 ? after : after.with(Object.fromEntries(files));
}

function keepsBytes({ before, after }: WriteTarget): "texts" | "modes" {
  const isSame = before !== null && before.length === after.length &&
    after.every((byte, i) => byte === before[i]);
  return isSame ? "modes" : "texts";
}

/**
 * What has to be written to turn one state of a home into another, in the order to write it.
 *
 * @param originals the bytes that each file was read from; null where there is no file
 * @param first the file that something moves into; the credentials file where nothing does
 */
export function targetsOf(
  before: Home,
  after: Home,
  originals: ReadonlyMap<FileKind, Uint8Array | null>,
  first: FileKind | null = null,
): HomeTarget[] {
  const targets: HomeTarget[] = [];
  for (const [old, now] of pairs(before.files, after.files)) {
    if (old === now) continue;
    const bytes = originals.get(old.kind) ?? null;
    const mode = now.mode !== null && now.mode !== old.mode ? { mode: now.mode } : {};
    targets.push({
      kind: now.kind,
      path: now.path,
      before: bytes,
      after: encodeText(now.document.text, now.encoding),
      ...mode,
    });
  }
  return first === "config" ? targets : targets.reverse();
}
