import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { caseTwins, isSplitByCase } from "../../lib/model/case_twins.ts";
import { hasOwnEndpoint } from "../../lib/model/endpoints.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { isMeantProfile } from "../../lib/model/meant_profile.ts";
import { type FileKind, SourceFile, type SourceFileInit } from "../../lib/model/source_file.ts";
import { isTidyWithBlocks } from "../../lib/model/tidy.ts";
import { homeOf } from "./two_texts.ts";

function fileOf(kind: FileKind, text: string, rest: Partial<SourceFileInit> = {}): SourceFile {
  return new SourceFile({ path: kind, kind, text, ...rest });
}

describe("SourceFile", () => {
  test("finds the section that an offset lies in", () => {
    const file = fileOf("config", "# c\n[default]\nk = v\n[profile a]\nk = w\n");
    const starts = file.sections.map(({ wholeSpan }) => wholeSpan.start);
    assertEquals(starts, [4, 20]);
    const at = [0, 3, 4, 19, 20, 999].map((offset) => file.sectionAt(offset)?.name);
    assertEquals(at, [undefined, undefined, "default", "default", "a", "a"]);
  });

  test("says where headers are, unclosed ones too", () => {
    const file = fileOf("config", "[a] # c\n  [ b ]\n[c # d\n[");
    assertEquals(file.sections.map(({ headerSpan }) => file.document.slice(headerSpan)), [
      ...["[a]", "[ b ]", "[c", "["],
    ]);
  });

  test("has the keys of sections, without those of blocks and of no section", () => {
    const file = fileOf("config", "early = x\n[a]\nK = v\ns3 =\n  inner = y\n[b]\nk = w\n");
    for (const { settings } of file.sections) for (const { nested } of settings) void nested.length;
    assertEquals(file.keys, ["k", "s3"]);
    assertEquals(file.settings("k").map(({ value }) => value), ["v", "w"]);
    assertEquals([file.settings("early"), file.settings("inner")], [[], []]);
  });

  test("has the last setting of a key, in long sections too", () => {
    for (const count of [2, 23, 24, 25, 60]) {
      const lines = Array.from({ length: count - 1 }, (_, i) => `k${i} = ${i}\n`);
      const [section] = fileOf("config", `[a]\n${lines.join("")}k0 = last\n`).sections;
      const values = ["k0", `k${count - 2}`, "k99"].map((key) => section!.get(key)?.value);
      assertEquals(values, ["last", count === 2 ? "last" : String(count - 2), undefined]);
    }
  });

  test("knows the sections that some reader may read in its own way", () => {
    const tidy = "[default]\n[profile a.b]\n[sso-session c]\n[services d]\n";
    const odd = [
      ...[
        "[profile é]",
        "[profile  a]",
        "[profile a] # c",
        " [profile a]",
        "[ profile a]",
        "[a b]",
      ],
      ...[
        "[profile a ]",
        '[profile "a"]',
        "[profile a",
        "[]",
        "[x]\n s3 = a",
        "[x]\nk",
        "[x]\nk = 'v'",
      ],
    ];
    const titles = (text: string) =>
      fileOf("config", text.replaceAll("\n", "\nk = v\n")).oddSections.map(({ syntax }) =>
        syntax.title
      );
    assertEquals(titles(tidy), []);
    for (const header of odd) assertEquals(titles(`${tidy}${header}\n`).length, 1, header);
    assertEquals(fileOf("config", "[profile a]\n# c\n").oddSections.length, 1, "nothing below it");
  });

  test("comes to exist with a text, and keeps the rest", () => {
    const absent = fileOf("config", "", { exists: false, reported: false, mode: 0o600 });
    const made = absent.with({ text: "[a]\n" });
    assertEquals([absent.with({}).exists, made.exists], [false, true]);
    assertEquals([made.reported, made.mode, made.kind, made.path], [
      false,
      0o600,
      "config",
      "config",
    ]);
    assertEquals(made.with({ text: "" }).exists, true);
    assertEquals(made.with({ mode: null, encoding: "utf-16le" }).document.text, "[a]\n");
  });
});

test("a home of files that were named knows nothing of absent ones", () => {
  const config = fileOf("config", "");
  const credentials = fileOf("credentials", "", { exists: false });
  const sees = (own: boolean, environment: Record<string, string> = {}) =>
    new Home({ config, credentials, own, environment: new Environment(environment) }).seesBoth;
  assertEquals(new Home({ config, credentials }).seesBoth, false);
  assertEquals([sees(false), sees(true)], [false, true]);
  assertEquals(sees(true, { AWS_SHARED_CREDENTIALS_FILE: "/x" }), false);
  assertEquals(sees(true, { AWS_CONFIG_FILE: "/x" }), true);
  assertEquals(new Home({ config, credentials: null, own: true }).seesBoth, false);
});

