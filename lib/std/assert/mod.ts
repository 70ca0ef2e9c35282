/**
 * The part of `jsr:@std/assert` that the tests call, for machines that cannot
 * reach JSR. Same names, signatures and results; only the layout of the
 * difference in a message is our own.
 *
 * @module
 */
export { assert, assertExists, assertInstanceOf, fail } from "./basic.ts";
export { AssertionError } from "./assertion_error.ts";
export {
  assertGreater,
  assertGreaterOrEqual,
  assertLess,
  assertLessOrEqual,
} from "./comparison.ts";
export { equal } from "./equal.ts";
export {
  assertArrayIncludes,
  assertEquals,
  assertNotEquals,
  assertStrictEquals,
} from "./equality.ts";
export { assertRejects, assertThrows } from "./errors.ts";
export { assertMatch, assertNotMatch, assertStringIncludes } from "./text.ts";
