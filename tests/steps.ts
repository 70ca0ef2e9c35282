import { Profile } from "../lib/model/home.ts";

/** What a call cost, from what it was called on, with and gave. */
type Cost = (self: unknown, args: readonly unknown[], result: unknown) => number;

const one: Cost = () => 1;
const wholeText: Cost = (self) => 1 + String(self).length;

/** A search from an offset to where something was found, or to the end. */
const searched: Cost = (self, args, result) => {
  const from = typeof args[1] === "number" ? args[1] : 0;
  return 1 + (result === -1 ? String(self).length : Number(result)) - from;
};

const sliced: Cost = (_self, _args, result) => 1 + String(result).length;

// Called by `search`, `match` and `replace` too, so that these need no cost of their own.
const matched: Cost = (_self, args, result) => {
  const text = String(args[0]);
  const found = result as RegExpExecArray | null;
  return 1 + (found === null ? text.length : found.index + found[0].length);
};

/** Whose methods are counted, and what each costs in the length of what it looks at. */
const COUNTED: readonly (readonly [prototype: object, costs: Readonly<Record<string, Cost>>])[] = [
  [Map.prototype, { get: one, has: one, set: one, delete: one }],
  [Set.prototype, { has: one, add: one, delete: one }],
  [Array.prototype, {
    push: (_self, args) => args.length,
    includes: (self) => 1 + (self as readonly unknown[]).length,
    indexOf: (self) => 1 + (self as readonly unknown[]).length,
    some: (self) => 1 + (self as readonly unknown[]).length,
    find: (self) => 1 + (self as readonly unknown[]).length,
    filter: (self) => 1 + (self as readonly unknown[]).length,
    map: (self) => 1 + (self as readonly unknown[]).length,
    flatMap: (self) => 1 + (self as readonly unknown[]).length,
  }],
  [String.prototype, {
    charCodeAt: one,
    startsWith: one,
    endsWith: one,
    indexOf: searched,
    lastIndexOf: wholeText,
    includes: wholeText,
    slice: sliced,
    trim: wholeText,
    trimStart: wholeText,
    toLowerCase: wholeText,
    split: wholeText,
  }],
  [Profile.prototype, { get: one, has: one }],
];

/**
 * Counts the steps of some work: look-ups in maps and sets, and characters and
 * elements that are looked at. They stand for time where a clock would make a
 * test fail by chance.
 */
export function stepsOf(work: () => void): number {
  let steps = 0;
  const restore: (() => void)[] = [];
  const count = (prototype: object, name: string, cost: Cost) => {
    const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
    const original = methods[name]!;
    methods[name] = function (this: unknown, ...args: unknown[]): unknown {
      const result = Reflect.apply(original, this, args);
      steps += cost(this, args, result);
      return result;
    };
    restore[restore.length] = () => methods[name] = original;
  };
  const exec = RegExp.prototype.exec;
  for (const [prototype, costs] of COUNTED) {
    for (const [name, cost] of Object.entries(costs)) count(prototype, name, cost);
  }
  RegExp.prototype.exec = function (text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = Reflect.apply(exec, this, [text]) as RegExpExecArray | null;
    // One that is sticky, as `split` makes them, looks at one place and searches for no other.
    steps += this.sticky && found === null ? 1 : matched(this, [text], found) - from;
    return found;
  };
  try {
    work();
  } finally {
    for (const undo of restore) undo();
    RegExp.prototype.exec = exec;
  }
  return steps;
}
