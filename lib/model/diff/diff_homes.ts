import type { Home } from "../home.ts";
import { type RuntimeName, RUNTIMES } from "../runtime.ts";
import {
  EMPTY_VIEW,
  type FileView,
  readFileView,
  readView,
  type View,
  type ViewSections,
} from "../runtimes/mod.ts";
import type { FileKind } from "../source_file.ts";
import type { Difference, HomeDiff, Move } from "./types.ts";
import { SectionComparison } from "./changed_sections.ts";
import { FactComparison } from "./compare_facts.ts";

/**
 * Compares what the runtimes resolve in two homes: which profiles there
 * are, where their settings and credentials come from and what they are. Only
 * profiles with a section that reads differently, and those that get their
 * credentials through one, are resolved. Never throws.
 *
 * The environments of the homes count: without one it is compared what the
 * files alone say.
 */
export function diffHomes(
  before: Home,
  after: Home,
  runtimes: readonly RuntimeName[] = RUNTIMES,
): HomeDiff {
  const comparison = new Comparison(before, after);
  for (const runtime of runtimes) comparison.compare(runtime);
  return comparison;
}

class Comparison implements HomeDiff {
  readonly differences: Difference[] = [];
  readonly moves: Move[] = [];
  readonly profiles = new Set<string>();
  readonly #homes: readonly [before: Home, after: Home];
  readonly #sections = new SectionComparison();
  readonly #counted = new Set<ViewSections>();
  /** How many steps of role chains were followed so far. */
  readonly #steps = { count: 0 };

  constructor(before: Home, after: Home) {
    this.#homes = [before, after];
  }

  compare(runtime: RuntimeName): void {
    const [before, after] = this.#homes;
    const views: readonly [View, View] = [readView(before, runtime), readView(after, runtime)];
    for (const { profiles } of views) this.#count(profiles);
    const [old, now] = [views[0].error, views[1].error];
    if (old === null && now === null) {
      const sides = [{ home: before, view: views[0] }, { home: after, view: views[1] }] as const;
      const facts = new FactComparison(runtime, sides, this, this.#steps);
      facts.compare(KINDS.map((kind) => this.#changed(kind, runtime)));
    } else if (old === null || now === null) {
      const file = (old ?? now)!.file.kind;
      this.differences.push({ what: "reading", runtime, file, before: old, after: now });
    }
  }

  #count(profiles: ViewSections): void {
    if (this.#counted.has(profiles)) return;
    this.#counted.add(profiles);
    for (const name of profiles.keys()) this.profiles.add(name);
  }

  #changed(kind: FileKind, runtime: RuntimeName) {
    const [before, after] = this.#homes;
    return this.#sections.compare(viewOf(before, kind, runtime), viewOf(after, kind, runtime));
  }
}

const KINDS: readonly FileKind[] = ["config", "credentials"];

function viewOf(home: Home, kind: FileKind, runtime: RuntimeName): FileView {
  const file = home[kind];
  return file === null ? EMPTY_VIEW : readFileView(file, runtime);
}
