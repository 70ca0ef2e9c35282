import {
  assert,
  assertArrayIncludes,
  assertEquals,
  assertExists,
  assertGreater,
  assertGreaterOrEqual,
  assertInstanceOf,
  AssertionError,
  assertLess,
  assertLessOrEqual,
  assertMatch,
  assertNotEquals,
  assertNotMatch,
  assertRejects,
  assertStrictEquals,
  assertStringIncludes,
  assertThrows,
  fail,
} from "@std/assert";
import nodeAssert from "node:assert/strict";
import { describe, test } from "node:test";
import { stripVTControlCharacters } from "node:util";

// Not assertThrows: it is one of the things under test.
function messageOf(fn: () => unknown): string {
  try {
    fn();
  } catch (error) {
    nodeAssert.ok(error instanceof AssertionError, `not an AssertionError: ${error}`);
    nodeAssert.equal(error.name, "AssertionError");
    return stripVTControlCharacters(error.message);
  }
  throw new Error("The assertion held");
}

async function rejectionOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(() => undefined, (reason) => reason);
  return messageOf(() => {
    if (error !== undefined) throw error;
  });
}

describe("assertions on one value", () => {
  test("assert() takes what is truthy", () => {
    assert(1);
    assert("a", "unused");
    nodeAssert.equal(messageOf(() => assert("")), "");
    nodeAssert.equal(messageOf(() => assert(0, "no zero")), "no zero");
  });

  test("fail() always fails", () => {
    nodeAssert.equal(messageOf(() => fail()), "Failed assertion.");
    nodeAssert.equal(messageOf(() => fail("here")), "Failed assertion: here");
  });

  test("assertExists() takes all but null and undefined", () => {
    for (const value of [0, "", false, Number.NaN]) assertExists(value);
    nodeAssert.equal(
      messageOf(() => assertExists(null)),
      'Expected actual: "null" to not be null or undefined.',
    );
    messageOf(() => assertExists(undefined));
  });

  test("assertInstanceOf() names both types", () => {
    assertInstanceOf(new RangeError(), Error);
    nodeAssert.equal(
      messageOf(() => assertInstanceOf(new Map(), Set, "why")),
      'Expected object to be an instance of "Set" but was "Map": why',
    );
    nodeAssert.equal(
      messageOf(() => assertInstanceOf(null, Set)),
      'Expected object to be an instance of "Set" but was "null".',
    );
  });

  test("the comparisons are those of the language", () => {
    assertGreater(2, 1);
    assertGreaterOrEqual(1, 1);
    assertLess("a", "b");
    assertLessOrEqual(1n, 1n);
    nodeAssert.equal(messageOf(() => assertGreater(1, 1)), "Expect 1 > 1");
    nodeAssert.equal(messageOf(() => assertGreaterOrEqual(0, 1)), "Expect 0 >= 1");
    nodeAssert.equal(messageOf(() => assertLess(1, 1)), "Expect 1 < 1");
    nodeAssert.equal(messageOf(() => assertLessOrEqual(2, 1)), "Expect 2 <= 1");
    nodeAssert.equal(messageOf(() => assertLess(Number.NaN, 1, "own words")), "own words");
  });

  test("texts: part and pattern", () => {
    assertStringIncludes("config", "fig");
    assertMatch("config", /^con/);
    assertNotMatch("config", /^fig/);
    nodeAssert.equal(
      messageOf(() => assertStringIncludes("a", "b", "why")),
      'Expected actual: "a" to contain: "b": why',
    );
    nodeAssert.equal(
      messageOf(() => assertMatch("a", /b/)),
      'Expected actual: "a" to match: "/b/".',
    );
    nodeAssert.equal(
      messageOf(() => assertNotMatch("a", /a/)),
      'Expected actual: "a" to not match: "/a/".',
    );
  });

  test("assertArrayIncludes() compares by structure and lists what is missing", () => {
    assertArrayIncludes([{ a: 1 }, { b: 2 }, Number.NaN], [{ b: 2 }, Number.NaN]);
    assertStringIncludes(messageOf(() => assertArrayIncludes([1, 2], [2, 3], "why")), ": why");
    assertStringIncludes(messageOf(() => assertArrayIncludes([1, 2], [2, 3])), "missing:");
  });
});

