import { readSectionName } from "../model/section_name.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Line } from "../syntax/line.ts";
import type { Change } from "./change.ts";
import { type HeaderFault, withoutBrackets } from "./bad_header.ts";
import { copySpan, dedentSection, replace, terminatorOf } from "./edits.ts";
import { say } from "./message.ts";
import { hasMistakes } from "./mistakes.ts";
import type { FixInit } from "./rule.ts";

/**
 * The fix that writes a bad header as every runtime reads it, what stands
 * behind it on its own line above, and the settings below at the first column
 * if the header was indented.
 *
 * @param repeated see {@link repeatedTitles}
 * @returns null where nobody can say what the header should be, or where boto3
 * and the AWS CLI, which read the file as it is, would then refuse it
 */
export function headerFix(
  file: SourceFile,
  fault: HeaderFault,
  repeated: ReadonlySet<string>,
): FixInit | null {
  const { line, section, title, tail } = fault;
  // In `[dev # note]` or `[a]b]` nobody can say what belongs to the name.
  if (/[#;]/.test(title) || /^[^#;]*\]/.test(textOf(file, tail))) return null;
  // The JavaScript SDK takes the whole file for empty at such a header, once it takes it for one.
  if (isBracketedSetting(fault) || title.endsWith("__proto__")) return null;
  if (!isRefusedByPython(fault) && (hasRival(fault, repeated) || repeatsKey(fault))) return null;
  const comment = tail === null ? [] : commentLine(file, fault);
  const edits = [
    replace(file, { start: line.start, end: line.end }, [...comment, headerOf(file, fault)]),
    ...(section !== null && line.indent > 0 ? dedentSection(file, section) : []),
  ];
  const unsafe = doubt(file, fault);
  const init: FixInit = {
    title: say`Write \`[${title}]\` alone on the line`,
    edits,
    changes: changesOf(file, fault),
  };
  return unsafe === null ? init : { ...init, unsafe };
}

/** A line that is no header so far takes what is below it from the section above. */
function changesOf(file: SourceFile, { line, section, title }: HeaderFault): Change[] {
  if (section !== null) return [{ what: "read", section: file.sectionOf(section) }];
  const above = file.sectionAt(line.start);
  const { type, name } = readSectionName(title, file.kind);
  return [
    ...(above === undefined ? [{ what: "read", file } as const] : leftAbove(above, line)),
    type === "sso-session"
      ? { what: "exists", ssoSession: name }
      : type === "services"
      ? { what: "exists", services: name }
      : { what: "exists", profile: name },
  ];
}

/** What a section keeps above a line: where a key stands on both sides, the upper one counts from then on. */
function leftAbove(section: AwsSection, line: Line): Change[] {
  const kept = section.settings.filter((setting) => setting.line.number < line.number);
  return [
    { what: "read", section },
    ...kept.filter((setting) => section.get(setting.key) !== setting)
      .map(({ key, value }): Change => ({ what: "setting", section, key, to: value })),
  ];
}

/** Tells whether an unclosed header is rather a setting with a bracket too many: `[region = x`. */
export function isBracketedSetting({ line, title }: HeaderFault): boolean {
  return line.mark < 0 && /^[\w.-]+\s*[=:]/.test(title);
}

function textOf(file: SourceFile, tail: HeaderFault["tail"]): string {
  return tail === null ? "" : file.document.slice(tail);
}

/** Blanks inside the brackets stay: they are for `untidy-header`. */
function headerOf({ document }: SourceFile, fault: HeaderFault): string {
  const { line, section, title, tail, hasMoreBrackets } = fault;
  if (section === null || line.mark < 0 || tail === null || hasMoreBrackets) return `[${title}]`;
  return document.slice({ start: line.contentStart, end: line.mark + 1 });
}

function isRefusedByPython({ misreadings }: HeaderFault): boolean {
  return misreadings.some(({ runtimes, how }) => runtimes.includes("boto3") && how === "refused");
}

/** The titles that more than one header of a file has, or would have without brackets too many. */
export function repeatedTitles({ document }: SourceFile): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { title } of document.sections) {
    for (const one of new Set([title, withoutBrackets(title)])) {
      if (seen.has(one)) repeated.add(one);
      else seen.add(one);
    }
  }
  return repeated;
}

/** Tells whether Python would come upon the header a second time, which it did not take for one so far. */
function hasRival({ title, misreadings }: HeaderFault, repeated: ReadonlySet<string>): boolean {
  return misreadings.some(({ runtimes }) => runtimes.includes("boto3")) && repeated.has(title);
}

function repeatsKey({ section }: HeaderFault): boolean {
  if (section === null) return false;
  return new Set(section.settings.map(({ key }) => key)).size < section.settings.length;
}

function commentLine(file: SourceFile, { line, tail }: HeaderFault) {
  const isComment = /^[#;]/.test(textOf(file, tail));
  return [isComment ? "" : "# ", ...copySpan(file, line, tail!), terminatorOf(file)];
}

function doubt(file: SourceFile, fault: HeaderFault) {
  const { line, section, title, misreadings, hasMoreBrackets } = fault;
  if (section === null) {
    return file.document.text[line.contentEnd - 1] === "]" ? null : "the line may be no header";
  }
  if (line.mark < 0 && /[=:]/.test(title)) return "some runtimes read this line as a setting";
  if (hasMoreBrackets && misreadings.some(({ how }) => how === "misnamed")) {
    return "the brackets may be meant as a part of the name";
  }
  // What was skipped under the bad header would stop these runtimes under a good one.
  const startsReading = misreadings.some(({ how, runtimes }) =>
    (how !== "refused" || line.indent > 0) &&
    (runtimes.includes("boto3") || runtimes.includes("rust"))
  );
  return startsReading && hasMistakes(file.document, section)
    ? "the lines below it have mistakes of their own"
    : null;
}
