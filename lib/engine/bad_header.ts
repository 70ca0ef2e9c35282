import type { RuntimeName } from "../model/runtime.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Section } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";
import { pseudoHeaderName } from "./pseudo_header.ts";

/** A line that is meant for a header and that some runtime does not take for this one. */
export interface HeaderFault {
  readonly line: Line;
  readonly span: Span;
  /** What belongs between the brackets. */
  readonly title: string;
  /** Why it is overlooked: "for the text behind it". */
  readonly why: string;
  /** The section whose profile gets the settings, or null where there is none above. */
  readonly above: Section | null;
  /** The runtimes that read the settings into the section above. */
  readonly leaking: readonly RuntimeName[];
  /** The runtimes that lose the section in another way, and how, as a clause. */
  readonly losing: readonly RuntimeName[];
  readonly losesHow: string;
  /** What stands behind the bracket and has to go elsewhere, or null. */
  readonly tail: Span | null;
  /** Why writing a good header may change what works, or null. */
  readonly doubt: string | null;
}

const REFUSE = "the whole file is refused for this header";

/**
 * Finds the bad headers of a file. Who reads what was observed with botocore
 * 1.43, `@smithy/shared-ini-file-loader` 4.7, and the readers of the Go, Rust
 * and Java SDKs.
 */
export function badHeaders(file: SourceFile): HeaderFault[] {
  const faults: HeaderFault[] = [];
  const { sections } = file.document;
  let index = 0;
  for (const { syntax: section } of file.oddSections) {
    while (sections[index] !== section) index++;
    const above = sections[index - 1] ?? null;
    const fault = headerFault(file, section, above);
    if (fault !== null) faults.push(fault);
    for (const line of section.stray) {
      const title = pseudoHeaderName(file.document.slice(line.content));
      if (title !== null) faults.push(pseudoFault(line, title, section));
    }
  }
  return faults;
}

function headerFault(
  file: SourceFile,
  section: Section,
  above: Section | null,
): HeaderFault | null {
  const line = section.header!;
  const { text } = file.document;
  const base = {
    line,
    title: section.title,
    above,
    losing: [],
    losesHow: "",
    tail: null,
    doubt: null,
  };
  if (section.title === "") return null;
  if (line.mark < 0) return above === null ? null : unclosedFault(file, section, base);
  const span = { start: line.contentStart, end: line.contentEnd };
  const tail = line.valueEnd > line.valueStart ? line.rawValue : null;
  if (tail !== null && !isComment(text, tail.start)) {
    return {
      ...base,
      span,
      tail,
      why: "for the text behind it",
      leaking: ["js", "go"],
      losing: ["java", "rust"],
      losesHow: REFUSE,
    };
  }
  if (
    tail !== null && text.indexOf("]", tail.start) >= 0 && text.indexOf("]", tail.start) < tail.end
  ) {
    const losesHow = "the last bracket on the line, the one in the comment, ends the name for them";
    const leaking: readonly RuntimeName[] = tail.start === line.mark + 1 ? ["js"] : [];
    return {
      ...base,
      span,
      tail,
      why: "for the comment right behind it",
      leaking,
      losing: ["boto3", "cli"],
      losesHow,
    };
  }
  if (tail !== null && tail.start === line.mark + 1) {
    return { ...base, span, tail, why: "for the comment right behind it", leaking: ["js"] };
  }
  if (line.indent === 0) return null;
  const swallowed = above !== null && above.settings.length > 0;
  if (swallowed) {
    return {
      ...base,
      span,
      tail,
      why: "since it is indented",
      leaking: ["boto3", "cli", "java", "rust"],
    };
  }
  return {
    ...base,
    span,
    tail,
    why: "",
    leaking: [],
    losing: ["java", "rust"],
    losesHow: `${REFUSE}, since it is indented`,
  };
}

function unclosedFault(
  file: SourceFile,
  section: Section,
  base: Omit<HeaderFault, "span" | "why" | "leaking">,
): HeaderFault {
  const line = section.header!;
  const written = file.document.slice({ start: line.nameStart, end: line.contentEnd });
  const isSetting = /[=:]/.test(written);
  return {
    ...base,
    span: line.content,
    why: "for lack of the closing bracket",
    leaking: isSetting ? ["boto3", "cli", "js", "go"] : ["js", "go"],
    losing: isSetting ? ["java", "rust"] : ["boto3", "cli", "java", "rust"],
    losesHow: REFUSE,
    tail: line.commentStart >= 0 ? { start: line.commentStart, end: line.contentEnd } : null,
    doubt: isSetting ? "some runtimes read this line as a setting" : null,
  };
}

function pseudoFault(line: Line, title: string, above: Section): HeaderFault {
  return {
    line,
    span: line.content,
    title,
    why: "for lack of square brackets",
    above,
    leaking: ["js", "go"],
    losing: ["boto3", "cli", "java", "rust"],
    losesHow: REFUSE,
    tail: null,
    doubt: "the line may not be meant for a header",
  };
}

function isComment(text: string, at: number): boolean {
  return text[at] === "#" || text[at] === ";";
}
