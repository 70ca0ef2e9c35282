/**
 * The rules about sections and their names: over homes that are put together
 * at random fixes come to rest and break nothing, and of one mistake only one
 * rule of all speaks.
 */
import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import type { FixTier } from "../../lib/engine/finding.ts";
import { applyFixes, fixHome } from "../../lib/engine/fix.ts";
import { proveFixes } from "../../lib/engine/prove_fixes.ts";
import { lint } from "../../lib/engine/lint.ts";
import { Home } from "../../lib/model/home.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { type FileView, readFileView } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import fc from "../fast_check.ts";
import { fileText } from "../runtimes/homes.ts";

const GROUP = [
  "case-clash",
  "misplaced-section",
  "prefixed-profile-in-credentials",
  "profile-default",
  "unknown-section",
  "unportable-name",
  "unprefixed-profile",
  "unused-services",
  "unused-sso-session",
];
const own = rules.filter(({ meta }) => GROUP.includes(meta.name));

// More of them: AWSCONF_SECTIONS_CASES=100000.
const RUNS = Number(process.env.AWSCONF_SECTIONS_CASES ?? 1000);

/** Headers that this group is about and that `fileText` makes too seldom. */
const HEADERS = [
  "[profile default]",
  "[default]",
  '[profile "default"]',
  "[ profile default ]",
  "[Default]",
  "[profiles a]",
  "[profile.a]",
  "[a profile]",
  "[sso_session a]",
  "[sso-session a]",
  '[sso-session "a"]',
  "[services a]",
  "[profile a]",
  '[profile "a"]',
  '[profile "a b"]',
  "[profile a b]",
  "[a b]",
  "[a]",
  "[A]",
  "[profile in]",
  "[profile é]",
  "[profile bob's]",
];
const LINES = ["region = x", "source_profile = a b", "sso_session = a", "s3 =", "  k: v", ""];

const anyFile = (kind: FileKind) =>
  fc.tuple(
    fileText(kind),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...HEADERS), fc.constantFrom(...LINES)), {
      maxLength: 4,
    }),
  ).map(([text, extra]) => {
    const lines = text.split("\n");
    for (const [at, header, line] of extra) {
      lines.splice(at % (lines.length + 1), 0, header, line);
    }
    return new SourceFile({ path: kind, kind, text: lines.join("\n") });
  });

const anyHome = fc.tuple(anyFile("config"), anyFile("credentials"))
  .map(([config, credentials]) => new Home({ config, credentials }))
  .filter((home) => !home.files.some(isOutOfScope));

