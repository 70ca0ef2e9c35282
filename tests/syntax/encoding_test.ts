import { assert, assertEquals } from "@std/assert";
import fc from "../fast_check.ts";
import { test } from "node:test";
import { decodeText, encodeText, isEscapedByte } from "../../lib/syntax/encoding.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

test("decodeText() keeps a byte order mark in the text", () => {
  assertEquals(decodeText(bytes(0xef, 0xbb, 0xbf, 0x41)), {
    text: "\ufeffA",
    encoding: "utf-8",
    valid: true,
  });
});

test("decodeText() recognises UTF-16 by its byte order mark", () => {
  assertEquals(decodeText(bytes(0xff, 0xfe, 0x5b, 0x00)).text, "\ufeff[");
  assertEquals(decodeText(bytes(0xfe, 0xff, 0x00, 0x5b)).encoding, "utf-16be");
  assertEquals(decodeText(bytes(0xff, 0xfe, 0x5b)).encoding, "utf-8", "an odd length is no UTF-16");
});

test("decodeText() keeps bytes that are not UTF-8 as lone surrogates", () => {
  const decoded = decodeText(bytes(0x63, 0xe9, 0x0a));
  assertEquals(decoded, { text: "c\udce9\n", encoding: "utf-8", valid: false });
  assert(isEscapedByte(decoded.text.charCodeAt(1)));
});

test("decodeText() takes surrogates and overlong forms in UTF-8 for invalid bytes", () => {
  assertEquals(decodeText(bytes(0xed, 0xa0, 0x80)).text, "\udced\udca0\udc80");
  assertEquals(decodeText(bytes(0xc0, 0xaf)).text, "\udcc0\udcaf");
  assertEquals(decodeText(bytes(0xf0, 0x9f, 0x98)).valid, false);
});

test("encodeText() gives back any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
      const decoded = decodeText(input);
      assertEquals(encodeText(decoded.text, decoded.encoding), input);
    }),
    { numRuns: 2000 },
  );
});

test("encodeText() gives back bytes that are nearly UTF-8", () => {
  const piece = fc.constantFrom(
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xf0, 0x9f, 0x98, 0x80],
    [0xf0, 0x9f],
    [0xe2, 0x82, 0xac],
    [0xc3, 0xa9],
    [0xe9],
    [0x41],
    [0x0a],
    [0x00],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const input = Uint8Array.from(pieces.flat());
      const decoded = decodeText(input);
      assertEquals(encodeText(decoded.text, decoded.encoding), input);
    }),
    { numRuns: 2000 },
  );
});
