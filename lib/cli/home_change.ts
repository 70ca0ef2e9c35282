import { diffHomes, type HomeDiff } from "../model/diff/mod.ts";
import type { Home } from "../model/home.ts";
import { Redactor } from "../model/redact.ts";
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";
import { groupDifferences, type GroupedDiff } from "../report/difference_groups.ts";
import {
  addSummaries,
  type DifferenceSummary,
  summarizeDifferences,
} from "../report/difference_summary.ts";
import { printable } from "../report/printable.ts";
import type { LintedHome } from "./lint_command.ts";

/** What the runtimes resolve differently in two states of a home, by what the files alone say. */
export interface HomeChange {
  readonly diff: HomeDiff;
  readonly grouped: GroupedDiff;
}

/**
 * Compares two homes, or two states of one, with the secrets of both masked.
 *
 * @param withContents whether it is told what comes with a new profile
 */
export function changeOf(
  before: Home,
  after: Home,
  withContents: boolean,
  runtimes: readonly RuntimeName[] = RUNTIMES,
): HomeChange {
  const redactors = [new Redactor(before), new Redactor(after)];
  const mask = (text: string) =>
    printable(redactors.reduce((masked, redactor) => redactor.mask(masked), text));
  const diff = diffHomes(before.withoutEnvironment(), after.withoutEnvironment(), runtimes);
  return { diff, grouped: groupDifferences(diff, mask, withContents, runtimes) };
}

/** Sums up what fixes changed in some homes. */
export function changeSummary(linted: readonly LintedHome[]): DifferenceSummary {
  const changes = linted.map(({ loaded, home }) => {
    const { diff, grouped } = changeOf(loaded.home, home, false);
    return summarizeDifferences(diff.profiles.size, grouped);
  });
  return addSummaries(changes);
}
