import { inspect } from "node:util";

/** What follows the first sentence of a message: the words of the caller, or a full stop. */
export function suffix(msg: string | undefined): string {
  return msg ? `: ${msg}` : ".";
}

/** The text of a value, with one member a line and members in the order of their names. */
export function show(value: unknown): string {
  return inspect(value, {
    depth: Infinity,
    maxArrayLength: Infinity,
    maxStringLength: Infinity,
    compact: false,
    sorted: true,
  });
}
