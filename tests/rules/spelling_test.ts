/**
 * The rules about how a file is written and the linter's own, over homes that
 * are put together at random: fixes come to rest, a safe one takes nothing from
 * any runtime, and findings name only runtimes that they concern.
 */
import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import type { Finding, FixTier } from "../../lib/engine/finding.ts";
import { applyFixes } from "../../lib/engine/apply_fixes.ts";
import { fixHome } from "../../lib/engine/fix.ts";
import { lint } from "../../lib/engine/lint.ts";
import { Home } from "../../lib/model/home.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { type FileView, readFileView } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import fc from "../fast_check.ts";
import { fileText } from "../runtimes/homes.ts";

const GROUP = [
  "byte-order-mark",
  "colon-delimiter",
  "control-character",
  "empty-section",
  "empty-value",
  "inline-comment",
  "invalid-encoding",
  "quoted-value",
  "unexplained-suppression",
  "unknown-rule",
  "untidy-header",
  "unused-suppression",
  "uppercase-key",
];
const own = rules.filter(({ meta }) => GROUP.includes(meta.name));
const knownRules = rules.map(({ meta }) => meta.name);

// More of them: AWSCONF_SPELLING_CASES=100000.
const RUNS = Number(process.env.AWSCONF_SPELLING_CASES ?? 2000);

/** Lines that this group is about and that `fileText` makes too seldom. */
const LINES = [
  'region = "#1"',
  "region = ';1'",
  'output = "a" or "b"',
  'cli_pager = "less -R"',
  'credential_process = "/opt/x" # y',
  "region = “x”",
  "region = “#x”",
  "role_session_name:#1",
  "output: ;1",
  "Region: x # y",
  "aws_session_token = FwoGZXIvYXdzEBYaDExampleToken0123 #456789",
  "region = # to do",
  "  /opt/keys",
  "  endpoint_url: http://x",
  "\u00a0region = x",
  "\u00a0\u00a0a = b\u00a0",
  "k = \u200b\u00a0x",
  "# \u{1f480}\udce9",
  "[ profile a ]",
  "[profile   b]",
  "[ plugins ]",
  "[ dev ]",
  "# awsconf-ignore quoted-value: test",
  "# awsconf-ignore quoted-valu, empty-value: test",
  "; awsconf-ignore inline-comment",
  "# awsconf-ignore-file uppercase-key: test",
];

const anyKind = fc.constantFrom<FileKind>("config", "credentials");
const anyRuntimes = fc.subarray<RuntimeName>([...RUNTIMES], { minLength: 1 });
const anyTiers = fc.constantFrom<readonly FixTier[]>(["safe"], ["safe", "unsafe"]);

/** A file as `fileText` makes it, with such lines between its own. */
const anyFile = anyKind.chain((kind) =>
  fc.tuple(
    fileText(kind),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...LINES)), { maxLength: 6 }),
  ).map(([text, extra]) => {
    const lines = text.split("\n");
    for (const [at, line] of extra) lines.splice(at % (lines.length + 1), 0, line);
    return new SourceFile({ path: kind, kind, text: lines.join("\n") });
  })
);

function homeOf(file: SourceFile): Home {
  return new Home({ config: null, credentials: null }).with({ [file.kind]: file });
}

function fileOf(home: Home): SourceFile {
  return home.config ?? home.credentials!;
}

function findingsIn(file: SourceFile, runtimes: readonly RuntimeName[]): readonly Finding[] {
  return lint(homeOf(file), { rules: own, knownRules, runtimes }).findings;
}

describe("rules about spelling", () => {
  test("come to rest, and fixing twice equals fixing once", () => {
    fc.assert(
      fc.property(anyFile, anyTiers, anyRuntimes, (file, tiers, runtimes) => {
        const run = (home: Home) => lint(home, { rules: own, knownRules, runtimes });
        const once = fixHome(homeOf(file), new Set(tiers), run);
        assertEquals(once.unfinished, false);
        const twice = fixHome(once.home, new Set(tiers), run);
        assertEquals(twice.applied, []);
        assertEquals(fileOf(twice.home).document.text, fileOf(once.home).document.text);
      }),
      { numRuns: RUNS },
    );
  });

  test("take nothing from any runtime in a safe fix", () => {
    let fixes = 0;
    fc.assert(
      fc.property(anyFile, (file) => {
        // Some runtimes take a CR alone for no line end, and so read such files quite otherwise.
        if (/\r(?!\n)/.test(file.document.text)) return;
        for (const { fix, rule } of findingsIn(file, RUNTIMES)) {
          if (fix?.tier !== "safe") continue;
          fixes++;
          const fixed = fileOf(applyFixes(homeOf(file), [fix]));
          for (const runtime of RUNTIMES) {
            const before = readFileView(file, runtime);
            const after = readFileView(fixed, runtime);
            if (before.error !== null) continue;
            assertEquals(after.error, null, `${runtime} refuses what ${rule} wrote`);
            if (changesNames(rule, runtime)) continue;
            const left = filledIn(after);
            const lost = [...filledIn(before)].filter((id) => !left.has(id));
            assertEquals(lost, [], `${runtime} loses a setting to ${rule}`);
          }
        }
      }),
      { numRuns: RUNS },
    );
    assert(fixes > RUNS / 2, "Some fixes are safe");
  });

  test("name only runtimes that were asked about", () => {
    fc.assert(
      fc.property(anyFile, anyRuntimes, (file, runtimes) => {
        for (const finding of findingsIn(file, runtimes)) {
          assertEquals(finding.runtimes.filter((name) => !runtimes.includes(name)), []);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("name a runtime that does not find a section only where it does not", () => {
    let claims = 0;
    fc.assert(
      fc.property(anyFile, (file) => {
        for (const { rule, place, runtimes } of findingsIn(file, RUNTIMES)) {
          if (rule !== "untidy-header" || !("file" in place)) continue;
          claims++;
          const section = file.sections.find((one) => one.headerSpan.start === place.span.start)!;
          for (const runtime of runtimes) {
            const { profiles, ssoSessions, services } = readFileView(file, runtime);
            const places = [profiles, ssoSessions, services]
              .flatMap((part) => part.get(section.name)?.places ?? []);
            assertEquals(places.some(({ span }) => span.start === place.span.start), false);
          }
        }
      }),
      { numRuns: RUNS },
    );
    assert(claims > RUNS / 20, "Some headers are untidy");
  });
});

/** Whether a fix is there to change a name that a runtime reads, or what lines below nest in. */
function changesNames(rule: string, runtime: RuntimeName): boolean {
  if (rule === "colon-delimiter") return ["js", "java", "rust"].includes(runtime);
  return rule === "untidy-header";
}

/** The settings of all sections that have a value. */
function filledIn({ profiles, ssoSessions, services }: FileView): Set<string> {
  const filled = new Set<string>();
  for (const part of [profiles, ssoSessions, services]) {
    for (const [name, { settings }] of part) {
      for (const [key, { value, nested }] of settings) {
        if (value !== "" || nested !== null) filled.add(`${name} ${key.toLowerCase()}`);
      }
    }
  }
  return filled;
}
