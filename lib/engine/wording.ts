import { RUNTIME_LABELS, type RuntimeName } from "../model/runtime.ts";
import { listMessages, type Message, say } from "./message.ts";
import type { RuleContext } from "./rule.ts";

/** Those of some runtimes that the user cares about. */
export function concerned(context: RuleContext, runtimes: readonly RuntimeName[]): RuntimeName[] {
  return runtimes.filter((runtime) => context.runtimes.includes(runtime));
}

/** Runtimes as a sentence lists them: "boto3, the AWS CLI and the Go SDK". */
export function listRuntimes(runtimes: readonly RuntimeName[]): string {
  const names = runtimes.map((runtime) =>
    runtime === "boto3" ? RUNTIME_LABELS.boto3 : `the ${RUNTIME_LABELS[runtime]}`
  );
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Keys of settings as a sentence lists them: "`region`, `output` and `s3`". */
export function sayKeys(keys: readonly string[]): Message {
  return listMessages(keys.map((key) => say`\`${key}\``));
}

/** The form of a verb for a list of runtimes: `agree(names, "refuses", "refuse")`. */
export function agree(runtimes: readonly RuntimeName[], one: string, many: string): string {
  return runtimes.length === 1 ? one : many;
}

/** A list of runtimes for the start of a sentence; boto3 is written small everywhere. */
export function capitalize(text: string): string {
  return text.startsWith("the ") ? `T${text.slice(1)}` : text;
}

/** Permission bits as `chmod` and `ls` users know them: `0644`. */
export function octal(mode: number): string {
  return mode.toString(8).padStart(4, "0");
}

/** A text of a file as a message repeats it: not all of one that is very long, as the frame shows it anyway. */
export function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 60;

/**
 * Who does what, as the middle of a sentence: "the Rust SDK refuses the file,
 * the Go SDK and boto3 ignore the line". Clauses of nobody are left out.
 *
 * @param clauses runtimes, what they do in the form for one and for many, and the rest of it
 */
export function tellApart(...clauses: readonly Clause[]): string {
  return clauses.filter(([runtimes]) => runtimes.length > 0)
    .map(([runtimes, one, many, rest]) =>
      `${listRuntimes(runtimes)} ${agree(runtimes, one, many)} ${rest}`
    ).join(", ");
}

/** What some runtimes do; see {@link tellApart}. */
export type Clause = readonly [
  runtimes: readonly RuntimeName[],
  one: string,
  many: string,
  rest: string,
];
