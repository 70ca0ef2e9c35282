import type { Home } from "../model/home.ts";
import { REFERENCE_KEYS, type ReferenceKind, referencesOf } from "../model/references.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Span } from "../syntax/span.ts";
import { type Cursor, valueSpan } from "./cursor.ts";

/** A name under the cursor: of a section, or of what a setting refers to. */
export interface Named {
  readonly kind: ReferenceKind;
  readonly name: string;
  /** Where the name itself stands. */
  readonly span: Span;
}

/** A place of a file. */
export interface NamedPlace {
  readonly file: SourceFile;
  readonly span: Span;
}

/** The name that the cursor is at, in a header or behind a setting that refers to one; null elsewhere. */
export function nameAt({ part, section, setting, offset }: Cursor): Named | null {
  if (part === "header" && section !== null) {
    const kind = kindOf(section);
    if (kind === null || section.name === "") return null;
    return { kind, name: section.name, span: nameSpan(section) };
  }
  if (part !== "value" || setting === null || setting.parent !== null) return null;
  const kind = REFERENCE_KEYS.get(setting.key);
  const span = valueSpan(setting);
  if (kind === undefined || setting.value === "" || offset > span.end) return null;
  return { kind, name: setting.value, span };
}

/** The headers of the sections that have a name. */
export function definitionsOf(home: Home, { kind, name }: Named): NamedPlace[] {
  return sectionsOf(home, kind, name).map((section) => ({
    file: section.file,
    span: nameSpan(section),
  }));
}

/** Every place that refers to a name, without the headers. */
export function usesOf(home: Home, { kind, name }: Named): NamedPlace[] {
  return referencesOf(home).to(kind, name)
    .map(({ file, setting }) => ({ file, span: valueSpan(setting) }));
}

/** The sections that have a name; an unprefixed one is meant for a profile. */
export function sectionsOf(home: Home, kind: ReferenceKind, name: string): readonly AwsSection[] {
  if (kind === "sso-session") return home.ssoSessions.get(name) ?? [];
  if (kind === "services") return home.services.get(name) ?? [];
  return [...home.profiles.get(name)?.sections ?? [], ...home.unprefixed.get(name) ?? []];
}

/** What a section is, for those that can be referred to. */
export function kindOf({ type }: AwsSection): ReferenceKind | null {
  if (type === "profile" || type === "unprefixed") return "profile";
  return type === "sso-session" || type === "services" ? type : null;
}

/** Where the name stands in a header, without keyword and quotes. */
export function nameSpan({ file, syntax, name }: AwsSection): Span {
  const header = syntax.header!;
  const start = file.document.text.lastIndexOf(name, header.nameEnd);
  return start < header.nameStart ? header.name : { start, end: start + name.length };
}
