import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { closest, editDistance, Guesser } from "../../lib/engine/did_you_mean.ts";
import fc from "../fast_check.ts";

describe("closest()", () => {
  test("finds the word with the fewest changes", () => {
    const rules = ["missing-region", "orphan-profile", "unknown-rule", "untidy-header"];
    assertEquals(closest("mising-region", rules), "missing-region");
    assertEquals(closest("missing-regoin", rules), "missing-region");
    assertEquals(closest("missing_region", rules), "missing-region");
    assertEquals(closest("unknown-rules", rules), "unknown-rule");
    assertEquals(closest("MISSING-REGION", rules), "missing-region");
  });

  test("finds nothing where no word is near", () => {
    assertEquals(closest("everything", ["missing-region", "unknown-rule"]), undefined);
    assertEquals(closest("", ["ab"]), undefined);
    assertEquals(closest("region", []), undefined);
  });

  test("allows a third of the letters to differ, and one in a short word", () => {
    assertEquals(closest("abcdxx", ["abcdef"]), "abcdef");
    assertEquals(closest("abcxxx", ["abcdef"]), undefined);
    assertEquals(closest("gp", ["go"]), "go");
    assertEquals(closest("xy", ["go"]), undefined);
  });

  test("takes the first of equally near words", () => {
    assertEquals(closest("lent", ["lint", "lend"]), "lint");
    assertEquals(closest("lent", ["lend", "lint"]), "lend");
  });

  test("does not compare a word with one of another length", () => {
    const long = "x".repeat(10_000_000);
    assertEquals(closest(long, ["missing-region"]), undefined);
  });
});

describe("editDistance()", () => {
  test("counts a swap of neighbours as one change", () => {
    assertEquals(editDistance("region", "regoin"), 1);
    assertEquals(editDistance("region", "regin"), 1);
    assertEquals(editDistance("region", "reggion"), 1);
    assertEquals(editDistance("region", "regian"), 1);
    assertEquals(editDistance("region", ""), 6);
  });

  test("is the same both ways, zero for the same word alone, and no more than the longer word", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      assertEquals(distance, editDistance(b, a));
      assertEquals(distance === 0, a === b);
      assert(distance <= Math.max(a.length, b.length));
      assert(distance >= Math.abs(a.length - b.length));
    }));
  });
});

describe("Guesser", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdeABé-"), maxLength: 9 });

  test("finds for each word what closest() finds, or the same word in another case", () => {
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (words, candidates) => {
        const guesser = new Guesser(candidates);
        for (const one of words) assertEquals(guesser.closest(one), closest(one, candidates), one);
      }),
    );
  });

  test("comes to an end of its time, and then finds what differs by case alone", () => {
    const candidates = Array.from({ length: 10_000 }, (_, index) => `profile-${index}-of-many`);
    const guesser = new Guesser(candidates);
    assertEquals(guesser.closest("profile-7-of-mony"), "profile-7-of-many");
    const words = Array.from({ length: 10_000 }, (_, index) => `prefile-${index}-uf-many`);
    const found = words.filter((one) => guesser.closest(one) !== undefined);
    assert(found.length > 0 && found.length < words.length);
    assertEquals(guesser.closest("PROFILE-9999-of-many"), "profile-9999-of-many");
    // What was found once is known.
    assertEquals(guesser.closest("profile-7-of-mony"), "profile-7-of-many");
  });

  test("finds the first of several that differ by case alone", () => {
    assertEquals(new Guesser(["Dev", "dev", "DEV"]).closest("dEv"), "Dev");
  });

  test("compares no more words with few candidates than these are worth", () => {
    const letters = [..."abcdefghijklmnopqrstuvwxy"];
    const words = letters.flatMap((a) => letters.map((b) => `my-${a}${b}-region`));
    const guesser = new Guesser(["my-region"]);
    const found = words.filter((one) => guesser.closest(one) !== undefined);
    assert(found.length > 400 && found.length < 600, String(found.length));
    // Of many candidates each is looked at for some words.
    const others = Array.from({ length: 2000 }, (_, index) => `${index}`.padStart(40));
    const guesserOfMany = new Guesser([...others, "my-region"]);
    assertEquals(words.slice(0, 20).filter((one) => !guesserOfMany.closest(one)), []);
    assert(words.slice(20, 120).some((one) => !guesserOfMany.closest(one)));
  });

  test("compares names letter by letter up to a length", () => {
    const name = "x".repeat(63);
    for (const candidate of [name, `${name}y`]) {
      assertEquals(new Guesser([candidate]).closest(`${name}z`), candidate);
      assertEquals(new Guesser([candidate]).closest(`${name}zz`), undefined);
    }
    assertEquals(new Guesser([`${name}yz`]).closest(name), undefined);
  });

  test("does not compare very long names letter by letter", () => {
    const long = "x".repeat(100_000);
    const guesser = new Guesser([long, "dev"]);
    assertEquals(guesser.closest(`${long}y`), undefined);
    assertEquals(guesser.closest(long.toUpperCase()), long);
  });
});

test("editDistance() is what trying all changes one after the other finds", () => {
  const letters = ["a", "b", "c"];
  /** All texts that one change makes of a text. */
  const near = (text: string) => {
    const made = new Set<string>();
    for (let at = 0; at <= text.length; at++) {
      const [head, tail] = [text.slice(0, at), text.slice(at)];
      for (const letter of letters) {
        made.add(head + letter + tail);
        if (tail !== "") made.add(head + letter + tail.slice(1));
      }
      if (tail !== "") made.add(head + tail.slice(1));
      if (tail.length > 1) made.add(head + tail[1] + tail[0] + tail.slice(2));
    }
    made.delete(text);
    return made;
  };
  for (const text of ["", "a", "abc", "abca", "aabb", "cbab"]) {
    const ones = near(text);
    for (const one of ones) {
      assertEquals(editDistance(text, one), 1, `${text} ${one}`);
      assertEquals(editDistance(text, one, 1), 1);
    }
    for (const two of [...ones].flatMap((one) => [...near(one)])) {
      if (two === text || ones.has(two)) continue;
      assertEquals(editDistance(text, two, 5) <= 3, true, `${text} ${two}`);
      assertEquals(editDistance(text, two) > 1, true, `${text} ${two}`);
      assertEquals(editDistance(text, two, 2) >= 2, true, `${text} ${two}`);
    }
  }
});
