import { RUNTIME_LABELS, type RuntimeName } from "../model/runtime.ts";
import {
  areAll,
  type ChangedReading,
  type ChangedSubject,
  type GroupedDiff,
  type ShownChange,
  type ShownValue,
} from "./difference_groups.ts";
import { placesText } from "./resolution_words.ts";
import type { Paint } from "./style.ts";

/** Describes for people what runtimes resolve differently: a block for each profile, values before and after. */
export function differenceLines({ reading, subjects }: GroupedDiff, paint: Paint): string[] {
  return [
    ...reading.map((one) => readingLine(one, paint)),
    ...subjects.flatMap((one) => subjectLines(one, paint)),
  ];
}

function readingLine(
  { file, error, isRefusedAfter, runtimes }: ChangedReading,
  paint: Paint,
): string {
  const where = `line ${error.line}: ${error.reason}`;
  return isRefusedAfter
    ? paint("error", `${names(runtimes)}: refuse the ${file} file now, at ${where}`)
    : paint("safe", `${names(runtimes)}: read the ${file} file now, refused it at ${where}`);
}

function subjectLines(
  { subject, appears, vanishes, changes, moves }: ChangedSubject,
  paint: Paint,
): string[] {
  const lines = [paint("bold", `${subject.type} ${subject.name}`)];
  if (vanishes.length > 0) lines.push(paint("error", `  is gone${suffix(vanishes)}`));
  if (appears.length > 0) lines.push(paint("safe", `  is new${suffix(appears)}`));
  const isNew = (change: ShownChange) =>
    change.before === null && change.runtimes.every((runtime) => appears.includes(runtime));
  for (const change of changes) lines.push(changeLine(change, isNew(change), appears));
  for (const move of moves) lines.push(moveLine(move));
  return lines;
}

function changeLine(
  { key, before, after, runtimes }: ShownChange,
  isNew: boolean,
  appears: readonly RuntimeName[],
): string {
  const start = `  ${key ?? "credentials"}: `;
  // What comes with a new profile comes for those for whom it is new.
  if (isNew) {
    return start + valueText(after) + (runtimes.length === appears.length ? "" : suffix(runtimes));
  }
  return `${start}${valueText(before)} -> ${valueText(after)}${suffix(runtimes)}`;
}

function moveLine({ key, before, after, runtimes }: ShownChange): string {
  const [from, to] = [before, after].map((value) => placesText(value!.places));
  return `  ${key ?? "credentials"}: the same, from ${to} instead of ${from}${suffix(runtimes)}`;
}

function valueText(value: ShownValue | null): string {
  if (value === null) return "not set";
  const where = placesText(value.places);
  return where === "" ? value.text : `${value.text} (${where})`;
}

function suffix(runtimes: readonly RuntimeName[]): string {
  return areAll(runtimes) ? "" : `  [${names(runtimes)}]`;
}

function names(runtimes: readonly RuntimeName[]): string {
  return runtimes.map((runtime) => RUNTIME_LABELS[runtime]).join(", ");
}
