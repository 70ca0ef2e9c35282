import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import { Home } from "../../lib/model/home.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView } from "../../lib/model/runtimes/mod.ts";
import { isPlainName, plainNameLike } from "../../lib/model/plain_name.ts";
import { readSectionName, writeProfileTitle } from "../../lib/model/section_name.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import fc from "../fast_check.ts";

// More of them: AWSCONF_NAME_CASES=100000.
const RUNS = Number(process.env.AWSCONF_NAME_CASES ?? 500);

const KINDS: readonly FileKind[] = ["config", "credentials"];

describe("readSectionName()", () => {
  const cases: [title: string, kind: FileKind, read: string][] = [
    ["", "config", "unknown: - -"],
    ["default", "config", "profile:default - -"],
    ["DEFAULT", "credentials", "magic-default:DEFAULT - -"],
    ["profile", "config", "unknown: - -"],
    ["profile", "credentials", "profile:profile - -"],
    ["plugins", "config", "plugins:plugins - -"],
    ["dev", "config", "unprefixed:dev - -"],
    ["dev", "credentials", "profile:dev - -"],
    ["profile dev", "config", "profile:dev profile -"],
    ["profile dev", "credentials", "profile:dev profile -"],
    ["profile\tdev", "config", "profile:dev profile -"],
    ["profile \u00a0 my dev", "config", "profile:my dev profile -"],
    ["profile\tmy dev", "config", "profile:my dev profile -"],
    ["sso-session\u00a0my corp", "config", "sso-session:my corp sso-session -"],
    ["services  x", "config", "services:x services -"],
    ['profile "my dev"', "config", "profile:my dev profile quoted"],
    ["profile 'dev'", "config", "profile:dev profile quoted"],
    ['profile ""', "config", "profile: profile quoted"],
    ['profile "', "config", 'profile:" profile -'],
    ['profile "dev', "config", 'profile:"dev profile -'],
    ["profile 'dev\"", "config", "profile:'dev\" profile -"],
    ["x my  dev", "config", "unknown:my  dev x -"],
    ["x\tmy dev", "config", "unknown:my dev x -"],
    ["my dev", "credentials", "profile:my dev - -"],
    ["my\tdev", "credentials", "profile:my\tdev - -"],
  ];

  test("tells what the author meant", () => {
    for (const [title, kind, read] of cases) {
      const { type, name, keyword, quoted } = readSectionName(title, kind);
      assertEquals(`${type}:${name} ${keyword ?? "-"} ${quoted ? "quoted" : "-"}`, read, title);
    }
  });

  test("says of a header what its section in a file says", () => {
    const others = ["profile a.b@c:d/e+f%g-h", "profile é", "profile profile x", "profile a  b"];
    const titles = [...cases.map(([title]) => title), ...others];
    for (const kind of KINDS) {
      const text = titles.map((title) => `[${title}]\nk = v\n`).join("");
      const { sections } = new SourceFile({ path: kind, kind, text });
      titles.forEach((title, index) => {
        const { type, name, keyword, quoted } = sections[index]!;
        assertEquals({ type, name, keyword, quoted }, readSectionName(title, kind), title);
      });
    }
  });
});

test("plainNameLike() is as near as a name can be that every runtime reads", () => {
  const cases: [string, string | null][] = [
    ["dev", "dev"],
    ["a.b@c:d/e+f%g-h", "a.b@c:d/e+f%g-h"],
    ["my dev", "my-dev"],
    [' my "dev"!! ', "my-dev"],
    ["a  (b)", "a-b"],
    ["--dev--", "dev"],
    ["Z\u00fcrich", "Zurich"],
    ["e\u0301\u0302te", "ete"],
    ["\uff41", "a"],
    ["!?", null],
    ["", null],
    ["default!", null],
    ["D\u00e9fault", null],
    ["__proto__", null],
    ["(__proto__)", null],
  ];
  for (const [name, plain] of cases) {
    assertEquals(plainNameLike(name), plain, name);
    if (plain !== null) assertEquals(isPlainName(plain), true);
  }
  assertEquals(["a b", "\u00e9", "", "__proto__"].filter(isPlainName), []);
});

describe("writeProfileTitle()", () => {
  test("writes the header that each file needs", () => {
    assertEquals(KINDS.map((kind) => writeProfileTitle("default", kind)), ["default", "default"]);
    assertEquals(KINDS.map((kind) => writeProfileTitle("dev", kind)), ["profile dev", "dev"]);
    assertEquals(KINDS.map((kind) => writeProfileTitle("a b", kind)), ['profile "a b"', "a b"]);
    assertEquals(KINDS.map((kind) => writeProfileTitle("é", kind)), ["profile é", "é"]);
  });

  test("refuses what would be read as something else", () => {
    const names = [
      ..."\n\t\0\u00a0\u200b\ufeff\u202e\udc80[]#;\"'\\=",
      "",
      "DEFAULT",
      "Default",
      "__proto__",
      " ",
    ];
    for (const kind of KINDS) {
      for (const name of names) {
        assertEquals(writeProfileTitle(name, kind), null, JSON.stringify(name));
        if (name.length !== 1) continue;
        assertEquals(writeProfileTitle(`a${name}b`, kind) === null, name !== " ");
      }
      for (const name of [" a", "a ", "a  b"]) assertEquals(writeProfileTitle(name, kind), null);
    }
    const keywords = ["profile", "profile x", "sso-session x", "services x"];
    for (const name of keywords) assertEquals(writeProfileTitle(name, "credentials"), null);
    assertEquals(writeProfileTitle("profile x", "config"), 'profile "profile x"');
  });

  test("is read back as the same name, and leaks for nobody", () => {
    const name = fc.string({
      unit: fc.oneof(
        fc.constantFrom(..."ab Z09-_.@:/+%!,()é"),
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      ),
      maxLength: 8,
    });
    let written = 0;
    fc.assert(
      fc.property(name, fc.constantFrom(...KINDS), (name, kind) => {
        const title = writeProfileTitle(name, kind);
        if (title === null || name === "first") return;
        written++;
        assertEquals(readSectionName(title, kind).name, name);
        const first = kind === "config" ? "profile first" : "first";
        const text = `[${first}]\nregion = x\n[${title}]\nregion = y\n`;
        const file = new SourceFile({ path: kind, kind, text });
        const home = new Home({ config: null, credentials: null }).with({ [kind]: file });
        assertEquals([...home.profiles.keys()], ["first", name]);
        for (const runtime of RUNTIMES) {
          const { error, profiles } = readFileView(file, runtime);
          assertEquals(error, null);
          assertEquals(profiles.get("first")?.settings.get("region")?.value, "x");
          if (runtime !== "cli" && runtime !== "boto3") continue;
          assertEquals(profiles.get(name)?.settings.get("region")?.value, "y");
        }
      }),
      { numRuns: RUNS },
    );
    assert(written > RUNS / 10, `Some names are written: ${written}`);
  });
});
