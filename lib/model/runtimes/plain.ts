import type { Section } from "../../syntax/document.ts";
import type { Line } from "../../syntax/line.ts";
import type { SourceFile } from "../source_file.ts";
import { isPlainBody, plainNameOffset } from "./plain_section.ts";
import { PlainSection } from "./sections.ts";
import { type Source, sourceOf } from "./source.ts";

/**
 * A file cut into sections that every runtime reads the same, and the lines of
 * all others, which each runtime must read on its own.
 */
export interface Plan {
  readonly profiles: ReadonlyMap<string, PlainSection>;
  readonly ssoSessions: ReadonlyMap<string, PlainSection>;
  /** The lines that are not part of a plain section, in order. */
  readonly odd: readonly Line[];
}

const plans = new WeakMap<SourceFile, Plan>();

/** The plan for a file, made once for each file. */
export function planOf(file: SourceFile): Plan {
  let plan = plans.get(file);
  if (plan === undefined) plans.set(file, plan = makePlan(sourceOf(file)));
  return plan;
}

/**
 * Anything but line ends, tabs and printable ASCII. A runtime may see a blank,
 * a line end or the end of a name in it.
 */
const UNUSUAL = /[^\t\n\r -~]/g;

function makePlan(source: Source): Plan {
  const { document } = source.file;
  if (isDisturbed(source)) {
    return { profiles: new Map(), ssoSessions: new Map(), odd: document.lines };
  }
  const sorter = new Sorter(source);
  const unusual = unusualLines(source);
  let next = 0;
  for (let i = 0; i < document.sections.length; i++) {
    const { first, last } = document.sections[i]!;
    // The header stands before the first line.
    while (unusual[next]! < first - 1) next++;
    sorter.add(i, unusual[next]! < last);
  }
  return sorter.finish();
}

// A file that some runtime does not decode, or does not split into lines, like the others.
function isDisturbed(source: Source): boolean {
  return !source.utf8 || source.loneReturns || source.file.document.hasByteOrderMark;
}

/** Sorts the sections of a file into plain and odd ones. */
class Sorter {
  readonly #source: Source;
  readonly #sections: readonly Section[];
  readonly #profiles = new Map<string, PlainSection>();
  readonly #ssoSessions = new Map<string, PlainSection>();
  /** The plain section at each index; null for an odd one. */
  readonly #plain: (PlainSection | null)[] = [];
  /** Plain by themselves, but to be read with the odd ones. */
  readonly #entangled: PlainSection[] = [];

  constructor(source: Source) {
    this.#source = source;
    this.#sections = source.file.document.sections;
  }

  /** Adds the section at an index; sections come in order. */
  add(index: number, isUnusual: boolean): void {
    const section = this.#sections[index]!;
    const { text, file } = this.#source;
    const start = isUnusual || !isPlainBody(section, text)
      ? -1
      : plainNameOffset(text, section.header!, file.kind);
    if (start < 0) {
      this.#plain.push(null);
      // For some runtimes, what stands here belongs to the section above.
      const above = index === 0 ? null : this.#plain[index - 1]!;
      if (above !== null) this.#entangled.push(above);
      return;
    }
    const { nameStart, nameEnd } = section.header!;
    const name = text.slice(start, nameEnd);
    const plain = new PlainSection(name, file, section, index);
    this.#plain.push(plain);
    const target = this.#mapOf(start - nameStart);
    const twin = target.get(name);
    if (twin === undefined) target.set(name, plain);
    else this.#entangled.push(twin, plain);
  }

  finish(): Plan {
    for (const { name, index, section } of this.#entangled) {
      const length = section.header!.nameEnd - section.header!.nameStart;
      this.#mapOf(length - name.length).delete(name);
      this.#plain[index] = null;
    }
    return { profiles: this.#profiles, ssoSessions: this.#ssoSessions, odd: this.#oddLines() };
  }

  // By the length of the keyword before the name, `sso-session ` being the longest.
  #mapOf(keywordLength: number): Map<string, PlainSection> {
    return keywordLength > "profile ".length ? this.#ssoSessions : this.#profiles;
  }

  #oddLines(): Line[] {
    const { preamble, lines } = this.#source.file.document;
    const odd = isQuiet(preamble, this.#source.text) ? [] : lines.slice(0, preamble.last);
    for (let i = 0; i < this.#sections.length; i++) {
      if (this.#plain[i] !== null) continue;
      const { first, last } = this.#sections[i]!;
      for (let at = first - 1; at < last; at++) odd.push(lines[at]!);
    }
    return odd;
  }
}

// The indices of lines with unusual characters, less comments, whose text no
// runtime looks at; then a sentinel.
function unusualLines(source: Source): number[] {
  const { lines } = source.file.document;
  const found: number[] = [];
  let index = 0;
  UNUSUAL.lastIndex = 0;
  for (let match = UNUSUAL.exec(source.text); match !== null; match = UNUSUAL.exec(source.text)) {
    while (lines[index]!.next <= match.index) index++;
    const line = lines[index]!;
    if (line.kind !== "comment") found.push(index);
    UNUSUAL.lastIndex = line.next;
  }
  found.push(lines.length);
  return found;
}

// The lines before the first header say nothing to any runtime if they are blank or comments that start the line.
function isQuiet(preamble: Section, text: string): boolean {
  return preamble.lines.every(({ kind, start, contentStart, end }) =>
    kind === "comment"
      ? contentStart === start
      : kind === "blank" && !/[^ \t]/.test(text.slice(start, end))
  );
}