test("a home without its environment is without the command line, too", () => {
  const bare = homeOf("[default]\n");
  assertEquals(bare.withoutEnvironment() === bare, true);
  const { config, credentials } = bare;
  for (
    const rest of [{ explicit: { profile: "a" } }, { environment: new Environment({ A: "1" }) }]
  ) {
    const home = new Home({ config, credentials, ...rest });
    const without = home.withoutEnvironment();
    assertEquals([without.environment, without.explicit], [null, {}]);
    assertEquals(home.withoutEnvironment() === without, true);
  }
});

test("isMeantProfile() knows sections whose header only looks otherwise", () => {
  const home = homeOf("[profile a]\n[b]\n[x c]\n[sso-session d]\n[services e]\n", "[f]\n[y g]\n");
  const names = ["a", "b", "c", "d", "e", "f", "y g", "g", "x c", "none"];
  assertEquals(names.filter((name) => isMeantProfile(home, name)), ["a", "b", "c", "f", "y g"]);
});

test("caseTwins() groups names that differ by case alone", () => {
  const names = ["dev", "Prod", "Dev", "prod", "DEV", "Alone", "other"];
  assertEquals([...caseTwins(new Map(names.map((name) => [name, 1])))], [
    ["prod", ["prod", "Prod"]],
    ["dev", ["dev", "Dev", "DEV"]],
  ]);
  const isSplit = (config: string, credentials: string) =>
    ["dev", "Dev"].map((name) => isSplitByCase(homeOf(config, credentials), name));
  assertEquals(isSplit("[profile dev]\n", "[Dev]\n"), [true, true]);
  assertEquals(isSplit("[profile Dev]\n", "[dev]\n"), [true, true]);
  assertEquals(isSplit("[profile Dev]\n[profile dev]\n", ""), [false, false]);
  assertEquals(isSplit("[profile Dev]\n", "[dev]\n[Dev]\n"), [false, false]);
  assertEquals(isSplit("[profile Dev]\n", ""), [false, false]);
  assertEquals(isSplit("[profile Dev]\n[profile DEV]\n", "[dev]\n"), [false, false]);
});

test("hasOwnEndpoint() looks at the section, its profile and the environment", () => {
  const config =
    "[profile a]\nregion = x\n[profile b]\nendpoint_url = x\n[profile c]\nservices = x\n" +
    "[profile d]\ns3 =\n  endpoint_url = x\n[sso-session b]\nsso_region = x\n[profile e]\n";
  const own = (environment: Record<string, string>) => {
    const home = new Home({
      config: fileOf("config", config),
      credentials: fileOf("credentials", "[b]\nk = v\n[e]\nendpoint_url = x\n"),
      environment: new Environment(environment),
    });
    return home.files.flatMap(({ sections }) => sections.map((one) => hasOwnEndpoint(home, one)));
  };
  assertEquals(own({ AWS_REGION: "x" }), [false, true, true, true, false, true, true, true]);
  assertEquals(own({ AWS_ENDPOINT_URL_S3: "x" }), Array(8).fill(true));
});

test("isTidyWithBlocks() is about sections that all runtimes read alike", () => {
  const isTidy = (text: string) => isTidyWithBlocks(fileOf("config", text).sections[0]!);
  const block = "s3 =\n  a = b\n  c = d\n";
  for (const header of ["[profile a]", "[default]", "[services a]", "[sso-session a.b]"]) {
    for (const body of [block, `k = v\n\n${block}# c\nx = y\n`, "s3 =\n\ta = b\n"]) {
      assertEquals(isTidy(`${header}\n${body}`), true, `${header}\n${body}`);
    }
  }
  for (
    const header of ["[profile  a]", " [profile a]", "[profile a ]", "[profile é]", "[profile a] x"]
  ) {
    assertEquals(isTidy(`${header}\n${block}`), false, header);
  }
  const bodies = [
    ...[
      "stray\ns3 =\n  a = b",
      " s3 =\n  a = b",
      "s3 = x\n  a = b",
      "s3 = # c\n  a = b",
      "s3:\n  a = b",
    ],
    ...[
      "s3 =\n  a = b\n   c = d",
      "s3 =\n    a = b\n  c = d",
      "s3 =\n  a = b\n  stray",
      "s3 =\n  a =",
    ],
    ...[
      "s3 =\n  a: b",
      "s3 =\n  a = 'b'",
      's3 =\n  a = "b"',
      "s3 =\n  a = b # c",
      "s3 =\n  a = b\n  c:d",
    ],
    ...["k: v", "k =", "k = 'v'", 'k = "v"', "k = v # c", "k = v ; c"].map((line) =>
      `${line}\n${block}`
    ),
    ` k = v\n${block}`,
  ];
  for (const body of bodies) assertEquals(isTidy(`[profile a]\n${body}\n`), false, body);
});
