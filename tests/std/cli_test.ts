import { assertEquals, assertThrows } from "@std/assert";
import { parseArgs } from "@std/cli";
import { describe, test } from "node:test";

describe("parseArgs(): what the command line relies on", () => {
  const options = {
    boolean: ["fix"],
    string: ["format", "only", "_"],
    collect: ["only"],
    alias: { f: "format" },
  };

  test("switches are false unless given, collected options empty arrays, the rest is not there", () => {
    assertEquals(parseArgs([], options), { _: [], fix: false, only: [] });
  });

  test("values follow as the next argument or behind =", () => {
    assertEquals(
      parseArgs(["--format", "json", "--only=a", "--only", "b", "x", "--fix"], options),
      { _: ["x"], fix: true, format: "json", f: "json", only: ["a", "b"] },
    );
  });

  test("a short name works like the long one", () => {
    assertEquals(parseArgs(["-f", "json"], options).format, "json");
    assertEquals(parseArgs(["-f=json"], options).format, "json");
    assertEquals(parseArgs(["--f", "json"], options).format, "json");
  });

  test("a switch takes no operand along, except true and false", () => {
    const parsed = parseArgs(["--fix", "config"], options);
    assertEquals([parsed.fix, parsed._], [true, ["config"]]);
    assertEquals(parseArgs(["--fix", "false"], options), { _: [], fix: false, only: [] });
    assertEquals(parseArgs(["--fix=false"], options).fix, false);
  });

  test("an option that lacks its value gets the empty string", () => {
    assertEquals(parseArgs(["--format"], options).format, "");
    assertEquals(parseArgs(["-f"], options).format, "");
    assertEquals(parseArgs(["--format", "--fix"], options).format, "");
  });

  test("an empty argument is no value: it stays an operand", () => {
    const parsed = parseArgs(["--format", ""], options);
    assertEquals([parsed.format, parsed._], ["", [""]]);
  });

  test("with nothing behind = the sign belongs to the name", () => {
    const seen: unknown[] = [];
    const unknown = (arg: string, key?: string, value?: unknown) => {
      seen.push([arg, key, value]);
      return false;
    };
    assertEquals(parseArgs(["--format="], { ...options, unknown }).format, undefined);
    assertEquals(seen, [["--format=", "format=", true]]);
  });

  test("the last value counts where an option is not collected", () => {
    assertEquals(parseArgs(["-f", "a", "-f", "b"], options).format, "b");
  });

  test("operands stay text where _ is declared so", () => {
    assertEquals(parseArgs(["0123"], options)._, ["0123"]);
    assertEquals(parseArgs(["12", "0x10", "1e3", "12a", " "])._, [12, 16, 1000, "12a", " "]);
  });

  test("a lone - is an operand, and the value of a letter but not of a long name", () => {
    assertEquals(parseArgs(["-"], options)._, ["-"]);
    assertEquals(parseArgs(["-f", "-"], options).format, "-");
    assertEquals(parseArgs(["--format", "-"], options)._, ["-"]);
  });

  test("all behind -- are operands, or the member -- on request", () => {
    assertEquals(parseArgs(["a", "--", "--fix", "1"], options)._, ["a", "--fix", "1"]);
    const parsed = parseArgs(["a", "--", "--fix", "1"], { ...options, "--": true });
    assertEquals([parsed._, parsed["--"]], [["a"], ["--fix", "1"]]);
    assertEquals(parseArgs([], { "--": true })["--"], []);
  });
});

describe("parseArgs(): unknown()", () => {
  test("it sees what is not declared, and operands without a name", () => {
    const seen: unknown[] = [];
    parseArgs(["-z", "--fixx=1", "file", "--fix", "--only=a", "-f", "x"], {
      boolean: ["fix"],
      collect: ["only"],
      alias: { f: "format" },
      unknown: (...given: unknown[]) => seen.push(given),
    });
    assertEquals(seen, [["-z", "z", true], ["--fixx=1", "fixx", "1"], ["file"]]);
  });

  test("what it answers false to is left out", () => {
    assertEquals(parseArgs(["--a", "1", "file"], { unknown: () => false }), { _: [] });
    assertEquals(parseArgs(["--a", "1"], { unknown: () => undefined }), { _: [], a: 1 });
  });

  test("what it throws comes through", () => {
    const unknown = () => {
      throw new RangeError("Not here");
    };
    assertThrows(() => parseArgs(["--a"], { unknown }), RangeError, "Not here");
  });
});

