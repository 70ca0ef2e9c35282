import { assert, assertEquals } from "@std/assert";
import fc from "../fast_check.ts";
import process from "node:process";
import { describe, test } from "node:test";
import { appendSection, appendToSection } from "../../lib/engine/edits.ts";
import type { Edit, Finding, Fix, FixTier } from "../../lib/engine/finding.ts";
import { applyAndMap } from "../../lib/engine/apply_fixes.ts";
import { applyFixes, chooseFixes, editsOf, fixHome } from "../../lib/engine/fix.ts";
import { lint } from "../../lib/engine/lint.ts";
import { removeSection } from "../../lib/engine/remove_section.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { type AwsSection, SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import { anyText, nastyLines } from "../syntax/arbitraries.ts";

const RUNS = Number(process.env.AWSCONF_FIX_CASES ?? 1500);

const file = (kind: "config" | "credentials", text: string) =>
  new SourceFile({ path: kind, kind, text, exists: text !== "" });

const fixOf = (...edits: Edit[]): Fix => ({
  title: "t",
  tier: "safe",
  reason: "",
  edits,
  operations: [],
  changes: [],
});

const anyHome = fc.record({
  config: fc.oneof(nastyLines, anyText),
  credentials: fc.oneof(nastyLines, anyText),
  own: fc.boolean(),
}).map(({ config, credentials, own }) =>
  new Home({
    config: file("config", config),
    credentials: file("credentials", credentials),
    environment: own ? new Environment({}) : null,
    own,
  })
);

const anyTiers = fc.constantFrom<ReadonlySet<FixTier>>(
  new Set(["safe"]),
  new Set(["safe", "unsafe"]),
);
const anyRuntimes = fc.subarray<RuntimeName>([...RUNTIMES], { minLength: 1 });

const texts = (home: Home) => home.files.map((one) => one.document.text);

describe("fixHome() over any home, with all rules", () => {
  test("ends, and fixing twice equals fixing once", () => {
    fc.assert(
      fc.property(anyHome, anyTiers, anyRuntimes, (home, tiers, runtimes) => {
        const ruleOptions = new Map(rules.map((rule) => [rule.meta.name, { region: "eu-west-1" }]));
        const run = (one: Home) => lint(one, { rules, runtimes, ruleOptions });
        const once = fixHome(home, tiers, run);
        assertEquals(once.unfinished, false);
        const twice = fixHome(once.home, tiers, run);
        assertEquals([texts(twice.home), twice.applied], [texts(once.home), []]);
      }),
      { numRuns: RUNS },
    );
  });

  test("finds places that lie within the files, in order", () => {
    fc.assert(
      fc.property(anyHome, anyRuntimes, (home, runtimes) => {
        let last = [0, 0];
        for (const { place, related, fix } of lint(home, { rules, runtimes }).findings) {
          const places = [place, ...related.map((one) => one.place), ...(fix?.edits ?? [])];
          for (const one of places) {
            if (!("file" in one)) continue;
            assert(one.span.start >= 0 && one.span.start <= one.span.end);
            assert(one.span.end <= one.file.document.text.length);
          }
          if (!("file" in place)) continue;
          const at = [home.files.indexOf(place.file), place.span.start];
          assert(at[0]! > last[0]! || (at[0] === last[0] && at[1]! >= last[1]!), "sorted");
          last = at;
        }
      }),
      { numRuns: RUNS },
    );
  });
});

test("chooseFixes() takes all edits of a fix or none", () => {
  const home = new Home({
    config: file("config", "[profile a]\nregion = x\n[dev]\nregion = y\n[dev]\noutput = json\n"),
    credentials: null,
  });
  const { findings } = lint(home, { rules });
  const chosen = chooseFixes(findings, new Set(["safe"]));
  // Prefixing waits until the two sections are merged.
  assertEquals(chosen.map((finding) => finding.rule), ["duplicate-section"]);
});

