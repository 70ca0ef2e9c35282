import type { Provenance } from "../model/resolve/mod.ts";
import type { ChangedSubject, GroupedDiff, ShownChange, ShownValue } from "./difference_groups.ts";
import type { DifferenceSummary } from "./difference_summary.ts";
import { jsonText } from "./json_text.ts";

/** The version of the shape of this report; a change that could break a reader raises it. */
const VERSION = 1;

/** A home, by its folder where several are compared, with what is different in it. */
export interface ComparedHome {
  readonly folder: string;
  readonly grouped: GroupedDiff;
  readonly summary: DifferenceSummary;
}

/** Writes what two homes, or several pairs of them, resolve differently as one JSON object. */
export function differenceJson(homes: readonly ComparedHome[]): string {
  const isSame = homes.every(({ grouped }) =>
    grouped.reading.length === 0 &&
    grouped.subjects.every(({ changes, appears, vanishes }) =>
      changes.length + appears.length + vanishes.length === 0
    )
  );
  return jsonText({
    version: VERSION,
    same: isSame,
    homes: homes.map(({ folder, grouped, summary }) => ({
      folder,
      profiles: summary.profiles,
      unchanged: summary.unchanged,
      reading: grouped.reading.map(({ file, error, isRefusedAfter, runtimes }) => ({
        file,
        runtimes,
        refused: isRefusedAfter ? "after" : "before",
        line: error.line,
        reason: error.reason,
      })),
      differences: grouped.subjects.map(subjectOf),
    })),
  });
}

function subjectOf({ subject, appears, vanishes, changes, moves }: ChangedSubject): object {
  return {
    type: subject.type,
    name: subject.name,
    appears,
    vanishes,
    changes: changes.map(changeOf),
    moves: moves.map(({ key, before, after, runtimes }) => ({
      key,
      before: before!.places.map(placeOf),
      after: after!.places.map(placeOf),
      runtimes,
    })),
  };
}

/** The key is null for credentials. */
function changeOf({ key, before, after, runtimes }: ShownChange): object {
  return { key, before: valueOf(before), after: valueOf(after), runtimes };
}

function valueOf(value: ShownValue | null): object | null {
  return value === null ? null : { value: value.text, places: value.places.map(placeOf) };
}

function placeOf(place: Provenance): object {
  return place.from === "file"
    ? { file: place.file.kind, line: place.line }
    : { variable: place.name };
}
