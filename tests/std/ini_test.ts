import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { parse, stringify } from "@std/ini";
import { describe, test } from "node:test";

describe("parse(): what awsconf.ini relies on", () => {
  test("sections become members, comments and empty lines are left out", () => {
    const text =
      "# c\n; c\n[awsconf]\nfail-on = error\n\n[rule missing-region]\nregion=eu-west-1\n";
    assertEquals(parse(text), {
      awsconf: { "fail-on": "error" },
      "rule missing-region": { region: "eu-west-1" },
    });
  });

  test("settings before the first section stand at the top", () => {
    assertEquals(parse("a = b\n[s]\nc = d\n"), { a: "b", s: { c: "d" } });
  });

  test("lines end with LF, CR or CRLF, and blanks around a line do not count", () => {
    assertEquals(parse("[a] \r\n\tx = y \r\n  \rz=w"), { a: { x: "y", z: "w" } });
  });

  test("a value goes on behind a second =", () => {
    assertEquals(parse("[a]\nx = y = z\n"), { a: { x: "y = z" } });
  });

  test("a section with no settings is an empty object", () => {
    assertEquals(parse("[a]\n[b]\n"), { a: {}, b: {} });
  });

  test("a section keeps the blanks in its brackets", () => {
    assertEquals(parse("[ a b ]\n"), { " a b ": {} });
  });

  test("a section called __proto__ is a member like any other", () => {
    const parsed = parse("[__proto__]\nx = y\n");
    assertEquals(Object.keys(parsed), ["__proto__"]);
    assertStrictEquals(Object.getPrototypeOf(parsed), Object.prototype);
  });

  test("a mistake names its line", () => {
    const mistakes: [text: string, message: string][] = [
      ["[a]\nnonsense\n", "Unexpected token n in INI at line 2"],
      ["[a\n", "Unexpected end of INI section at line 1"],
      ["\n[]\n", "Unexpected empty section name at line 2"],
      ["[ ]\n", "Unexpected empty section name at line 1"],
      ["[a]\r\n= x\r\n", "Unexpected empty key name at line 2"],
    ];
    for (const [text, message] of mistakes) assertThrows(() => parse(text), SyntaxError, message);
  });
});

describe("parse(): the reviver", () => {
  test("it gets key, value and section, and what it returns is the value", () => {
    const seen: unknown[] = [];
    const parsed = parse("a = b\n[s]\nc = d\n", {
      reviver: (key, value, section) => {
        seen.push([key, value, section]);
        return `${key}!`;
      },
    });
    assertEquals(seen, [["a", "b", undefined], ["c", "d", "s"]]);
    assertEquals(parsed, { a: "a!", s: { c: "c!" } });
  });

  test("it gets the value after its conversion, so the text of a number is lost", () => {
    const seen: unknown[] = [];
    parse('a = 012\nb =\nc = true\nd = null\ne = "012"\n', {
      reviver: (_key, value) => seen.push(value),
    });
    assertEquals(seen, [12, 0, true, null, "012"]);
  });
});

describe("parse(): why it cannot read the AWS files", () => {
  test("the result has values only: no positions, no comments", () => {
    assertEquals(parse("\n# why\n[a]\nx = y\n"), parse("[a]\nx=y"));
  });

  test("a number loses its leading zeros, and an empty value becomes 0", () => {
    assertEquals(parse("[a]\nsso_account_id = 012345678901\nregion =\n"), {
      a: { sso_account_id: 12345678901, region: 0 },
    });
  });

  test("what looks like a number in any notation becomes one", () => {
    assertEquals(parse("a = 1e3\nb = 0x10\nc = 123abc\n"), { a: 1000, b: 16, c: "123abc" });
  });

  test("true, false and null are no text", () => {
    assertEquals(parse("a = true\nb = false\nc = null\nd = True\n"), {
      a: true,
      b: false,
      c: null,
      d: "True",
    });
  });

  test("a repeated section replaces the first, and so does a repeated key", () => {
    assertEquals(parse("[a]\nx = y\n[b]\n[a]\nz = w\nz = v\n"), { a: { z: "v" }, b: {} });
  });

  test("nested settings become flat ones", () => {
    assertEquals(parse("[a]\ns3 =\n  addressing_style = path\n"), {
      a: { s3: 0, addressing_style: "path" },
    });
  });

  test("// starts a comment, a comment behind a value does not, and : is no delimiter", () => {
    assertEquals(parse("[a]\n//server = x\n"), { a: {} });
    assertEquals(parse("[a]\nregion = x # here\n"), { a: { region: "x # here" } });
    assertThrows(() => parse("[a]\nregion: x\n"), SyntaxError);
  });

  test("quotes are dropped", () => {
    assertEquals(parse('[a]\nregion = "x"\nb = "\n'), { a: { region: "x", b: '"' } });
  });

  test("a line that goes on is a mistake", () => {
    assertThrows(() => parse("[a]\nx = y\n  z\n"), SyntaxError, "line 3");
  });
});

describe("stringify()", () => {
  test("settings come first, then the sections, without a line break at the end", () => {
    assertEquals(stringify({ a: { k: "v" }, top: 1, b: {} }), "top=1\n[a]\nk=v\n[b]");
  });

  test("pretty puts blanks around =, lineBreak stands between lines", () => {
    assertEquals(stringify({ a: { k: "v" } }, { pretty: true }), "[a]\nk = v");
    assertEquals(stringify({ a: { k: "v" } }, { lineBreak: "\r\n" }), "[a]\r\nk=v");
  });

  test("the replacer gets key, value and section", () => {
    const replacer = (key: string, value: unknown, section?: string) =>
      `${section}.${key}.${value}`;
    assertEquals(
      stringify({ top: 1, a: { k: null } }, { replacer }),
      "top=undefined.top.1\n[a]\nk=a.k.null",
    );
  });

  test("nothing is quoted, so a text that looks like a number comes back as one", () => {
    assertEquals(stringify({ id: "012" }), "id=012");
    assertEquals(parse(stringify({ id: "012" })), { id: 12 });
  });

  test("an array is a value, not a section", () => {
    assertEquals(stringify({ list: [1, 2], a: {} }), "list=1,2\n[a]");
  });
});
