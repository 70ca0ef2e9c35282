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
  assertEquals(decodeText(bytes(0xff, 0xfe)), {
    text: "\ufeff",
    encoding: "utf-16le",
    valid: true,
  });
  assertEquals(decodeText(bytes(0xff, 0xfe, 0x5b)).encoding, "utf-8", "an odd length is no UTF-16");
  for (const other of [[], [0x61, 0xfe], [0xfe, 0x61], [0xfe, 0xfe], [0xff, 0xff], [0x61, 0xff]]) {
    assertEquals(decodeText(bytes(...other)).encoding, "utf-8", String(other));
  }
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

/** What Python's `surrogateescape` makes of bytes, told by trying a decoder on every sequence. */
function decodeByTrying(input: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  for (let at = 0; at < input.length;) {
    let size = 1;
    let piece: string | null = null;
    for (; size <= 4 && piece === null; size++) {
      try {
        piece = decoder.decode(input.subarray(at, Math.min(at + size, input.length)));
      } catch {
        // More bytes may complete it.
      }
    }
    text += piece ?? String.fromCharCode(0xdc00 + input[at]!);
    at += piece === null ? 1 : size - 1;
  }
  return text;
}

test("decodeText() takes for UTF-8 what the platform does, and gives it back, at every bound", () => {
  const firsts = [0x41, 0x7f, 0x80, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef]
    .concat([0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff]);
  const seconds = [0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0];
  const others = [0x7f, 0x80, 0xbf, 0xc0];
  const inputs = firsts.flatMap((first) =>
    seconds.flatMap((second) =>
      others.flatMap((third) => // The first byte is never UTF-8, so that the platform does not decode all at once.
      [bytes(0xff, first, second, third), bytes(0xff, first, second, third, 0xbf, 0x41)])
    )
  );
  for (const input of [...inputs, bytes(0xff, 0xc3), bytes(0xff, 0xf4, 0x8f)]) {
    const { text, valid } = decodeText(input);
    assertEquals(text, decodeByTrying(input), String(input));
    assertEquals(valid, false);
    assertEquals(encodeText(text, "utf-8"), input);
  }
});

test("isEscapedByte() is about the 128 bytes that may be no UTF-8, and no other surrogate", () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(isEscapedByte);
  assertEquals([units.length, units[0], units.at(-1)], [128, 0xdc80, 0xdcff]);
});

test("encodeText() writes each byte of UTF-16 where its order says", () => {
  assertEquals(encodeText("[\u{1f600}", "utf-16le"), bytes(0x5b, 0, 0x3d, 0xd8, 0, 0xde));
  assertEquals(encodeText("[\u{1f600}", "utf-16be"), bytes(0, 0x5b, 0xd8, 0x3d, 0xde, 0));
});

test("encodeText() keeps pairs and what stands around escaped bytes", () => {
  assertEquals(
    encodeText("a\u{1f600}\udce9\udce8b\udcff", "utf-8"),
    bytes(0x61, 0xf0, 0x9f, 0x98, 0x80, 0xe9, 0xe8, 0x62, 0xff),
  );
  // The second half of this pair lies where escaped bytes lie.
  assertEquals(
    encodeText("\u{1f4bb}\udce9\u{1f4bb}", "utf-8"),
    bytes(0xf0, 0x9f, 0x92, 0xbb, 0xe9, 0xf0, 0x9f, 0x92, 0xbb),
  );
  assertEquals(encodeText("\ud83d\udcff", "utf-8"), new TextEncoder().encode("\ud83d\udcff"));
});

test("decodeText() takes texts longer than can be passed as arguments at once", () => {
  const text = `\ufeff${"aé€😀".repeat(5000)}`;
  for (const encoding of ["utf-16le", "utf-16be"] as const) {
    assertEquals(decodeText(encodeText(text, encoding)), { text, encoding, valid: true });
  }
  const cut = `${text}\udce9`;
  assertEquals(decodeText(encodeText(cut, "utf-8")).text, cut);
});