describe("assertEquals() and assertNotEquals()", () => {
  class Home {
    #name: string;
    constructor(name: string) {
      this.#name = name;
    }
    get name() {
      return this.#name;
    }
  }
  class Other extends Home {}
  const loop = () => {
    const value: { self?: unknown } = {};
    value.self = value;
    return value;
  };

  const same: [name: string, a: unknown, b: unknown][] = [
    ["members in any order", { a: 1, b: [2, { c: 3 }] }, { b: [2, { c: 3 }], a: 1 }],
    ["0 and -0", [0], [-0]],
    ["NaN", { a: Number.NaN }, { a: Number.NaN }],
    ["no prototype", Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ["dates", new Date(5), new Date(5)],
    ["invalid dates", new Date(Number.NaN), new Date(Number.NaN)],
    ["patterns", /a/gu, /a/gu],
    ["addresses", new URL("file:///a"), new URL("file:///a")],
    ["sets in any order", new Set([1, { a: 1 }]), new Set([{ a: 1 }, 1])],
    ["maps in any order", new Map([["a", [1]], ["b", [2]]]), new Map([["b", [2]], ["a", [1]]])],
    ["maps with objects as keys", new Map([[{ k: 1 }, 1]]), new Map([[{ k: 1 }, 1]])],
    ["bytes", new Uint8Array([1, 2]), new Uint8Array([1, 2])],
    ["buffers", new Uint8Array([1, 2]).buffer, new Uint8Array([1, 2]).buffer],
    ["symbols as keys", { [Symbol.for("a")]: 1 }, { [Symbol.for("a")]: 1 }],
    ["what holds itself", loop(), loop()],
    ["instances with equal getters", new Home("a"), new Home("a")],
  ];
  for (const [name, a, b] of same) {
    test(`equal: ${name}`, () => {
      assertEquals(a, b);
      assertEquals(b, a);
      messageOf(() => assertNotEquals(a, b));
    });
  }

  const different: [name: string, a: unknown, b: unknown][] = [
    ["text and number", "1", 1],
    ["null and undefined", null, undefined],
    ["undefined member and none", { a: undefined }, {}],
    ["undefined members of other names", { a: undefined }, { b: undefined }],
    ["array and object", [1], { 0: 1 }],
    ["order of an array", [1, 2], [2, 1]],
    ["length of an array", [1, 2], [1]],
    ["dates", new Date(5), new Date(6)],
    ["flags of a pattern", /a/g, /a/],
    ["addresses", new URL("file:///a"), new URL("file:///b")],
    ["sets", new Set([1, { a: 1 }]), new Set([1, { a: 2 }])],
    ["values of a map", new Map([["a", [1]]]), new Map([["a", [2]]])],
    ["keys of a map", new Map([["a", 1]]), new Map([["b", 1]])],
    ["bytes", new Uint8Array([1, 2]), new Uint8Array([1, 3])],
    ["bytes of another kind", new Uint8Array([1]), new Int8Array([1])],
    ["buffers", new Uint8Array([1, 2]).buffer, new Uint8Array([1, 3]).buffer],
    ["instances with other getters", new Home("a"), new Home("b")],
    ["instances of a subclass", new Home("a"), new Other("a")],
    ["functions", () => 1, () => 1],
  ];
  for (const [name, a, b] of different) {
    test(`not equal: ${name}`, () => {
      assertNotEquals(a, b);
      assertNotEquals(b, a);
      messageOf(() => assertEquals(a, b));
    });
  }

  test("a map with an object as key and another value differs", () => {
    const key = { k: 1 };
    assertNotEquals(new Map([[key, { v: 1 }]]), new Map([[key, { v: 2 }]]));
  });

  test("the content of a WeakMap cannot be compared", () => {
    assertThrows(() => assertEquals(new WeakMap(), new WeakMap()), TypeError, "WeakMap");
    assertThrows(() => assertEquals(new WeakSet(), new WeakSet()), TypeError, "WeakSet");
  });

  test("the message shows both values", () => {
    const message = messageOf(() => assertEquals(1, 2));
    assertStringIncludes(message, "Values are not equal.\n");
    assertStringIncludes(message, "[Diff] Actual / Expected");
    assertMatch(message, /^- +1$/m);
    assertMatch(message, /^\+ +2$/m);
    assertStringIncludes(messageOf(() => assertEquals(1, 2, "why")), "Values are not equal: why\n");
  });

  test("the message marks the lines of a text that differ", () => {
    const message = messageOf(() => assertEquals("a\nb\nc\n", "a\nx\nc\nd\n"));
    assertMatch(message, /^- +b/m);
    assertMatch(message, /^\+ +x/m);
    assertMatch(message, /^\+ +d/m);
    assertNotMatch(message, /^[-+] +[ac]/m);
  });

  test("assertStrictEquals() wants the very same value", () => {
    const value = {};
    assertStrictEquals(value, value);
    assertStrictEquals(Number.NaN, Number.NaN);
    messageOf(() => assertStrictEquals(0, -0));
    assertStringIncludes(
      messageOf(() => assertStrictEquals(value, {})),
      "Values have the same structure but are not reference-equal.",
    );
    assertStringIncludes(
      messageOf(() => assertStrictEquals(1, 2, "why")),
      "Values are not strictly equal: why\n",
    );
  });
});

describe("assertThrows()", () => {
  const thrower = (error: unknown) => () => {
    throw error;
  };

  test("it returns what was thrown", () => {
    const error = new RangeError("Too far");
    nodeAssert.equal(assertThrows(thrower(error)), error);
    nodeAssert.equal(assertThrows(thrower(error), Error, "far"), error);
    nodeAssert.equal(assertThrows(thrower("text")), "text");
  });

  test("it wants a throw, the class and the message", () => {
    nodeAssert.equal(
      messageOf(() => assertThrows(() => {}, "why")),
      "Expected function to throw: why",
    );
    nodeAssert.equal(
      messageOf(() => assertThrows(thrower(new Error("a")), RangeError)),
      'Expected error to be instance of "RangeError", but was "Error".',
    );
    nodeAssert.equal(
      messageOf(() => assertThrows(thrower(new Error("a")), Error, "b", "why")),
      'Expected error message to include "b", but got "a": why',
    );
    nodeAssert.equal(
      messageOf(() => assertThrows(thrower("a"), Error)),
      "A non-Error object was thrown.",
    );
  });
});

describe("assertRejects()", () => {
  test("it returns the reason", async () => {
    const error = new RangeError("Too far");
    nodeAssert.equal(await assertRejects(() => Promise.reject(error)), error);
    nodeAssert.equal(await assertRejects(() => Promise.reject(error), RangeError, "Too"), error);
  });

  test("it wants a rejection, the class and the message", async () => {
    const no = () => Promise.reject(new Error("a"));
    nodeAssert.equal(
      await rejectionOf(assertRejects(() => Promise.resolve(1))),
      "Expected function to reject.",
    );
    nodeAssert.equal(
      await rejectionOf(assertRejects(no, TypeError)),
      'Expected error to be instance of "TypeError", but was "Error".',
    );
    nodeAssert.equal(
      await rejectionOf(assertRejects(no, Error, "b")),
      'Expected error message to include "b", but got "a".',
    );
  });

  test("a throw before the promise does not do", async () => {
    const thrower = (): Promise<void> => {
      throw new Error("a");
    };
    nodeAssert.equal(
      await rejectionOf(assertRejects(thrower, Error, "a", "why")),
      "Function throws when expected to reject: why",
    );
  });
});
