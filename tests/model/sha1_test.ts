import { assertEquals } from "@std/assert";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { sha1 } from "../../lib/model/sha1.ts";
import fc from "../fast_check.ts";

test("sha1() is what the standard says", () => {
  // The examples of FIPS 180.
  assertEquals(sha1("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  assertEquals(
    sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
    "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
  );
  assertEquals(sha1(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
});

test("sha1() is what a library says, for texts of every length", () => {
  for (let length = 0; length < 200; length++) check("x".repeat(length));
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), check));
});

function check(text: string): void {
  assertEquals(sha1(text), createHash("sha1").update(text).digest("hex"), text);
}
