/**
 * Profiles that fixes are not about, which all runtimes must read as before:
 * what the proof says is asked here of the texts, and knows nothing of what
 * fixes declare but the names in it.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import type { Fix } from "../../lib/engine/finding.ts";
import type { Home } from "../../lib/model/home.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { readView } from "../../lib/model/runtimes/mod.ts";
import { revealed } from "../../lib/model/secret.ts";
import type { AwsSection, SourceFile } from "../../lib/model/source_file.ts";
import { settingsOf, texts } from "./fixed_run.ts";

/**
 * Fails if some runtime reads a setting in another way of a profile that is far
 * from all edits.
 *
 * @param fixes all that may have been applied
 * @returns how many such profiles runtimes read
 */
export function countUntouched(before: Home, after: Home, fixes: readonly Fix[]): number {
  const profiles = untouchedProfiles(before, fixes);
  let count = 0;
  for (const runtime of RUNTIMES) {
    const [old, now] = [readView(before, runtime), readView(after, runtime)];
    if (old.error !== null || now.error !== null) continue;
    for (const profile of profiles) {
      if (!old.profiles.has(profile)) continue;
      count++;
      const [a, b] = [before, after].map((home) =>
        JSON.stringify([...settingsOf(home, profile, runtime)].sort())
      );
      if (a === b) continue;
      assertEquals(b, a, `${runtime} ${profile}\n${texts(before).join("\n---\n")}`);
    }
  }
  return count;
}

function untouchedProfiles(home: Home, fixes: readonly Fix[]): string[] {
  if (fixes.some(({ operations }) => operations.length > 0)) return [];
  const touched = new Set(home.files.flatMap((file) => touchedSections(file, fixes)));
  // What Python takes for the defaults of all sections.
  if ([...touched].some(({ type }) => type === "magic-default")) return [];
  // `[profile ""]` and `[""]` are one profile to some runtimes, and two to us.
  const titles = [...touched].flatMap(({ name, syntax }) => [name, syntax.title]);
  const hidden = home.files.flatMap(hiddenTitles);
  const named = new Set([...fixes.flatMap(namesIn), ...titles, ...hidden].flatMap(partsOf));
  return [...home.profiles].filter(([name, { sections }]) =>
    !named.has(bareName(name)) && !sections.some((section) => touched.has(section))
  ).map(([name]) => name);
}

/** What stands in brackets on lines that are no headers to us, but may be to a runtime that trims more before them. */
function hiddenTitles({ document }: SourceFile): string[] {
  const others = document.lines.filter(({ kind }) => kind !== "header" && kind !== "blank");
  return others.flatMap(({ content }) =>
    [...document.slice(content).matchAll(/\[([^\]]*)\]/g)].map(([, title]) => title!)
  );
}

/** The sections that an edit touches, and those above them, into which runtimes may read what stands below. */
function touchedSections(file: SourceFile, fixes: readonly Fix[]): AwsSection[] {
  const { sections } = file;
  const spans = fixes.flatMap(({ edits }) => edits).filter((edit) => edit.file === file)
    .map(({ span }) => span);
  const starts = sections.map(({ syntax }) => syntax.header!.start);
  // What stands above the first section can make another file of it all, as its encoding does.
  const isAbove = spans.some(({ start }) => start < (starts[0] ?? Infinity));
  const isWhole = ({ changes }: Fix) => changes.some((one) => "file" in one && one.file === file);
  if (isAbove || fixes.some(isWhole)) return [...sections];
  const isTouched = (index: number) =>
    spans.some(({ start, end }) =>
      start <= (starts[index + 1] ?? Infinity) && end >= starts[index]!
    );
  const found = new Set<AwsSection>();
  for (let index = sections.length - 1; index >= 0; index--) {
    const below = sections[index + 1];
    // A runtime may know neither of several odd headers.
    const leaks = below !== undefined &&
      (isTouched(index + 1) || (found.has(below) && !hasPlainHeader(below)));
    if (leaks || isTouched(index)) found.add(sections[index]!);
  }
  return [...found];
}

/** Whether a header is one to all runtimes. */
function hasPlainHeader({ file, syntax }: AwsSection): boolean {
  const { start, end } = syntax.header!;
  return /^\[[\w. -]+\]$/.test(file.document.text.slice(start, end));
}

/** The names that a fix speaks of, in what it declares and in the headers that it writes. */
function namesIn({ changes, edits }: Fix): string[] {
  const declared = changes.flatMap((change) => {
    const names = change.what === "renamed" ? [change.to] : [];
    if ("profile" in change) names.push(change.profile);
    if ("section" in change) names.push(change.section.name);
    return names;
  });
  const written = edits.flatMap(({ text }) =>
    [...revealed(text).matchAll(/\[([^\]\n]*)\]/g)].map(([, title]) => title!)
  );
  return [...declared, ...written];
}

/** A name, and what it may be without a keyword, quotes, and characters that some runtimes take for blanks. */
function partsOf(name: string): string[] {
  return [bareName(name), bareName(name.replaceAll(ODD, " "))].flatMap((bare) => [
    bare,
    ...[...bare.matchAll(/[\s.]/g)].map(({ index }) => bare.slice(index + 1).trim()),
  ]);
}

const ODD = /[^\w.\- ]/g;

function bareName(name: string): string {
  return name.replaceAll(ODD, "").trim();
}
