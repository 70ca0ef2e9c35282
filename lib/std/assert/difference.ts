import { show } from "./message.ts";

/** How many equal lines are shown around a difference. */
const CONTEXT = 3;
/** Above this many pairs of lines, the middle is shown as one replaced block. */
const MAX_PAIRS = 1_000_000;

/** The lines of two values: `-` before those of the actual, `+` before those of the expected. */
export function difference(actual: unknown, expected: unknown): string {
  const a = toLines(actual, expected);
  const b = toLines(expected, actual);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const lines = [
    ...a.slice(Math.max(0, head - CONTEXT), head).map(same),
    ...compareLines(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail, a.length - tail + CONTEXT).map(same),
  ];
  return `\n\n    [Diff] Actual / Expected\n\n\n${lines.join("\n")}\n`;
}

function same(line: string): string {
  return `    ${line}`;
}

// Two texts are shown as they are, so that their lines can be compared.
function toLines(value: unknown, other: unknown): string[] {
  const isText = typeof value === "string" && typeof other === "string" &&
    (value.includes("\n") || other.includes("\n"));
  return (isText ? value : show(value)).split("\n");
}

/** The shortest way from one list of lines to the other, by their longest common subsequence. */
function compareLines(a: readonly string[], b: readonly string[]): string[] {
  if (a.length * b.length > MAX_PAIRS) {
    return [...a.map((line) => `-   ${line}`), ...b.map((line) => `+   ${line}`)];
  }
  const common = commonLengths(a, b);
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(same(a[i++]!));
      j++;
    } else if (j === b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push(`-   ${a[i++]}`);
    } else {
      lines.push(`+   ${b[j++]}`);
    }
  }
  return lines;
}

/** At `[i][j]`: how many lines the rests from `i` and from `j` have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      rows[i]![j] = a[i] === b[j]
        ? rows[i + 1]![j + 1]! + 1
        : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  return rows;
}