describe("parseArgs(): values", () => {
  test("an option that is not declared takes the next argument and converts numbers", () => {
    assertEquals(parseArgs(["--a", "x", "--b", "5", "--c", "--d=0x10"]), {
      _: [],
      a: "x",
      b: 5,
      c: true,
      d: 16,
    });
  });

  test("string keeps leading zeros", () => {
    assertEquals(parseArgs(["--id", "0012"], { string: "id" }).id, "0012");
    assertEquals(parseArgs(["--id", "0012"]).id, 12);
  });

  test("letters share a dash, and the last may have a value", () => {
    assertEquals(parseArgs(["-abc", "x"]), { _: [], a: true, b: true, c: "x" });
    assertEquals(parseArgs(["-n5", "-I/usr", "-f-", "-e=="]), {
      _: [],
      n: 5,
      I: "/usr",
      f: "-",
      e: "=",
    });
  });

  test("defaults stand in for what is not given, under every name", () => {
    const options = { default: { out: "a" }, alias: { o: "out" } };
    assertEquals(parseArgs([], options), { _: [], out: "a", o: "a" });
    assertEquals(parseArgs(["-o", "b"], options), { _: [], out: "b", o: "b" });
    assertEquals(parseArgs([], { boolean: ["x"], default: { x: true } }).x, true);
  });

  test("an option may have several other names", () => {
    const options = { boolean: "verbose", alias: { verbose: ["v", "loud"] } };
    assertEquals(parseArgs(["--loud", "file"], options), {
      _: ["file"],
      verbose: true,
      v: true,
      loud: true,
    });
  });

  test("collected options that are declared in nothing else stay unset until given", () => {
    assertEquals(parseArgs([], { collect: "only" }), { _: [] });
    assertEquals(parseArgs(["--only", "1", "--only=x"], { collect: "only" }).only, [1, "x"]);
    assertEquals(parseArgs([], { boolean: "v", collect: "v" }).v, []);
  });

  test("a name with dots makes objects", () => {
    assertEquals(parseArgs(["--a.b", "1", "--a.c.d"]), { _: [], a: { b: 1, c: { d: true } } });
    assertEquals(parseArgs([], { default: { "a.b": 1 } }), { _: [], a: { b: 1 } });
  });
});

describe("parseArgs(): names of the language", () => {
  test("no name reaches the prototype of all objects", () => {
    parseArgs(["--__proto__.polluted", "1", "--constructor.prototype.polluted", "2"]);
    assertEquals(Reflect.get({}, "polluted"), undefined);
  });
});

describe("parseArgs(): the other options", () => {
  test("--no-NAME is false where negatable says so, else an option of its own", () => {
    const options = { boolean: ["color"], negatable: ["color"], default: { color: true } };
    assertEquals(parseArgs([], options).color, true);
    assertEquals(parseArgs(["--no-color"], options).color, false);
    assertEquals(parseArgs(["--no-color", "--color"], options).color, true);
    assertEquals(parseArgs(["--no-color"]), { _: [], "no-color": true });
  });

  test("boolean: true makes every long option a switch", () => {
    assertEquals(parseArgs(["--a", "x", "--b=y", "-c", "z"], { boolean: true }), {
      _: ["x"],
      a: true,
      b: "y",
      c: "z",
    });
  });

  test("stopEarly ends at the first operand", () => {
    assertEquals(parseArgs(["--a", "--b", "1", "run", "--c", "2"], { stopEarly: true }), {
      _: ["run", "--c", "2"],
      a: true,
      b: 1,
    });
  });
});
