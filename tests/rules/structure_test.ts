/**
 * The rules about how a file is built, over homes that are put together at
 * random: what a runtime stumbles over is reported, what is said of a header
 * is true, and fixes come to rest.
 */
import { assert, assertEquals } from "@std/assert";
import fc from "../fast_check.ts";
import process from "node:process";
import { describe, test } from "node:test";
import { applyFixes } from "../../lib/engine/apply_fixes.ts";
import { fixHome } from "../../lib/engine/fix.ts";
import type { Finding, FixTier } from "../../lib/engine/finding.ts";
import { lint } from "../../lib/engine/lint.ts";
import { Home } from "../../lib/model/home.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import type { Section } from "../../lib/syntax/document.ts";
import { rules } from "../../rules/mod.ts";
import { fileText } from "../runtimes/homes.ts";

const GROUP = [
  "conflict-markers",
  "duplicate-section",
  "duplicate-setting",
  "indented-setting",
  "leaking-settings",
  "magic-default-section",
  "syntax-error",
  "unindented-nested-setting",
];
const own = rules.filter(({ meta }) => GROUP.includes(meta.name));
const reading = rules.filter(({ meta }) => meta.family === "reading");

// More of them: AWSCONF_STRUCTURE_CASES=100000.
const RUNS = Number(process.env.AWSCONF_STRUCTURE_CASES ?? 2000);

const anyKind = fc.constantFrom<FileKind>("config", "credentials");
const anyRuntime = fc.constantFrom<RuntimeName>(...RUNTIMES);

/** A file as `fileText` makes it, with a piece cut out or copied to another place. */
const anyFile = anyKind.chain((kind) =>
  fc.tuple(fileText(kind), fc.nat(), fc.nat(40), fc.nat(), fc.boolean())
    .map(([text, from, length, to, keep]) => {
      const start = from % (text.length + 1);
      const piece = text.slice(start, start + length);
      const rest = keep ? text : text.slice(0, start) + text.slice(start + length);
      const at = to % (rest.length + 1);
      return new SourceFile({
        path: kind,
        kind,
        text: rest.slice(0, at) + piece + rest.slice(at),
      });
    })
);

function homeOf(file: SourceFile): Home {
  return new Home({ config: null, credentials: null }).with({ [file.kind]: file });
}

function fileOf(home: Home): SourceFile {
  return home.config ?? home.credentials!;
}

/** What no rule of this group is about: a CR alone, which some runtimes take for no line end, and bytes that are not UTF-8. */
function isOutOfScope({ document: { text } }: SourceFile): boolean {
  // deno-lint-ignore no-control-regex -- blanks for Python alone, which `control-character` reports
  return /\r(?!\n)|[\x1c-\x1f]/.test(text) || !text.isWellFormed();
}

describe("rules about structure", () => {
  test("report something wherever a runtime stops", () => {
    let stops = 0;
    fc.assert(
      fc.property(anyFile, anyRuntime, (file, runtime) => {
        if (isOutOfScope(file) || readFileView(file, runtime).error === null) return;
        stops++;
        const { findings } = lint(homeOf(file), { rules: reading, runtimes: [runtime] });
        assert(findings.length > 0, "A runtime refuses the file and no rule says why");
      }),
      { numRuns: RUNS },
    );
    assert(stops > RUNS / 20, "Some files are refused");
  });

  test("report every header whose settings end up elsewhere", () => {
    let leaks = 0;
    fc.assert(
      fc.property(anyFile, anyRuntime, (file, runtime) => {
        if (isOutOfScope(file)) return;
        const { findings } = lint(homeOf(file), { rules: own, runtimes: [runtime] });
        for (const section of leakingSections(file, runtime)) {
          leaks++;
          assert(isReported(section, findings), `Not reported: ${section.document.text}`);
        }
      }),
      { numRuns: RUNS },
    );
    assert(leaks > RUNS / 50, "Some settings leak");
  });

  test("name a runtime that overlooks a header only where it does", () => {
    let claims = 0;
    fc.assert(
      fc.property(anyFile, anyRuntime, (file, runtime) => {
        const view = readFileView(file, runtime);
        if (isOutOfScope(file) || view.error !== null) return;
        const { findings } = lint(homeOf(file), { rules: own, runtimes: [runtime] });
        const read = [view.profiles, view.ssoSessions, view.services]
          .flatMap((sections) => [...sections.values()].flatMap(({ places }) => places))
          .map(({ span }) => file.document.position(span.start).line);
        for (const finding of findings) {
          if (finding.rule !== "leaking-settings" || !finding.message.includes(" overlook")) {
            continue;
          }
          claims++;
          assertEquals(read.includes(lineOf(finding)), false, finding.message);
        }
      }),
      { numRuns: RUNS },
    );
    assert(claims > RUNS / 50, "Some headers are overlooked");
  });

  test("come to rest, and fixing twice equals fixing once", () => {
    const anyTiers = fc.constantFrom<readonly FixTier[]>(["safe"], ["safe", "unsafe"]);
    const anyRuntimes = fc.subarray<RuntimeName>([...RUNTIMES], { minLength: 1 });
    fc.assert(
      fc.property(anyFile, anyTiers, anyRuntimes, (file, tiers, runtimes) => {
        const run = (home: Home) => lint(home, { rules: own, runtimes });
        const once = fixHome(homeOf(file), new Set(tiers), run);
        assertEquals(once.unfinished, false);
        const twice = fixHome(once.home, new Set(tiers), run);
        assertEquals(twice.applied, []);
        assertEquals(fileOf(twice.home).document.text, fileOf(once.home).document.text);
      }),
      { numRuns: RUNS },
    );
  });

  test("lose no setting in a safe fix", () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const { findings } = lint(homeOf(file), { rules: own, runtimes: RUNTIMES });
        for (const { fix, rule } of findings) {
          // A second copy is what this one is there to remove.
          if (fix?.tier !== "safe" || rule.startsWith("duplicate-")) continue;
          const fixed = fileOf(applyFixes(homeOf(file), [fix]));
          assertEquals(keysOf(fixed), keysOf(file));
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** The sections whose settings a runtime reads into a section with another header. */
function leakingSections(file: SourceFile, runtime: RuntimeName): Set<Section> {
  const { sections } = file.document;
  const view = readFileView(file, runtime);
  const leaking = new Set<Section>();
  for (const part of [view.profiles, view.ssoSessions, view.services]) {
    for (const { settings, places } of part.values()) {
      const headers = places.map(({ span }) => file.document.position(span.start).line);
      for (const { span } of settings.values()) {
        const section = sections.findLast(({ header }) => header!.start <= span.start);
        // What JavaScript or Go take for a header behind an odd blank is no section here.
        if (section === undefined || headers.some((line) => line > section.header!.number)) {
          continue;
        }
        if (!headers.includes(section.header!.number)) leaking.add(section);
      }
    }
  }
  return leaking;
}

function isReported(section: Section, findings: readonly Finding[]): boolean {
  return findings.some((finding) =>
    // The settings of `[DEFAULT]` are copied everywhere.
    finding.rule === "magic-default-section" ||
    lineOf(finding) === section.header!.number &&
      ["leaking-settings", "syntax-error"].includes(finding.rule)
  );
}

function lineOf({ place }: Finding): number {
  return "file" in place ? place.file.document.position(place.span.start).line : 0;
}

/** All keys of a file, nested ones too, in order. */
function keysOf({ document }: SourceFile): string[] {
  return document.lines.filter((line) => line.kind === "setting")
    .map((line) => document.slice(line.name));
}
