import type { Span } from "../../syntax/span.ts";
import type { RuntimeName } from "../runtime.ts";
import type { SourceFile } from "../source_file.ts";

/** A place in one file. */
export interface Place {
  readonly file: SourceFile;
  readonly span: Span;
}

/** A value as one runtime reads it. It may be a secret: it goes to no person unmasked. */
export interface ViewValue {
  /** The text; lines that continue it are joined as the runtime joins them. */
  readonly value: string;
  readonly file: SourceFile;
  /** From the key to the end of the value, lines that continue it included. */
  readonly span: Span;
  /** The 1-based line of the key, as the runtime counts lines. */
  readonly line: number;
  /**
   * The settings of an indented block, for runtimes that make a map of it; null
   * where the value is plain text. The JavaScript SDK has none: it makes
   * settings called `s3.addressing_style`.
   */
  readonly nested: ReadonlyMap<string, ViewValue> | null;
}

/** A profile, sso-session or services block as one runtime reads it. */
export interface ViewSection {
  readonly name: string;
  readonly settings: ReadonlyMap<string, ViewValue>;
  /** The headers it was read from, `[` to `]`. */
  readonly places: readonly Place[];
}

/** Sections by name. */
export type ViewSections = ReadonlyMap<string, ViewSection>;

/** Why a runtime reads nothing at all. */
export interface ReadError extends Place {
  /** The 1-based line, as the runtime counts lines. */
  readonly line: number;
  /** What is wrong, in our words; no text of the file is in it. */
  readonly reason: string;
  /** What the runtime itself prints, less what it quotes from the file. */
  readonly text: string;
}

/** What one runtime makes of one file. */
export interface FileView {
  readonly profiles: ViewSections;
  readonly ssoSessions: ViewSections;
  readonly services: ViewSections;
  /** The runtime stops with this; the maps are then empty. */
  readonly error: ReadError | null;
}

/** What one runtime makes of a home: both files, merged its way. */
export interface View extends FileView {
  readonly runtime: RuntimeName;
}

const NO_SECTIONS: ViewSections = new Map();

/** What a runtime makes of a file that is absent or that it reads nothing from. */
export const EMPTY_VIEW: FileView = {
  profiles: NO_SECTIONS,
  ssoSessions: NO_SECTIONS,
  services: NO_SECTIONS,
  error: null,
};

/** A view that holds nothing but the error that the runtime stops with. */
export function failedView(error: ReadError): FileView {
  return { ...EMPTY_VIEW, error };
}
