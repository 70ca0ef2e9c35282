import { RUNTIME_LABELS, type RuntimeName } from "../model/runtime.ts";
import type {
  ChangedReading,
  ChangedSubject,
  GroupedDiff,
  ShownChange,
  ShownValue,
} from "./difference_groups.ts";
import { placesText } from "./resolution_words.ts";
import type { Paint } from "./style.ts";

/** Values before and after stand on one line up to this width. */
const MAX_WIDTH = 96;

/**
 * Describes for people what runtimes resolve differently: a block for each
 * profile, values before and after.
 *
 * @param withPlaces whether to say where values stand
 */
export function differenceLines(
  grouped: GroupedDiff,
  paint: Paint,
  withPlaces = true,
): string[] {
  const writer = new Writer(grouped.runtimes, paint, withPlaces);
  return [
    ...grouped.reading.map((one) => writer.reading(one)),
    ...grouped.subjects.flatMap((one) => writer.subject(one)),
  ];
}

class Writer {
  readonly #runtimes: readonly RuntimeName[];
  readonly #paint: Paint;
  readonly #withPlaces: boolean;

  constructor(runtimes: readonly RuntimeName[], paint: Paint, withPlaces: boolean) {
    this.#runtimes = runtimes;
    this.#paint = paint;
    this.#withPlaces = withPlaces;
  }

  reading({ file, error, isRefusedAfter, runtimes }: ChangedReading): string {
    const where = `${this.#withPlaces ? `line ${error.line}: ` : ""}${error.reason}`;
    return isRefusedAfter
      ? this.#paint("error", `${names(runtimes)}: refuse the ${file} file now, at ${where}`)
      : this.#paint(
        "safe",
        `${names(runtimes)}: read the ${file} file now, refused it at ${where}`,
      );
  }

  subject({ subject, appears, vanishes, changes, moves }: ChangedSubject): string[] {
    const paint = this.#paint;
    const lines = [paint("bold", `${subject.type} ${subject.name}`)];
    if (vanishes.length > 0) lines.push(paint("error", `  is gone${this.#suffix(vanishes)}`));
    if (appears.length > 0) lines.push(paint("safe", `  is new${this.#suffix(appears)}`));
    for (const change of changes) lines.push(...this.#change(change, appears));
    for (const move of moves) lines.push(this.#move(move));
    return lines;
  }

  #change(
    { key, before, after, runtimes }: ShownChange,
    appears: readonly RuntimeName[],
  ): string[] {
    const start = `  ${key ?? "credentials"}: `;
    // What comes with a new profile comes for those for whom it is new.
    if (before === null && runtimes.every((runtime) => appears.includes(runtime))) {
      const isForAll = runtimes.length === appears.length;
      return [start + this.#value(after) + (isForAll ? "" : this.#suffix(runtimes))];
    }
    const [from, to] = [this.#value(before), this.#value(after) + this.#suffix(runtimes)];
    const isShort = start.length + from.length + to.length < MAX_WIDTH;
    return isShort ? [`${start}${from} -> ${to}`] : [`${start}${from}`, `    -> ${to}`];
  }

  #move({ key, before, after, runtimes }: ShownChange): string {
    const [from, to] = [before, after].map((value) => placesText(value!.places));
    const suffix = this.#suffix(runtimes);
    return `  ${key ?? "credentials"}: the same, from ${to} instead of ${from}${suffix}`;
  }

  #value(value: ShownValue | null): string {
    if (value === null) return "not set";
    const where = this.#withPlaces ? placesText(value.places) : "";
    return where === "" ? value.text : `${value.text} (${where})`;
  }

  #suffix(runtimes: readonly RuntimeName[]): string {
    return runtimes.length === this.#runtimes.length ? "" : `  [${names(runtimes)}]`;
  }
}

function names(runtimes: readonly RuntimeName[]): string {
  return runtimes.map((runtime) => RUNTIME_LABELS[runtime]).join(", ");
}
