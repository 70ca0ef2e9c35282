import type { GroupedDiff } from "./difference_groups.ts";
import { RUNTIME_LABELS, type RuntimeName, RUNTIMES } from "../model/runtime.ts";

/** How many names a sentence lists. */
const NAMED = 6;

/** What became of the profiles, in numbers and names. */
export interface DifferenceSummary {
  /** The profiles that some runtime knows, before or after. */
  readonly profiles: number;
  /** Those that every runtime resolves as before. */
  readonly unchanged: number;
  readonly changed: readonly ChangedProfile[];
  /** The runtimes that were compared. */
  readonly runtimes: readonly RuntimeName[];
  /** Files that some runtimes read now and refused before. */
  readonly readAgain: readonly {
    readonly file: string;
    readonly runtimes: readonly RuntimeName[];
  }[];
}

/** A profile that some runtimes resolve differently. */
export interface ChangedProfile {
  readonly name: string;
  readonly change: "new" | "gone" | "changed";
  readonly runtimes: readonly RuntimeName[];
}

/** Sums up what became of the profiles. */
export function summarizeDifferences(profiles: number, grouped: GroupedDiff): DifferenceSummary {
  const changed = grouped.subjects
    .filter(({ subject }) => subject.type === "profile")
    .filter(({ appears, vanishes, changes }) =>
      appears.length + vanishes.length + changes.length > 0
    )
    .map(({ subject, appears, vanishes, changes }): ChangedProfile => {
      const concerned = new Set([
        ...appears,
        ...vanishes,
        ...changes.flatMap((one) => one.runtimes),
      ]);
      return {
        name: subject.name,
        change: changes.every(({ before }) => before === null) && appears.length > 0
          ? "new"
          : vanishes.length > 0 && changes.length === 0
          ? "gone"
          : "changed",
        runtimes: RUNTIMES.filter((runtime) => concerned.has(runtime)),
      };
    });
  const read = grouped.reading.filter(({ isRefusedAfter }) => !isRefusedAfter);
  const readAgain = [...Map.groupBy(read, ({ file }) => file)].map(([file, all]) => ({
    file,
    runtimes: RUNTIMES.filter((runtime) => all.some((one) => one.runtimes.includes(runtime))),
  }));
  const { runtimes } = grouped;
  return { profiles, unchanged: profiles - changed.length, changed, runtimes, readAgain };
}

/** Puts several homes together. */
export function addSummaries(all: readonly DifferenceSummary[]): DifferenceSummary {
  const sum = (pick: (one: DifferenceSummary) => number) =>
    all.reduce((total, one) => total + pick(one), 0);
  return {
    profiles: sum((one) => one.profiles),
    unchanged: sum((one) => one.unchanged),
    changed: all.flatMap((one) => one.changed),
    runtimes: all[0]?.runtimes ?? RUNTIMES,
    readAgain: all.flatMap((one) => one.readAgain),
  };
}

/** Says in one sentence or two how many profiles resolve as before, and which do not. */
export function summarySentence(summary: DifferenceSummary): string {
  const { profiles, unchanged, changed, readAgain } = summary;
  const again = readAgain.map(({ file, runtimes }) =>
    `${labels(runtimes)} read the ${file} file again.`
  );
  const count = changed.length === 0
    ? profiles === 1
      ? "The one profile resolves as before."
      : `All ${profiles} profiles resolve as before.`
    : `${unchanged} of ${profiles} profiles resolve as before; changed: ${list(summary)}.`;
  return [count, ...again].join(" ");
}

function list({ changed, runtimes: all }: DifferenceSummary): string {
  const named = changed.slice(0, NAMED).map(({ name, change, runtimes }) => {
    const details = [
      ...(change === "changed" ? [] : [change]),
      ...(runtimes.length === all.length ? [] : [labels(runtimes)]),
    ];
    return details.length === 0 ? name : `${name} (${details.join(", ")})`;
  });
  const more = changed.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function labels(runtimes: readonly RuntimeName[]): string {
  return runtimes.map((runtime) => RUNTIME_LABELS[runtime]).join(", ");
}
