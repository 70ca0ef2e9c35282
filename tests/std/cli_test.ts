import { assertEquals } from "@std/assert";
import { parseArgs } from "@std/cli";
import { describe, test } from "node:test";

describe("parseArgs(): what the command line relies on", () => {
  const options = {
    boolean: ["fix"],
    string: ["format", "only", "_"],
    collect: ["only"],
    alias: { f: "format" },
  };

  test("switches are false unless given, collected options empty arrays", () => {
    const parsed = parseArgs([], options);
    assertEquals(parsed.fix, false);
    assertEquals(parsed.only, []);
    assertEquals(parsed.format, undefined);
    assertEquals(parsed._, []);
  });

  test("values follow as the next argument or behind =", () => {
    const parsed = parseArgs(
      ["--format", "json", "--only=a", "--only", "b", "x", "--fix"],
      options,
    );
    assertEquals(parsed.format, "json");
    assertEquals(parsed.f, "json", "every name of an option is set");
    assertEquals(parsed.only, ["a", "b"]);
    assertEquals(parsed._, ["x"]);
    assertEquals(parsed.fix, true);
  });

  test("a short name works like the long one", () => {
    assertEquals(parseArgs(["-f", "json"], options).format, "json");
    assertEquals(parseArgs(["-f=json"], options).format, "json");
  });

  test("a switch takes no operand along", () => {
    const parsed = parseArgs(["--fix", "config"], options);
    assertEquals([parsed.fix, parsed._], [true, ["config"]]);
  });

  test("an option that lacks its value gets the empty string", () => {
    assertEquals(parseArgs(["--format"], options).format, "");
    assertEquals(parseArgs(["--format", "--fix"], options).format, "");
  });

  test("operands stay text where _ is declared so", () => {
    assertEquals(parseArgs(["0123"], options)._, ["0123"]);
    assertEquals(parseArgs(["12"])._, [12]);
  });

  test("a lone - is an operand, and so is all behind --", () => {
    assertEquals(parseArgs(["-", "--", "--fix"], options)._, ["-", "--fix"]);
  });

  test("unknown() sees what is not declared", () => {
    const seen: unknown[] = [];
    parseArgs(["-z", "--fixx=1", "file"], {
      ...options,
      unknown: (arg, key) => seen.push([arg, key ?? null]),
    });
    assertEquals(seen, [["-z", "z"], ["--fixx=1", "fixx"], ["file", null]]);
  });
});