describe("a fix that changes the mode", () => {
  const text = "[profile a]\nregion = x\n";
  const config = file("config", text).with({ mode: 0o644 });
  const chmod = (mode: number): Fix => ({
    title: "Do it",
    tier: "safe",
    reason: "",
    edits: [],
    operations: [{ kind: "chmod", file: config, mode }],
    changes: [],
  });
  const edit: Fix = {
    ...chmod(0),
    edits: [{ file: config, span: { start: 0, end: 0 }, text: "# note\n" }],
    operations: [],
  };
  const choose = (...fixes: Fix[]) =>
    chooseFixes(fixes.map((fix) => ({ fix }) as Finding), new Set(["safe"])).map(({ fix }) => fix!);

  test("goes together with one that changes the text", () => {
    const chosen = choose(edit, chmod(0o600));
    const home = applyFixes(new Home({ config, credentials: null }), chosen);
    assertEquals([home.config!.mode, home.config!.document.text], [0o600, `# note\n${text}`]);
  });

  test("leaves the text and everything else alone", () => {
    const home = applyFixes(new Home({ config, credentials: null }), choose(chmod(0o600)));
    assertEquals({ ...home.config! }, { ...config, mode: 0o600, document: home.config!.document });
    assertEquals(home.config!.document.text, text);
  });

  test("is told apart from one that changes the encoding", () => {
    const modeOf = (...kinds: ("chmod" | "reencode")[]) => {
      let pass = 0;
      const operations = kinds.map((kind) => ({ kind, file: config, mode: 0o600 }) as const);
      const fix: Fix = { ...chmod(0), operations };
      const finding = { place: { file: config, span: { start: 0, end: 0 } }, rule: "r", fix };
      const { applied } = fixHome(
        new Home({ config, credentials: null }),
        new Set(["safe"]),
        (home) => ({
          ...lint(home, { rules: [] }),
          findings: pass++ === 0 ? [finding as unknown as Finding] : [],
        }),
      );
      return applied.map(({ mode }) => mode);
    };
    assertEquals(modeOf("chmod"), ["config"]);
    assertEquals(modeOf("reencode"), [null]);
    assertEquals(modeOf("reencode", "chmod"), ["config"]);
  });

  test("waits where another has changed the mode already", () => {
    assertEquals(choose(chmod(0o600), chmod(0o400)).length, 1);
  });
});

describe("fixes that change whole sections", () => {
  const credentials = file("credentials", "[a]\nregion = x\n[b]\n");
  const [a, b] = credentials.sections as [AwsSection, AwsSection];
  const findingOf = (...edits: Edit[]) =>
    ({ rule: "r", fix: fixOf(...edits) }) as unknown as Finding;
  const chosen = (...findings: Finding[]) => chooseFixes(findings, new Set(["safe"])).length;

  test("add one section once", () => {
    const add = (title: string) => findingOf(appendSection(credentials, title, ["k = v"]));
    assertEquals(chosen(add("c"), add("c")), 1);
    assertEquals(chosen(add("c"), add("d")), 2);
  });

  test("leave a line that ends a section in it, where another section is added below", () => {
    const home = new Home({ config: null, credentials });
    const add = fixOf(appendSection(credentials, "c", ["k = v"]));
    const grow = fixOf(appendToSection(b, ["n = w"]));
    for (const fixes of [[add, grow], [grow, add]]) {
      const after = applyFixes(home, fixes).credentials!.document.text;
      assertEquals(after, "[a]\nregion = x\n[b]\nn = w\n\n[c]\nk = v\n");
    }
  });

  test("add nothing to a section that another removes", () => {
    const grow = (section: AwsSection) => findingOf(appendToSection(section, ["k = v"]));
    const remove = (section: AwsSection) => findingOf(removeSection(section));
    assertEquals(chosen(remove(a), grow(a)), 1);
    assertEquals(chosen(grow(a), remove(a)), 1);
    assertEquals(chosen(grow(b), remove(a)), 2);
    assertEquals(chosen(grow(a), grow(a)), 2);
  });
});

