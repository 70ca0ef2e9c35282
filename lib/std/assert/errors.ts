import { stripVTControlCharacters } from "node:util";
import { AssertionError } from "./assertion_error.ts";
import { suffix } from "./message.ts";

// deno-lint-ignore no-explicit-any
type ErrorConstructor<E extends Error> = new (...args: any[]) => E;

/**
 * Asserts that a function throws, and returns what it threw. With a class, it
 * must be an error of that class whose message holds `msgIncludes`.
 *
 * Throws an AssertionError otherwise.
 */
export function assertThrows(fn: () => unknown, msg?: string): unknown;
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  ErrorClass: ErrorConstructor<E>,
  msgIncludes?: string,
  msg?: string,
): E;
export function assertThrows(
  fn: () => unknown,
  classOrMsg?: ErrorConstructor<Error> | string,
  msgIncludes?: string,
  msg?: string,
): unknown {
  const wanted = readWanted("thrown", classOrMsg, msgIncludes, msg);
  try {
    fn();
  } catch (error) {
    checkError(error, wanted);
    return error;
  }
  throw new AssertionError(`Expected function to throw${suffix(wanted.msg)}`);
}

/**
 * Asserts that a function returns a promise that rejects, and returns the
 * reason. A function that throws, or returns no promise, does not do. With a
 * class, it must be an error of that class whose message holds `msgIncludes`.
 *
 * Throws (rejects with) an AssertionError otherwise.
 */
export function assertRejects(fn: () => PromiseLike<unknown>, msg?: string): Promise<unknown>;
export function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  ErrorClass: ErrorConstructor<E>,
  msgIncludes?: string,
  msg?: string,
): Promise<E>;
export async function assertRejects(
  fn: () => PromiseLike<unknown>,
  classOrMsg?: ErrorConstructor<Error> | string,
  msgIncludes?: string,
  msg?: string,
): Promise<unknown> {
  const wanted = readWanted("rejected", classOrMsg, msgIncludes, msg);
  const promise = callForPromise(fn);
  if (promise === undefined) {
    throw new AssertionError(`Function throws when expected to reject${suffix(wanted.msg)}`);
  }
  try {
    await promise;
  } catch (error) {
    checkError(error, wanted);
    return error;
  }
  throw new AssertionError(`Expected function to reject${suffix(wanted.msg)}`);
}

interface Wanted {
  readonly how: "thrown" | "rejected";
  readonly ErrorClass: ErrorConstructor<Error> | undefined;
  readonly msgIncludes: string | undefined;
  readonly msg: string | undefined;
}

function readWanted(
  how: Wanted["how"],
  classOrMsg: ErrorConstructor<Error> | string | undefined,
  msgIncludes: string | undefined,
  msg: string | undefined,
): Wanted {
  if (typeof classOrMsg !== "string") return { how, ErrorClass: classOrMsg, msgIncludes, msg };
  return { how, ErrorClass: undefined, msgIncludes: undefined, msg: classOrMsg };
}

function callForPromise(fn: () => PromiseLike<unknown>): PromiseLike<unknown> | undefined {
  try {
    const result: unknown = fn();
    return isPromise(result) ? result : undefined;
  } catch {
    return undefined;
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value &&
    typeof value.then === "function";
}

function checkError(error: unknown, { how, ErrorClass, msgIncludes, msg }: Wanted): void {
  if (ErrorClass === undefined) return;
  if (!(error instanceof Error)) {
    throw new AssertionError(`A non-Error object was ${how}${suffix(msg)}`);
  }
  if (!(error instanceof ErrorClass)) {
    const name = (error as Error).constructor?.name;
    throw new AssertionError(
      `Expected error to be instance of "${ErrorClass.name}", but was "${name}"${suffix(msg)}`,
    );
  }
  if (!msgIncludes) return;
  const message = stripVTControlCharacters(error.message);
  if (message.includes(stripVTControlCharacters(msgIncludes))) return;
  throw new AssertionError(
    `Expected error message to include ${JSON.stringify(msgIncludes)}, but got ${
      JSON.stringify(error.message)
    }${suffix(msg)}`,
  );
}