/** What this group is not about: a CR alone, bytes that are not UTF-8, and odd blanks, before which some see a header. */
function isOutOfScope({ document: { text } }: SourceFile): boolean {
  // deno-lint-ignore no-control-regex -- the separators are meant
  return /\r(?!\n)|[\x1c-\x1f\x85]|[^\S \t\n\r]\s*\[/.test(text) || !text.isWellFormed();
}

const anyTiers = fc.constantFrom<readonly FixTier[]>(["safe"], ["safe", "unsafe"]);
const anyRuntimes = fc.subarray<RuntimeName>([...RUNTIMES], { minLength: 1 });
const texts = (home: Home) => home.files.map(({ document }) => document.text);

describe("rules about sections", () => {
  for (
    const [how, chosen, numRuns] of [["alone", own, RUNS / 2], [
      "with all",
      rules,
      RUNS / 20,
    ]] as const
  ) {
    test(`come to rest, ${how}`, () => {
      fc.assert(
        fc.property(anyHome, anyTiers, anyRuntimes, (home, tiers, runtimes) => {
          const run = (one: Home) => lint(one, { rules: chosen, runtimes });
          const once = fixHome(home, new Set(tiers), run);
          assertEquals(once.unfinished, false);
          const twice = fixHome(once.home, new Set(tiers), run);
          assertEquals([twice.applied, texts(twice.home)], [[], texts(once.home)]);
        }),
        { numRuns },
      );
    });
  }

  test("make no runtime refuse a file that it read", () => {
    let fixes = 0;
    fc.assert(
      fc.property(anyHome, (home) => {
        for (const { rule, fix } of lint(home, { rules: own, runtimes: RUNTIMES }).findings) {
          if (fix === null) continue;
          fixes++;
          const fixed = applyFixes(home, [fix]);
          for (const runtime of RUNTIMES) {
            for (const kind of ["config", "credentials"] as const) {
              if (readFileView(home[kind]!, runtime).error !== null) continue;
              const { error } = readFileView(fixed[kind]!, runtime);
              assertEquals(error?.reason, undefined, `${runtime} refuses what ${rule} wrote`);
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
    assert(fixes > RUNS, `There are fixes: ${fixes}`);
  });

  test("take nothing from a profile that a runtime finds by its name in a safe fix", () => {
    let fixes = 0;
    fc.assert(
      fc.property(anyHome, (home) => {
        for (const { rule, fix } of lint(home, { rules: own, runtimes: RUNTIMES }).findings) {
          if (fix?.tier !== "safe") continue;
          fixes++;
          const fixed = applyFixes(home, [fix]);
          for (const runtime of RUNTIMES) {
            for (const kind of ["config", "credentials"] as const) {
              const before = readFileView(home[kind]!, runtime);
              const after = filledIn(readFileView(fixed[kind]!, runtime));
              const lost = [...filledIn(before)].filter((id) => !after.has(id));
              assertEquals(lost.filter((id) => !isByMistake(id)), [], `${runtime} ${rule}`);
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
    assert(fixes > RUNS / 2, `Some fixes are safe: ${fixes}`);
  });

  test("change hardly ever more than their fixes say", () => {
    let fixes = 0;
    let refused = 0;
    fc.assert(
      fc.property(anyHome, (home) => {
        for (const { fix } of lint(home, { rules: own, runtimes: RUNTIMES }).findings) {
          if (fix === null) continue;
          fixes++;
          refused += proveFixes(home, [fix], (text) => text).refused.size;
        }
      }),
      { numRuns: RUNS / 4 },
    );
    // What is left are headers that some runtime merges with another one.
    assert(refused < fixes / 50, `${refused} of ${fixes} are refused`);
  });
});

/** The names that some runtimes make of a header which the fix puts right. */
function isByMistake(id: string): boolean {
  return /^\s*profile[.\s]|^["']|^Default /.test(id);
}

function filledIn({ profiles, ssoSessions, services }: FileView): Set<string> {
  const filled = new Set<string>();
  for (const part of [profiles, ssoSessions, services]) {
    for (const [name, { settings }] of part) {
      for (const [key, { value }] of settings) if (value !== "") filled.add(`${name} ${key}`);
    }
  }
  return filled;
}

const KEYS =
  "aws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij\n";
const SSO = "sso_account_id = 210987654321\nsso_role_name = Dev\nregion = eu-west-1\n";
const SESSION = "sso_start_url = https://a.awsapps.com/start\nsso_region = eu-west-1\n";

/** Homes with one mistake each, and the only rule that speaks of it. */
const MISTAKES: readonly (readonly [rule: string, config: string, credentials: string])[] = [
  ["unprefixed-profile", "[dev]\nregion = eu-west-1\n", `[dev]\n${KEYS}`],
  ["unknown-section", "[profil dev]\nregion = eu-west-1\n", `[dev]\n${KEYS}`],
  ["unknown-section", "[profile.dev]\nregion = eu-west-1\n", `[dev]\n${KEYS}`],
  ["unknown-section", "[profiles dev]\nregion = eu-west-1\n", `[dev]\n${KEYS}`],
  ["unknown-section", `[profile a]\nsso_session = s\n${SSO}[sso_session s]\n${SESSION}`, ""],
  ["misplaced-section", `[profile a]\nsso_session = s\n${SSO}`, `[sso-session s]\n${SESSION}`],
  ["misplaced-section", `[profile a]\nsso_session = s\n${SSO}`, `[sso_session s]\n${SESSION}`],
  ["prefixed-profile-in-credentials", "[profile a]\nregion = eu-west-1\n", `[profile a]\n${KEYS}`],
  ["prefixed-profile-in-credentials", "[profile a]\nregion = eu-west-1\n", `[Profile a]\n${KEYS}`],
  ["prefixed-profile-in-credentials", "", `[profile a]\n${KEYS}region = eu-west-1\n`],
  ["profile-default", "[ profile default ]\nregion = eu-west-1\n", `[default]\n${KEYS}`],
  ["profile-default", '[profile "default"]\nregion = eu-west-1\n', `[default]\n${KEYS}`],
  ["case-clash", "[profile Dev]\nregion = eu-west-1\n", `[dev]\n${KEYS}`],
  ["unportable-name", '[profile "a b"]\nregion = eu-west-1\n', `[a b]\n${KEYS}`],
  ["unportable-name", `[profile "a"]\nsso_session = s\n${SSO}[sso-session s]\n${SESSION}`, ""],
  ["unportable-name", "[profile in]\nregion = eu-west-1\n", `[in]\n${KEYS}`],
];

describe("of one mistake only one rule speaks", () => {
  for (const [rule, config, credentials] of MISTAKES) {
    const headers = `${config}${credentials}`.match(/^\[.*\]$/gm)!.join(" ");
    test(`${rule}: ${headers}`, () => {
      const file = (kind: FileKind, text: string) => new SourceFile({ path: kind, kind, text });
      const home = new Home({
        config: file("config", config),
        credentials: file("credentials", credentials),
        own: true,
      });
      const { findings } = lint(home, { rules, runtimes: RUNTIMES });
      assertEquals(findings.map((finding) => finding.rule), [rule]);
    });
  }
});