describe("the edits of a fix to one file", () => {
  const credentials = file("credentials", "[a]\nregion = x\n");
  const config = file("config", "[default]\n");

  test("are sorted, and become one where they delete side by side", () => {
    const planned = (...edits: readonly (readonly [number, number, string])[]) =>
      editsOf(
        fixOf(...edits.map(([start, end, text]) => ({
          file: credentials,
          span: { start, end },
          text,
        }))),
        credentials,
      ).map(({ span: { start, end }, text, isLast }) => [start, end, text, isLast]);
    assertEquals(planned([3, 6, ""], [0, 3, ""]), [[0, 6, "", false]]);
    assertEquals(planned([0, 4, ""], [1, 2, ""]), [[0, 4, "", false]]);
    for (
      const edits of [
        [[0, 2, ""], [3, 4, ""]],
        [[0, 2, ""], [2, 2, "x"]],
        [[0, 2, ""], [2, 3, "x"]],
        [[0, 0, "x"], [0, 2, ""]],
      ] as const
    ) {
      const sorted = edits.map((edit) => [...edit, false]);
      assertEquals(planned(...edits), sorted);
      assertEquals(planned(...edits.toReversed()), sorted);
    }
  });

  test("leave the other file as it is, and the end of a file where it was", () => {
    const added = fixOf(appendSection(credentials, "c", ["k = v"]));
    const { after, maps } = applyAndMap(new Home({ config, credentials }), [added]);
    assert(after.config === config);
    const end = credentials.document.text.length;
    assertEquals(maps.get(credentials)!.map(end, true), end);
  });
});

test("fixHome() says so where fixes are still to be made after the last pass", () => {
  const home = new Home({
    config: file("config", "# 0\n[default]\nregion = x\n"),
    credentials: null,
  });
  const counting = (one: Home) => {
    const config = one.config!;
    const line = config.document.lines[0]!;
    const count = Number(config.document.slice(line.content).slice(2));
    const edits: Edit[] = [{ file: config, span: line.content, text: `# ${count + 1}` }];
    const fix: Fix = { title: "", tier: "safe", reason: "", edits, operations: [], changes: [] };
    const finding = { place: { file: config, span: line.content }, rule: "count", fix } as Finding;
    return { ...lint(one, { rules: [] }), findings: [finding] };
  };
  const { unfinished, applied } = fixHome(home, new Set(["safe"]), counting);
  assertEquals([unfinished, applied.length > 1], [true, true]);
  assertEquals(fixHome(home, new Set(["unsafe"]), counting).unfinished, false);
});

describe("fixHome() makes steps in which nothing is lost between the files", () => {
  type Way = "config" | "credentials" | null;

  /** Fixes a home pass by pass: a line moves into a file, or one is changed. */
  function run(ways: readonly Way[]) {
    const lines = ways.map((_, i) => `# ${i}\n`).join("");
    const home = new Home({
      config: file("config", `${lines}[default]\n`),
      credentials: file("credentials", `${lines}[a]\n`),
    });
    let pass = -1;
    return fixHome(home, new Set(["safe"]), (one) => {
      pass++;
      const result = lint(one, { rules: [] });
      if (pass >= ways.length) return result;
      const way = ways[pass]!;
      const to = one[way ?? "config"]!;
      const from = way === "credentials" ? one.config! : one.credentials!;
      const span = { start: 0, end: from.document.lines[0]!.next };
      const edits: Edit[] = way === null
        ? [{ file: from, span, text: `# changed in ${pass}\n` }]
        : [
          { file: to, span: { start: 0, end: 0 }, text: "# moved\n" },
          { file: from, span, text: "" },
        ];
      const fix: Fix = { title: "", tier: "safe", reason: "", edits, operations: [], changes: [] };
      const finding = { place: { file: from, span }, rule: `${pass}`, fix } as Finding;
      return { ...result, findings: [finding] };
    });
  }

  test("one for each time that the way changes", () => {
    const cases: [ways: Way[], steps: string[]][] = [
      [[null, null], ["null 0 1"]],
      [["config", "config"], ["config 0 1"]],
      [["credentials", "config"], ["credentials 0", "config 1"]],
      [["config", null, "config"], ["config 0 1 2"]],
      [[null, "credentials", null, "config", null], ["credentials 0 1 2", "config 3 4"]],
    ];
    for (const [ways, expected] of cases) {
      const { steps, home, applied } = run(ways);
      const shown = steps.map(({ first, applied }) =>
        [first, ...applied.map(({ rule }) => rule)].join(" ")
      );
      assertEquals(shown.map((one) => one.replace(/^ /, "null ")), expected);
      assertEquals([steps.at(-1)!.home, applied.length], [home, ways.length]);
    }
  });

  test("as long as there are ten passes at most", () => {
    const ways = (length: number) => Array.from({ length }, () => null);
    const ten = run(ways(10));
    assertEquals([ten.applied.length, ten.unfinished], [10, false]);
    const more = run(ways(11));
    assertEquals([more.applied.length, more.unfinished], [10, true]);
  });
});
