import type { Finding } from "./finding.ts";

/**
 * The findings that a team has agreed to live with: how many there are of
 * each, by file and then by what tells them apart. Neither lines nor messages
 * are in it, so that moving lines changes nothing.
 */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Where a finding stands in a baseline. */
export interface BaselineKey {
  readonly file: string;
  readonly subject: string;
}

/** A baseline that cannot be read. */
export class BaselineError extends Error {
  override readonly name = "BaselineError";
}

const VERSION = 1;

/**
 * Reads the text of a baseline.
 *
 * Throws a BaselineError, whose message is a clause, for anything that {@link baselineText} does not write.
 */
export function parseBaseline(text: string): Baseline {
  const data = parseJson(text);
  if (!isRecord(data) || data.version !== VERSION || !isRecord(data.findings)) {
    throw new BaselineError(`it is not a baseline of version ${VERSION}`);
  }
  return new Map(
    Object.entries(data.findings).map(([file, counts]) => [file, parseCounts(file, counts)]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BaselineError("it is not JSON");
  }
}

function parseCounts(file: string, counts: unknown): Map<string, number> {
  if (!isRecord(counts)) throw new BaselineError(`\`${file}\` is not a table of findings`);
  const entries = Object.entries(counts).map(([subject, count]) => {
    if (typeof count === "number" && Number.isInteger(count) && count > 0) {
      return [subject, count] as const;
    }
    throw new BaselineError(`the count of \`${subject}\` is not a whole number above 0`);
  });
  return new Map(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Writes a baseline as text, sorted, so that a version control system shows what changed. */
export function baselineText(baseline: Baseline): string {
  const sorted = <T>(map: ReadonlyMap<string, T>) =>
    [...map].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
  const findings = sorted(baseline).map(([file, counts]) =>
    [file, Object.fromEntries(sorted(counts))] as const
  );
  return `${
    JSON.stringify({ version: VERSION, findings: Object.fromEntries(findings) }, null, 2)
  }\n`;
}

/** The baseline that all of some findings make up. */
export function baselineOf(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => BaselineKey,
): Baseline {
  const baseline = new Map<string, Map<string, number>>();
  for (const finding of findings) {
    const { file, subject } = keyOf(finding);
    let counts = baseline.get(file);
    if (counts === undefined) baseline.set(file, counts = new Map());
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return baseline;
}

/** The number of findings that a baseline holds. */
export function sizeOf(baseline: Baseline): number {
  let size = 0;
  for (const counts of baseline.values()) for (const count of counts.values()) size += count;
  return size;
}

/** Takes findings out of a list that a baseline knows: of each kind as many as it holds, the first ones. */
export class BaselineFilter {
  readonly #left: Map<string, Map<string, number>>;

  constructor(baseline: Baseline) {
    this.#left = new Map([...baseline].map(([file, counts]) => [file, new Map(counts)]));
  }

  /** Tells whether the baseline holds a finding that was not asked for before. */
  take({ file, subject }: BaselineKey): boolean {
    const counts = this.#left.get(file);
    const left = counts?.get(subject) ?? 0;
    if (left === 0) return false;
    counts!.set(subject, left - 1);
    return true;
  }

  /** How many findings the baseline holds, in files that were linted, that were not asked for. */
  leftIn(files: ReadonlySet<string>): number {
    return sizeOf(new Map([...this.#left].filter(([file]) => files.has(file))));
  }
}
