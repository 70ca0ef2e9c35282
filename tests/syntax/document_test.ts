import { assert, assertEquals } from "@std/assert";
import fc from "../fast_check.ts";
import { describe, test } from "node:test";
import { type Document, parseDocument, printDocument } from "../../lib/syntax/document.ts";
import { makeLine, plainValueStart } from "../../lib/syntax/scan.ts";
import { anyText } from "./arbitraries.ts";

const parse = parseDocument;
const first = (text: string) => parse(text).lines[0]!;

describe("parseDocument()", () => {
  test("gives every code unit to exactly one token", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = parse(text);
        let at = 0;
        for (const token of document.tokens()) {
          assertEquals(token.start, at);
          assert(token.end > token.start, "No token is empty");
          at = token.end;
        }
        assertEquals(at, text.length);
        assertEquals(printDocument(document), text);
      }),
      { numRuns: 3000 },
    );
  });

  test("tells the kinds of lines apart", () => {
    const kinds = parse("\n \n# c\n  ; c\n[a]\nk = v\nk: v\nno delimiter\n").lines;
    assertEquals(kinds.map((line) => line.kind), [
      "blank",
      "blank",
      "comment",
      "comment",
      "header",
      "setting",
      "setting",
      "text",
    ]);
  });

  test("takes LF, CRLF and a lone CR for the end of a line", () => {
    const document = parse("a=1\r\nb=2\rc=3\nd=4");
    assertEquals(document.lines.map((line) => [line.end, line.next]), [[3, 5], [8, 9], [12, 13], [
      16,
      16,
    ]]);
  });

  test("finds key, delimiter, value and inline comment", () => {
    const document = parse("  region\t=  us-east-1  # home \n");
    const line = document.lines[0]!;
    assertEquals(document.slice(line.name), "region");
    assertEquals(line.mark, 9);
    assertEquals(document.slice(line.rawValue), "us-east-1  # home");
    assertEquals(document.slice(line.value), "us-east-1");
    assertEquals(document.text[line.commentStart], "#");
  });

  test("splits at the first delimiter, be it = or :", () => {
    const document = parse("role_arn: arn=x\nurl = https://x\n= x\n");
    assertEquals(document.lines.map((line) => document.slice(line.name)), ["role_arn", "url", ""]);
  });

  test("wants white space before an inline comment's mark", () => {
    assertEquals(first("k = a#b;c").commentStart, -1);
    assertEquals(first("k = #abc").commentStart, 4);
    assertEquals(first("k = a\t; c").commentStart, 6);
    assertEquals(first("k = a # b ; c # d").commentStart, 6, "the first of several");
    assertEquals(first("a # b = c").commentStart, -1, "within a key");
    assertEquals(first("= x\n").commentStart, -1);
  });

  test("finds the parts of headers, the unclosed ones too", () => {
    const cases: [string, string, boolean, string, number][] = [
      ["[profile a]", "profile a", true, "", -1],
      ["[\u00a0a\u00a0]", "a", true, "", -1],
      ["[ profile  a ] # c", "profile  a", true, "# c", 15],
      ["[a]# c", "a", true, "# c", 3],
      ["[a]; c", "a", true, "; c", 3],
      ["[a] junk # c", "a", true, "junk # c", 9],
      ["[a # b]", "a # b", true, "", -1],
      ["[a # b] # c", "a # b", true, "# c", 8],
      ["[a", "a", false, "", -1],
      ["[a # c", "a", false, "# c", 3],
      ["[]", "", true, "", -1],
      ["[", "", false, "", -1],
      ["[\n", "", false, "", -1],
      ["[a]b]", "a", true, "b]", -1],
    ];
    for (const [text, name, closed, tail, comment] of cases) {
      const document = parse(text);
      const line = document.lines[0]!;
      assertEquals(document.slice(line.name), name, text);
      assertEquals(line.mark >= 0, closed, text);
      assertEquals(document.slice(line.rawValue), tail, text);
      assertEquals(line.commentStart, comment, text);
    }
  });

  test("knows no parts of other lines", () => {
    for (const text of ["", " ", "x", "# [a] = b", " ; [a"].map((line) => `${line}\n`)) {
      const { nameStart, nameEnd, mark, valueStart, valueEnd, bareEnd } = first(text);
      const parts = [nameStart, nameEnd, mark, valueStart, valueEnd, bareEnd];
      assertEquals(parts, [-1, -1, -1, -1, -1, -1], text);
    }
  });

  test("finds the same parts of a line wherever it stands", () => {
    const lines = ["", " ", "= x", "=", "= =", ":=", "a # b", "[", "[]", "[a", "[a]", "# c", "a"];
    for (const end of ["", "\n", "\r\n", "\r", "\n#"]) {
      for (const text of lines) {
        if (text + end === "") continue;
        const alone = first(text + end);
        const document = parse(`k\n${text}${end}`);
        const { start, end: stop, ...line } = document.lines[1]!;
        assertEquals([start, stop], [2, 2 + text.length]);
        assertEquals(line.kind, alone.kind, text);
        const parts = ["contentStart", "contentEnd", "nameStart", "nameEnd", "mark", "valueStart"];
        for (const part of parts as (keyof typeof line)[]) {
          const other = alone[part] as number;
          assertEquals(line[part], other < 0 ? other : other + 2, `${text} ${part}`);
        }
      }
    }
    assertEquals([first("= x").kind, first(": x").kind], ["setting", "setting"]);
    assertEquals([first("== x").mark, first("=: x").mark, first(":= x").mark], [0, 0, 0]);
  });

  test("finds in each line what a look at that line alone finds", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of parse(text).lines) {
          assertEquals(line, makeLine(text, line.start, line.number));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("puts deeper lines under the setting above them", () => {
    const document = parse(
      "[a]\ns3 =\n  x = 1\n  # c\n\n  y: 2\nregion = z\n  rest\nstray\n  deep = 1\n",
    );
    const section = document.sections[0]!;
    assertEquals(section.settings.map((setting) => setting.key), ["s3", "region"]);
    assertEquals(section.settings[0]!.nested.map((setting) => setting.value), ["1", "2"]);
    assertEquals(section.settings[1]!.children.length, 2, "a stray line ends no continuation");
    assertEquals(section.stray.length, 1);
    assertEquals(parse("[a]\ns3 =\n  junk\n  x = 1\n").sections[0]!.settings[0]!.nested.length, 1);
  });

  test("keeps lines apart that belong to nothing, for each section", () => {
    const { sections, preamble } = parse("a\n[a]\nb\nc\n[b]\nk = v\n[c]\nd\n");
    const strays = [preamble, ...sections].map(({ stray }) => stray.map(({ number }) => number));
    assertEquals(strays, [[1], [3, 4], [], [8]]);
  });

  test("tells keys apart of which one begins with the other", () => {
    // The two have the same place in the table of keys that were read last.
    const document = parse("[a]\nfoo = 1\nfoo_1 = 2\nfoo = 3\n[b]\nfoo_1 = 4\n");
    const [a, b] = document.sections;
    assertEquals(a!.settings.map(({ key }) => key), ["foo", "foo_1", "foo"]);
    assertEquals(b!.settings.map(({ key }) => key), ["foo_1"]);
    assertEquals(document.keys.get("foo_1")!.settings.map(({ value }) => value), ["2", "4"]);
  });

  test("says what a file can hold at all", () => {
    const says = (text: string) => {
      const { mayHaveComments, hasCapitalKeys } = parse(text);
      return [mayHaveComments, hasCapitalKeys];
    };
    assertEquals(says("[A]\nk = V\n"), [false, false]);
    assertEquals(says("# [A]\nk = V\n"), [true, false]);
    assertEquals(says("[a]\nK = v ; c\n"), [true, true]);
    assertEquals(says("[a]\ns3 =\n  K = v\n"), [false, false]);
  });

  test("lets a header at any depth start a section", () => {
    const document = parse("[a]\nk = v\n  [b]\nk = w\n");
    assertEquals(document.sections.map((section) => section.title), ["a", "b"]);
  });

  test("says the same of a plain setting as its line does, which is made when it is asked for", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = parse(text);
        for (const { settings } of [document.preamble, ...document.sections]) {
          for (const setting of settings) {
            const { key, value, writtenValue, hasValue } = setting;
            const { line } = setting;
            assertEquals(key, document.slice(line.name).toLowerCase());
            assertEquals(value, document.slice(line.value));
            assertEquals(writtenValue, document.slice(line.rawValue));
            assertEquals(hasValue, writtenValue !== "" || setting.children.length > 0);
            assert(document.lines[line.number - 1] === line, "A line is made once");
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("gives the same lines one by one, a few at a time and all together", () => {
    fc.assert(
      fc.property(anyText, fc.nat(5), fc.nat(5), (text, first, count) => {
        const all = parse(text).lines;
        const document = parse(text);
        assertEquals(document.lineCount, all.length);
        assertEquals(document.linesIn(first, first + count), all.slice(first, first + count));
        assertEquals(document.lineAt(first), all[first]);
        assertEquals([document.lineAt(-1), document.lineAt(all.length)], [undefined, undefined]);
        assertEquals(document.lines, all);
      }),
      { numRuns: 1000 },
    );
  });

  test("keeps the lines before the first header apart", () => {
    const document = parse("# c\nk = v\n[a]\n");
    assertEquals(document.preamble.settings.map((setting) => setting.key), ["k"]);
    assertEquals(document.sections[0]!.settings.length, 0);
    assertEquals([document.preamble.title, document.preamble.index], ["", -1]);
  });

  test("compares keys in lower case and keeps how they were written", () => {
    const setting = parse("[a]\nREGION = x\n").sections[0]!.settings[0]!;
    assertEquals([setting.key, setting.writtenKey], ["region", "REGION"]);
  });
});

describe("Document.position()", () => {
  const at = (document: Document, offset: number) => {
    const { line, column } = document.position(offset);
    return [line, column];
  };

  test("counts lines and columns from 1, in UTF-16 code units", () => {
    const document = parse("a😀b\r\nc\n");
    assertEquals(at(document, 0), [1, 1]);
    assertEquals(at(document, 3), [1, 4]);
    assertEquals(at(document, 6), [2, 1]);
    assertEquals(at(document, 8), [3, 1], "behind the last terminator");
    assertEquals(at(document, 99), [3, 1]);
  });

  test("counts a byte order mark as the first column", () => {
    assertEquals(at(parse("\ufeff[a]"), 1), [1, 2]);
  });

  test("copes with an empty file", () => {
    assertEquals(at(parse(""), 0), [1, 1]);
  });

  test("agrees with a count by hand for every offset", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = parse(text);
        let line = 1;
        let start = 0;
        for (let offset = 0; offset <= text.length; offset++) {
          const before = text[offset - 1];
          if (before === "\n" || (before === "\r" && text[offset] !== "\n")) {
            line++;
            start = offset;
          }
          assertEquals(at(document, offset), [line, offset - start + 1]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test("Document.terminator is the one used most, LF if none", () => {
  assertEquals(parse("a").terminator, "\n");
  assertEquals(parse("a\r\nb\r\nc\n").terminator, "\r\n");
  assertEquals(parse("a\rb\r").terminator, "\r");
  assertEquals(parse("a\rb\rc\r\nd").terminator, "\r");
});

test("parseDocument() does work linear in the length of the text", () => {
  // Counted, not timed: the number of tokens of hostile inputs grows as the input does.
  for (const piece of ["[", "[a\n", "k\n", "= ", " \t", "\r", "k =\n  v\n"]) {
    const small = parse(piece.repeat(1000)).tokens().length;
    const large = parse(piece.repeat(10000)).tokens().length;
    assert(large <= small * 10 + 10, piece);
  }
});

test("Document.tokens() names the parts of every kind of line", () => {
  const tokens = (text: string) => {
    const document = parse(text);
    return document.tokens().map((token) => [token.kind, document.slice(token)]);
  };
  assertEquals(tokens("\ufeff [ a b ] tail  # c\r\n"), [
    ["byte-order-mark", "\ufeff"],
    ["blank", " "],
    ["bracket", "["],
    ["blank", " "],
    ["name", "a b"],
    ["blank", " "],
    ["bracket", "]"],
    ["blank", " "],
    ["text", "tail"],
    ["blank", "  "],
    ["comment", "# c"],
    ["terminator", "\r\n"],
  ]);
  assertEquals(tokens("[a] # c"), [
    ["bracket", "["],
    ["name", "a"],
    ["bracket", "]"],
    ["blank", " "],
    ["comment", "# c"],
  ]);
  assertEquals(tokens("[a # c"), [
    ["bracket", "["],
    ["name", "a"],
    ["blank", " "],
    ["comment", "# c"],
  ]);
  assertEquals(tokens(" key\t=  a b  # c \n"), [
    ["blank", " "],
    ["key", "key"],
    ["blank", "\t"],
    ["delimiter", "="],
    ["blank", "  "],
    ["value", "a b"],
    ["blank", "  "],
    ["comment", "# c"],
    ["blank", " "],
    ["terminator", "\n"],
  ]);
  assertEquals(tokens("k:v"), [["key", "k"], ["delimiter", ":"], ["value", "v"]]);
  assertEquals(tokens("  # c \n stray  \r \n"), [
    ["blank", "  "],
    ["comment", "# c"],
    ["blank", " "],
    ["terminator", "\n"],
    ["blank", " "],
    ["text", "stray"],
    ["blank", "  "],
    ["terminator", "\r"],
    ["blank", " "],
    ["terminator", "\n"],
  ]);
});

test("Document.terminator prefers LF, and then CRLF, of those that are used as often", () => {
  assertEquals(parse("a\r\nb\n").terminator, "\n");
  assertEquals(parse("a\r\nb\r").terminator, "\r\n");
  assertEquals(parse("a\nb\r").terminator, "\n");
  assertEquals(parse("a\nb\rc\rd").terminator, "\r");
  assertEquals(parse("a\nb\nc\r\nd\re").terminator, "\n");
  assertEquals(parse("a\r\nb\rc\rd\r\ne\r\nf\n").terminator, "\r\n");
});

test("Setting.says() and fits() are about the value as a whole, without its comment", () => {
  const [setting] = parse("[a]\nkey = some text # note\n").sections[0]!.settings;
  assertEquals(setting!.says("some text"), true);
  for (const other of ["some", "some text ", "some text # note", "some texT", ""]) {
    assertEquals(setting!.says(other), false, other);
  }
  assertEquals(setting!.fits(/[a-z ]+(?=\s#)/y), true);
  assertEquals(setting!.fits(/[a-z]+/y), false);
  assertEquals(setting!.fits(/[a-z #]+/y), false);
  assertEquals(setting!.fits(/text/y), false);
  const [empty] = parse("[a]\nkey =\n").sections[0]!.settings;
  assertEquals([empty!.says(""), empty!.says("k")], [true, false]);
});

test("plainValueStart() finds in usual lines what a whole look at them finds, and is silent of others", () => {
  const parts = (...all: string[]) => all;
  for (const key of parts("k", "key", "a z", "{", "`", "K", "", " k", "k\u00e9", "k\x7f", "k\t")) {
    for (const delimiter of parts("=", " =", "  =", "= ", " = ", "=  ", "\t= ", ":", " : ")) {
      for (
        const value of parts(
          "",
          "v",
          "v w",
          " ",
          "~",
          "\x7f",
          "\u00e9",
          "v\x7f",
          "v ",
          "v\t",
          "\u00a0v",
          "\x7fv",
        )
      ) {
        const text = `[a]\n${key}${delimiter}${value}\n`;
        const [start, end] = [4, text.length - 1];
        const at = text.search(/[=:]/);
        const found = plainValueStart(text, start, at, end);
        const isUsual = /^[a-z]/.test(key) && /[!-~]$/.test(key) && /^ ?[=:] ?$/.test(delimiter) &&
          /^[!-~]/.test(value) && /[!-~]$/.test(value);
        assertEquals(found >= 0, isUsual, JSON.stringify(text));
        if (!isUsual) continue;
        const line = makeLine(text, start, 2);
        assertEquals([line.valueStart, line.valueEnd, line.mark], [found, end, at]);
        assertEquals([line.contentStart, line.nameEnd], [start, start + key.length]);
      }
    }
  }
});
