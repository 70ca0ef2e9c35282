import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { SecretIndex, WINDOW } from "../../lib/model/secret_index.ts";
import fc from "../fast_check.ts";

/** The places of a text at which a run of characters starts that a secret has too. */
function expected(secrets: readonly string[], text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at + WINDOW <= text.length; at++) {
    const run = text.slice(at, at + WINDOW);
    if (secrets.some((secret) => secret.includes(run))) starts.push(at);
  }
  return starts;
}

const starts = (secrets: readonly string[], text: string) =>
  new SecretIndex(secrets).find(text).map(({ start }) => start);

describe("SecretIndex", () => {
  test("finds each run of characters that a secret has, and no other", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "\n", "é"), maxLength: 40 });
    fc.assert(fc.property(fc.array(letters, { maxLength: 6 }), letters, (secrets, text) => {
      assertEquals(starts(secrets, text), expected(secrets, text));
    }));
  });

  test("finds a secret and its parts within a longer text", () => {
    const secret = "9sPzTqXa1bRk7mVw4nYc2eHj6uLd8oGf3iSxKAzQ";
    fc.assert(fc.property(fc.string(), fc.nat(32), fc.string(), (before, from, after) => {
      const text = before + secret.slice(from) + after;
      const found = starts(["other secret", secret], text);
      assertEquals(found, expected(["other secret", secret], text));
      assertEquals(found.includes(before.length), true);
    }));
  });

  test("finds nothing that lies across two secrets, or where there are none", () => {
    assertEquals(starts(["abcdefgh", "ijklmnop"], "efghijkl"), []);
    assertEquals(starts([], "abcdefgh"), []);
    assertEquals(starts(["abc", ""], "abcabcabc"), []);
  });
});
