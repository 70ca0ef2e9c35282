import { assertEquals, assertThrows } from "@std/assert";
import { parse, stringify } from "@std/ini";
import { describe, test } from "node:test";

describe("@std/ini: what awsconf.ini relies on", () => {
  test("sections become members, comments are left out", () => {
    const text =
      "# c\n; c\n[awsconf]\nfail-on = error\n\n[rule missing-region]\nregion=eu-west-1\n";
    assertEquals(parse(text), {
      awsconf: { "fail-on": "error" },
      "rule missing-region": { region: "eu-west-1" },
    });
  });

  test("a reviver gets the text of each value", () => {
    const reviver = (key: string, value: string, section?: string) => `${section}.${key}=${value}`;
    assertEquals(parse("[a]\naccount = 012\n", { reviver }), {
      a: { account: "a.account=012" },
    });
  });

  test("a mistake names its line", () => {
    assertThrows(() => parse("[a]\nnonsense\n"), SyntaxError, "line 2");
    assertThrows(() => parse("[a\n"), SyntaxError, "line 1");
    assertThrows(() => parse("[a]\n= x\n"), SyntaxError, "line 2");
  });

  test("stringify() writes sections, with blanks around = on request", () => {
    assertEquals(stringify({ top: 1, a: { k: "v" } }), "top=1\n[a]\nk=v");
    assertEquals(stringify({ a: { k: "v" } }, { pretty: true }), "[a]\nk = v");
  });
});

describe("@std/ini: why it cannot read the AWS files", () => {
  test("a number loses its leading zeros", () => {
    assertEquals(parse("[a]\nsso_account_id = 012345678901\n"), {
      a: { sso_account_id: 12345678901 },
    });
  });

  test("a repeated section replaces the first", () => {
    assertEquals(parse("[a]\nx = y\n[a]\nz = w\n"), { a: { z: "w" } });
  });

  test("nested settings become flat ones", () => {
    assertEquals(parse("[a]\ns3 =\n  addressing_style = path\n"), {
      a: { s3: 0, addressing_style: "path" },
    });
  });

  test("// starts a comment, and : is no delimiter", () => {
    assertEquals(parse("[a]\n//server = x\n"), { a: {} });
    assertThrows(() => parse("[a]\nregion: x\n"), SyntaxError);
  });

  test("quotes are dropped", () => {
    assertEquals(parse('[a]\nregion = "x"\n'), { a: { region: "x" } });
  });
});
