import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { capitalize, octal, shorten } from "../../lib/engine/wording.ts";

test("shorten() leaves out the end of a text of more than 60 characters", () => {
  const text = "0123456789".repeat(6);
  assertEquals(shorten(text), text);
  assertEquals(shorten(`${text}x`), `${text}…`);
  assertEquals(shorten(""), "");
});

test("capitalize() writes a sentence's first word, and no name, with a capital", () => {
  assertEquals(capitalize("the AWS CLI"), "The AWS CLI");
  assertEquals(capitalize("boto3 and the AWS CLI"), "boto3 and the AWS CLI");
});

test("octal() has four digits", () => {
  assertEquals([0o644, 0o7, 0o1777].map(octal), ["0644", "0007", "1777"]);
});
