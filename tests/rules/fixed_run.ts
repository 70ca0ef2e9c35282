/**
 * One run of fixes over a home in memory, with what led to it, and what must
 * hold of it; each is asked of the runtimes' readers or of the bytes.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { settingFact } from "../../lib/catalogue/settings.ts";
import { applyAndMap } from "../../lib/engine/apply_fixes.ts";
import type { Fix, FixTier } from "../../lib/engine/finding.ts";
import { chooseFixes, type FixedHome, fixHome } from "../../lib/engine/fix.ts";
import type { LintResult } from "../../lib/engine/lint.ts";
import { pseudoHeaderName } from "../../lib/engine/pseudo_header.ts";
import { meantValue } from "../../lib/engine/right_value.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { resolve, resolveOnlySettings } from "../../lib/model/resolve/mod.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView, readView } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import type { Line } from "../../lib/syntax/line.ts";
import type { HomeTexts } from "../runtimes/homes.ts";

const KINDS = ["config", "credentials"] as const;

const fileOf = (kind: FileKind, text: string | null) =>
  new SourceFile({ path: kind, kind, text: text ?? "", exists: text !== null });

/** A home that both files of it belong to, without an environment. */
export function homeOf({ config, credentials }: HomeTexts): Home {
  return new Home({
    config: fileOf("config", config),
    credentials: fileOf("credentials", credentials),
    environment: new Environment({}),
    own: true,
  });
}

/** The texts of both files. */
export const texts = (home: Home): string[] => home.files.map(({ document }) => document.text);

/** The states of a home on the way to the fixed one, and what was found in each. */
export class FixedRun {
  readonly fixed: FixedHome;
  /** The last one is the fixed home. */
  readonly passes: readonly { readonly home: Home; readonly result: LintResult }[];
  readonly #tiers: ReadonlySet<FixTier>;

  constructor(home: Home, tiers: ReadonlySet<FixTier>, check: (home: Home) => LintResult) {
    const passes: { home: Home; result: LintResult }[] = [];
    this.#tiers = tiers;
    this.passes = passes;
    this.fixed = fixHome(home, tiers, (one) => {
      const result = check(one);
      passes.push({ home: one, result });
      return result;
    });
  }

  /** What stands in a file in the end; null where there is none. */
  textOf(kind: FileKind): string | null {
    const file = this.fixed.home[kind]!;
    return file.exists || file.document.text !== "" ? file.document.text : null;
  }

  /** All fixes of the tiers that were found on the way, whether or not they were applied. */
  fixes(): Fix[] {
    return this.passes.flatMap((_, pass) => this.fixesOf(pass));
  }

