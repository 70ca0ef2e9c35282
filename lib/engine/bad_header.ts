import type { RuntimeName } from "../model/runtime.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Document, Section } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";
import { type HeaderShape, headerShape, isPlainHeader } from "./header_shape.ts";
import { HeaderReaders } from "./header_readers.ts";
import { pseudoHeaderName } from "./pseudo_header.ts";

/** A header that a runtime reads, as the lines below a bad one end up under it. */
export interface HeaderPlace {
  readonly title: string;
  readonly span: Span;
}

/** What runtimes that read alike make of a bad header. */
export interface Misreading {
  readonly runtimes: readonly RuntimeName[];
  /**
   * - `leaks`: they overlook it, and the settings below go to the section above
   * - `ignored`: they overlook it, and no section stands above
   * - `refused`: they refuse the whole file
   * - `misnamed`: they read it, but not under its name
   */
  readonly how: "leaks" | "ignored" | "refused" | "misnamed";
  /** Why: "for the text behind it". */
  readonly why: string;
  /** Where leaking settings go. */
  readonly into: HeaderPlace | null;
}

/** A line that is meant for a header and that some runtime does not take for this one. */
export interface HeaderFault {
  readonly line: Line;
  readonly span: Span;
  /** The section that our tree makes of it; null where the line lacks even the opening bracket. */
  readonly section: Section | null;
  /** What belongs between the brackets. */
  readonly title: string;
  /** Whether it has brackets too many, as `[[dev]]`, which are to go. */
  readonly hasMoreBrackets: boolean;
  readonly misreadings: readonly Misreading[];
  /** What stands behind the bracket and has to go elsewhere, or null. */
  readonly tail: Span | null;
}

/** Finds the bad headers of a file, in order. One without a name is for `syntax-error`. */
export function badHeaders(file: SourceFile): HeaderFault[] {
  const { document } = file;
  const { preamble, sections } = document;
  const faults: HeaderFault[] = [];
  const readers = new HeaderReaders(document);
  addPseudoFaults(document, preamble, readers, faults);
  let index = 0;
  for (const { syntax: section } of file.oddSections) {
    const next = index;
    while (sections[index] !== section) index++;
    // Of the tidy sections between, only the last can get settings that leak.
    if (index > next) readers.readPlain(sections[index - 1]!);
    index++;
    if (isPlainHeader(document, section.header!)) readers.readPlain(section);
    else {
      const shape = headerShape(document, section.header!);
      const misreadings = readers.read(section, shape);
      if (misreadings.length > 0 && section.title !== "") {
        faults.push(headerFault(section, shape, misreadings));
      }
    }
    if (section.stray.length > 0) addPseudoFaults(document, section, readers, faults);
  }
  return faults;
}

function addPseudoFaults(
  document: Document,
  section: Section,
  readers: HeaderReaders,
  faults: HeaderFault[],
): void {
  for (const line of section.stray) {
    const title = pseudoHeaderName(document.slice(line.content));
    if (title === null) continue;
    const misreadings = readers.readPseudo(line, title);
    faults.push({
      line,
      span: line.content,
      section: null,
      title,
      hasMoreBrackets: false,
      misreadings,
      tail: null,
    });
  }
}

function headerFault(
  section: Section,
  shape: HeaderShape,
  misreadings: readonly Misreading[],
): HeaderFault {
  const line = section.header!;
  const { title } = section;
  const hasMoreBrackets = shape.bracketsBehind;
  const base = { line, span: line.content, section, hasMoreBrackets, misreadings };
  if (hasMoreBrackets) {
    const { spacedMark } = shape;
    const tail = spacedMark < line.contentEnd ? { start: spacedMark, end: line.contentEnd } : null;
    return { ...base, title: withoutBrackets(title), tail };
  }
  // Behind an unclosed header, whose title ends there, that is its comment.
  return { ...base, title, tail: line.valueEnd > line.valueStart ? line.rawValue : null };
}

/** A title without the brackets that are too many before it, as in `[[dev]]`. */
export function withoutBrackets(title: string): string {
  return title.replace(/^[[\s]+/, "");
}
