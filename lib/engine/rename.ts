import type { Home } from "../model/home.ts";
import { type LooseReference, looseReferencesOf } from "../model/loose_references.ts";
import { PROFILE_VARIABLES, type ReferenceKind, referencesOf } from "../model/references.ts";
import { writeProfileTitle, writeTitle } from "../model/section_name.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Span } from "../syntax/span.ts";
import { replace } from "./edits.ts";
import type { Edit, Place } from "./finding.ts";
import { isClearHeader, standsApart } from "./header_shape.ts";
import { sectionsMeantAs } from "./meant_section.ts";
import { type Message, say } from "./message.ts";
import { stopsRuntime } from "./mistakes.ts";
import { runtimesBlindTo } from "./name_faults.ts";
import { agree, capitalize, listRuntimes } from "./wording.ts";

/** What a renaming changes, and what it cannot reach. */
export interface Renaming {
  /** The headers and the settings that refer to them, in both files. */
  readonly edits: readonly Edit[];
  /** Variables and commands that go on to use the old name; so may scripts that nobody sees here. */
  readonly left: readonly Place[];
}

/** A renaming, or why there is none. */
export type RenameResult =
  | { readonly renaming: Renaming; readonly refusal: null }
  | { readonly renaming: null; readonly refusal: Message };

/**
 * Renames a profile, an sso-session or a services section with every setting
 * that refers to it, in both files. It is refused where the new name is taken,
 * referred to already or not read by every runtime, and where a header is not
 * clear enough to be edited.
 *
 * @param from its name as {@link AwsSection.name} has it, without quotes
 * @param to the new name
 */
export function rename(home: Home, kind: ReferenceKind, from: string, to: string): RenameResult {
  const sections = sectionsNamed(home, kind, from);
  const refusal = sections.length === 0
    ? say`There is no ${WHAT[kind]} \`${from}\`.`
    : refusalOf(home, kind, from, to, sections);
  if (refusal !== null) return { renaming: null, refusal };
  const edits = sections.map((section) => headerEdit(section, kind, to));
  for (const { file, setting } of mentionsOf(home, kind, from)) {
    edits.push(replace(file, nameSpan(setting), to));
  }
  return { renaming: { edits, left: leftBehind(home, kind, from) }, refusal: null };
}

const WHAT: Readonly<Record<ReferenceKind, string>> = {
  "profile": "profile",
  "sso-session": "sso-session",
  "services": "services section",
};

/** All sections of a kind and name, in both files. */
export function sectionsNamed(
  home: Home,
  kind: ReferenceKind,
  name: string,
): readonly AwsSection[] {
  if (kind === "profile") return home.profiles.get(name)?.sections ?? [];
  return (kind === "services" ? home.services : home.ssoSessions).get(name) ?? [];
}

function refusalOf(
  home: Home,
  kind: ReferenceKind,
  from: string,
  to: string,
  sections: readonly AwsSection[],
): Message | null {
  if (from === to) return say`The ${WHAT[kind]} has this name already.`;
  for (const file of home.files) {
    const own = sections.filter((section) => section.file === file);
    if (own.length > 1) return say`\`${from}\` stands twice in ${file.kind}. Merge the two first.`;
    if (own.some(({ syntax }) => !isClearHeader(file.document, syntax.header!))) {
      return say`Not every runtime takes the line with \`${from}\` for a header. Repair it first.`;
    }
    if (own.some((section) => isSkipped(section, kind) && !isSound(section))) {
      return say`Runtimes that skip \`${from}\` so far would refuse the file for the lines below it. Repair them first.`;
    }
    if (own.length > 0) {
      const refusal = refusalOfName(kind, to, file);
      if (refusal !== null) return refusal;
    }
  }
  if (sectionsNamed(home, kind, to).length > 0 || sectionsMeantAs(home, kind, to).length > 0) {
    return say`There is something called \`${to}\` already.`;
  }
  const [other] = referencesOf(home).to(kind, to);
  if (other === undefined) return null;
  return say`\`${other.setting.writtenKey}\` in \`[${other.section.syntax.title}]\` names \`${to}\` already and would come to mean this one.`;
}

function isSound(section: AwsSection): boolean {
  return standsApart(section) && !stopsRuntime(section);
}

function isSkipped({ file, syntax, name }: AwsSection, kind: ReferenceKind): boolean {
  return runtimesBlindTo(syntax.title, kind, name, file.kind).length > 0;
}

function refusalOfName(kind: ReferenceKind, to: string, file: SourceFile): Message | null {
  const title = titleOf(kind, to, file);
  if (title === null) return say`\`${to}\` cannot be a name.`;
  const blind = runtimesBlindTo(title, kind, to, file.kind);
  if (blind.length === 0) return null;
  return say`${capitalize(listRuntimes(blind))} ${agree(blind, "does", "do")} not find a ${
    WHAT[kind]
  } called \`${to}\`.`;
}

function titleOf(kind: ReferenceKind, name: string, file: SourceFile): string | null {
  return kind === "profile" ? writeProfileTitle(name, file.kind) : writeTitle(kind, name);
}

/** Writes the title anew: blanks and quotes that only some runtimes forgive go with the old one. */
function headerEdit({ file, syntax }: AwsSection, kind: ReferenceKind, to: string): Edit {
  const { contentStart, mark } = syntax.header!;
  return replace(file, { start: contentStart + 1, end: mark }, titleOf(kind, to, file)!);
}

/** The settings that refer to a name; the Go SDK takes quotes off, so that those with them refer to it too. */
function mentionsOf(home: Home, kind: ReferenceKind, name: string): readonly LooseReference[] {
  const references = referencesOf(home);
  const loose = looseReferencesOf(home);
  return [name, `"${name}"`, `'${name}'`].flatMap((written): LooseReference[] => [
    ...references.to(kind, written),
    ...loose.settings(kind, written),
  ]);
}

/** A value without the quotes around it. */
function nameSpan({ value, line }: Setting): Span {
  const { start, end } = line.value;
  const isQuoted = value.length > 1 && /^(["']).*\1$/s.test(value);
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

function leftBehind(home: Home, kind: ReferenceKind, name: string): Place[] {
  if (kind !== "profile") return [];
  const variables = PROFILE_VARIABLES.filter((variable) => home.environment?.get(variable) === name)
    .map((variable) => ({ variable }));
  const commands = looseReferencesOf(home).commands(name)
    .map(({ file, setting }) => ({ file, span: setting.line.value }));
  return [...variables, ...commands];
}