  /** The fixes that one pass had to choose from. */
  fixesOf(pass: number): Fix[] {
    const found = this.passes[pass]!.result.findings.map(({ fix }) => fix);
    return [...new Set(found.filter((fix): fix is Fix => fix !== null))]
      .filter(({ tier }) => this.#tiers.has(tier));
  }

  /** The fixes that are chosen first. */
  chosen(): Fix[] {
    return chooseFixes(this.passes[0]!.result.findings, this.#tiers).map(({ fix }) => fix!);
  }

  /** The parts of a file that no fix of a pass touches, in their order. */
  untouched(pass: number, file: SourceFile): string[] {
    return untouched(file, this.fixesOf(pass));
  }
}

function untouched(file: SourceFile, fixes: readonly Fix[]): string[] {
  return partsOf(file, fixes).map(({ start, end }) => file.document.text.slice(start, end));
}

function partsOf(file: SourceFile, fixes: readonly Fix[]): { start: number; end: number }[] {
  const spans = fixes.flatMap(({ edits }) => edits)
    .filter((edit) => edit.file === file)
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
  const parts: { start: number; end: number }[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start >= at) parts.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  return [...parts, { start: at, end: file.document.text.length }];
}

/** Fails if a run has changed a character outside of the edits of its fixes. */
export function assertSameWhereUnedited(run: FixedRun): void {
  // Which fixes a pass has applied is not told, so that the edits of all count.
  for (let pass = 0; pass + 1 < run.passes.length; pass++) {
    for (const kind of KINDS) {
      const before = run.passes[pass]!.home[kind]!;
      const after = run.passes[pass + 1]!.home[kind]!.document.text;
      if (before.document.text !== after) assertHasInOrder(after, run.untouched(pass, before));
    }
  }
  // The first choice is known: there each character must be where the map says.
  const { home } = run.passes[0]!;
  const fixes = run.chosen();
  const { after, maps } = applyAndMap(home, fixes);
  for (const file of home.files) {
    const now = after[file.kind]!.document.text;
    const map = maps.get(file)!;
    for (const { start, end } of partsOf(file, fixes)) {
      for (let at = start; at < end; at++) {
        if (now[map.map(at, true)] !== file.document.text[at]) {
          assertEquals(now[map.map(at, true)], file.document.text[at], `at ${at} of ${now}`);
        }
      }
    }
  }
}

/** Fails unless a text begins and ends with the first and the last part, with the others in between in their order. */
function assertHasInOrder(text: string, parts: readonly string[]): void {
  const last = parts.at(-1)!;
  assert(text.startsWith(parts[0]!), `begins with ${JSON.stringify(parts[0])}: ${text}`);
  assert(text.endsWith(last), `ends with ${JSON.stringify(last)}: ${text}`);
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    assert(found >= 0, `has ${JSON.stringify(part)} in its place: ${text}`);
    at = found + part.length;
  }
}

/** Fails if some runtime refuses a file, or the home, that it has read before. */
export function assertNoNewRefusal(before: Home, after: Home): void {
  for (const runtime of RUNTIMES) {
    for (const kind of KINDS) {
      if (readFileView(before[kind]!, runtime).error !== null) continue;
      assertEquals(readFileView(after[kind]!, runtime).error?.reason, undefined, runtime);
    }
    if (readView(before, runtime).error !== null) continue;
    assertEquals(readView(after, runtime).error?.reason, undefined, runtime);
  }
}

/** Fails unless all runtimes make the same of every profile. */
export function assertSameResolution(before: Home, after: Home): void {
  for (const runtime of RUNTIMES) {
    const [old, now] = [readView(before, runtime), readView(after, runtime)];
    assertEquals([...now.profiles.keys()].sort(), [...old.profiles.keys()].sort(), runtime);
    for (const profile of old.profiles.keys()) {
      const [a, b] = [before, after].map((home) => outcomeOf(home, profile, runtime));
      if (a !== b) assertEquals(b, a, `${runtime} ${profile}\n${texts(before).join("\n---\n")}`);
    }
  }
}

/** What a runtime makes of a profile: each setting, and the way to its credentials. */
function outcomeOf(home: Home, profile: string, runtime: RuntimeName): string {
  const { settings, credentials, error } = resolve(home, { profile, runtime });
  return JSON.stringify([
    settings.map(({ key, winner }) => [key, winner?.value ?? null]).sort(),
    credentials.winner?.way ?? null,
    error === null,
  ]);
}

/**
 * Fails if some runtime reads a value no longer that it has read as the files say.
 *
 * @returns how many there were
 */
export function countKeptValues(before: Home, after: Home): number {
  // Where a section counts for others, or twice, what the files say is no simple question.
  if (before.files.some((file) => file.sections.some(isEntangled))) return 0;
  let count = 0;
  for (const runtime of RUNTIMES) {
    const { profiles, error } = readView(before, runtime);
    if (error !== null) continue;
    for (const profile of before.profiles.keys()) {
      if (!profiles.has(profile)) continue;
      const now = settingsOf(after, profile, runtime);
      for (const [key, value] of settingsOf(before, profile, runtime)) {
        if (!isRight(before, profile, runtime, key, value)) continue;
        if (isHidden(before, profile, runtime, key)) continue;
        count++;
        if (now.get(key) === value || !isStillThere(after, profile, key)) continue;
        assertEquals(now.get(key), value, `${runtime} ${profile} ${key}\n${texts(before)}`);
      }
    }
  }
  return count;
}

/**
 * Whether a key stands in a line below a value, in a section that the runtime finds only once its
 * header is mended: one fix frees the line, and another lets the section count, each as it says.
 */
function isHidden(
  { profiles }: Home,
  profile: string,
  runtime: RuntimeName,
  key: string,
): boolean {
  return profiles.get(profile)!.sections.some(({ file, settings }) =>
    settings.some(({ value, nested }) => value !== "" && nested.some((one) => one.key === key)) &&
    !readFileView(file, runtime).profiles.has(profile)
  );
}

/** The settings of a profile as a runtime reads them, by key; those that are empty are left out. */
export function settingsOf(home: Home, profile: string, runtime: RuntimeName): Map<string, string> {
  const found = new Map<string, string>();
  for (const { key, winner } of resolveOnlySettings(home, { profile, runtime }, null)) {
    if (winner?.value != null && winner.value !== "") found.set(key, winner.value);
  }
  return found;
}

/** Whether a runtime reads a setting as the files say. */
function isRight(
  home: Home,
  profile: string,
  runtime: RuntimeName,
  key: string,
  value: string,
): boolean {
  // The Go SDK keeps nothing that it does not know.
  if (runtime === "go" && settingFact(key.split(".", 1)[0]!) === undefined) return false;
  return value === meantValue(home, { type: "profile", name: profile }, key);
}

function isEntangled({ file, type, name, syntax }: SourceFile["sections"][number]): boolean {
  if (type === "magic-default" || type === "unknown" || name.includes("__proto__")) return true;
  // What stands below a line that was meant for a header belongs elsewhere.
  const isHeader = (line: Line) => pseudoHeaderName(file.document.slice(line.content)) !== null;
  if (syntax.stray.some(isHeader)) return true;
  const keys = syntax.settings.map(({ key }) => key);
  const named = file.sections.filter((other) => other.type === type && other.name === name);
  return named.length > 1 || new Set(keys).size < keys.length;
}

/** Whether a setting has been moved to where it belongs, such as below the key of a block. */
function isStillThere(home: Home, profile: string, key: string): boolean {
  return meantValue(home, { type: "profile", name: profile }, key) !== null;
}
