import { AssertionError } from "./assertion_error.ts";
import { suffix } from "./message.ts";

/** A class that can be instantiated. */
// deno-lint-ignore no-explicit-any
export type AnyConstructor = new (...args: any[]) => any;

/** Asserts that a value is truthy. Throws an AssertionError otherwise. */
export function assert(expr: unknown, msg = ""): asserts expr {
  if (!expr) throw new AssertionError(msg);
}

/** Throws an AssertionError. */
export function fail(msg?: string): never {
  throw new AssertionError(`Failed assertion${suffix(msg)}`);
}

/** Asserts that a value is neither null nor undefined. Throws an AssertionError otherwise. */
export function assertExists<T>(actual: T, msg?: string): asserts actual is NonNullable<T> {
  if (actual !== undefined && actual !== null) return;
  throw new AssertionError(
    `Expected actual: "${actual}" to not be null or undefined${suffix(msg)}`,
  );
}

/** Asserts that a value is an instance of a class. Throws an AssertionError otherwise. */
export function assertInstanceOf<T extends AnyConstructor>(
  actual: unknown,
  expectedType: T,
  msg = "",
): asserts actual is InstanceType<T> {
  if (actual instanceof expectedType) return;
  const wanted = expectedType.name;
  const found = nameOfType(actual);
  let difference = ` but was "${found}"`;
  if (found === wanted) difference = "";
  if (found === "function") difference = " but was not an instanced object";
  throw new AssertionError(
    `Expected object to be an instance of "${wanted}"${difference}${suffix(msg)}`,
  );
}

function nameOfType(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== "object") return typeof value;
  return value.constructor?.name ?? "Object";
}
