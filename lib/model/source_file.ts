import { type Document, parseDocument, type Section, type Setting } from "../syntax/document.ts";
import type { Encoding } from "../syntax/encoding.ts";
import { readSectionName, type SectionType } from "./section_name.ts";
import type { Span } from "../syntax/span.ts";

/** Which of the two files: they differ in how headers are written. */
export type FileKind = "config" | "credentials";

/** What is known of a file beside its text. */
export interface SourceFileInit {
  /** As the person named it, for messages. */
  readonly path: string;
  readonly kind: FileKind;
  readonly text: string;
  readonly encoding?: Encoding;
  readonly exists?: boolean;
  readonly reported?: boolean;
  /** POSIX permission bits, where the host knows them. */
  readonly mode?: number | null;
}

/** Sections with more settings than this are looked up by an index. */
const INDEX_FROM = 24;

const NO_SETTINGS: readonly Setting[] = [];

const PROFILE = "profile ";

/** What nearly all names of the config file are; {@link readSectionName} says the same of these. */
const PLAIN_NAME = /^[\w.@:/+%-]+$/;

/** A section with what its header means. */
export class AwsSection {
  readonly file: SourceFile;
  readonly syntax: Section;
  readonly type: SectionType;
  /** The name without keyword and quotes. */
  readonly name: string;
  /** The first word of the header, such as `profile`, where a name follows it; otherwise null. */
  readonly keyword: string | null;
  readonly quoted: boolean;
  /** Whether the title is `profile`, a blank, and a name that every reader reads the same. */
  readonly isPlain: boolean;
  private byKey: ReadonlyMap<string, Setting> | null = null;

  constructor(file: SourceFile, syntax: Section) {
    this.file = file;
    this.syntax = syntax;
    const plain = file.kind === "config" ? plainName(syntax) : null;
    this.isPlain = plain !== null;
    if (plain !== null) {
      this.type = "profile";
      this.name = plain;
      this.keyword = "profile";
      this.quoted = false;
      return;
    }
    const name = readSectionName(syntax.title, file.kind);
    this.type = name.type;
    this.name = name.name;
    this.keyword = name.keyword;
    this.quoted = name.quoted;
  }

  get settings(): readonly Setting[] {
    return this.syntax.settings;
  }

  /** From the header to the next one. */
  get wholeSpan(): Span {
    const header = this.syntax.header!;
    const last = this.file.document.lineAt(this.syntax.last - 1) ?? header;
    return { start: header.start, end: last.next };
  }

  /** From `[` to `]`, or to the end of an unclosed header. */
  get headerSpan(): Span {
    const header = this.syntax.header!;
    return {
      start: header.contentStart,
      end: header.mark >= 0 ? header.mark + 1 : header.nameEnd,
    };
  }

  /** The last setting with this key (lower case), or undefined. */
  get(key: string): Setting | undefined {
    const settings = this.syntax.settings;
    if (settings.length > INDEX_FROM) {
      // A section of a million settings must not be searched once for each of them.
      this.byKey ??= new Map(settings.map((setting) => [setting.key, setting]));
      return this.byKey.get(key);
    }
    for (let i = settings.length - 1; i >= 0; i--) if (settings[i]!.key === key) return settings[i];
    return undefined;
  }
}

/** The name in a header such as `[profile dev]`; null for any other header. */
function plainName({ document: { text }, header }: Section): string | null {
  const { nameStart, nameEnd } = header!;
  if (!text.startsWith(PROFILE, nameStart)) return null;
  const name = text.slice(nameStart + PROFILE.length, nameEnd);
  return PLAIN_NAME.test(name) ? name : null;
}

/** One file of a home: its text, tree and sections. */
export class SourceFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly document: Document;
  readonly encoding: Encoding;
  /** False for a file that is not there but has a place where it would be made. */
  readonly exists: boolean;
  /** False for a file that is read for context only: nothing in it is reported or fixed on its own. */
  readonly reported: boolean;
  readonly mode: number | null;
  #sections: readonly AwsSection[] | null = null;
  #oddSections: readonly AwsSection[] | null = null;
  #keys: readonly string[] | null = null;

  constructor(init: SourceFileInit) {
    this.path = init.path;
    this.kind = init.kind;
    this.document = parseDocument(init.text);
    this.encoding = init.encoding ?? "utf-8";
    this.exists = init.exists ?? true;
    this.reported = init.reported ?? true;
    this.mode = init.mode ?? null;
  }

  /** All sections with a header, in order. */
  get sections(): readonly AwsSection[] {
    return this.#sections ??= this.document.sections.map((section) =>
      new AwsSection(this, section)
    );
  }

  /**
   * The sections in which some reader may read something in its own way: an
   * untidy header, nothing below it, or an odd line. In a tidy file these are few.
   */
  get oddSections(): readonly AwsSection[] {
    return this.#oddSections ??= this.sections.filter(isOdd);
  }

  /** A section of the tree, with a header, together with what that means. */
  sectionOf(syntax: Section): AwsSection {
    return this.sections[syntax.index]!;
  }

  /** The section that an offset lies in, or undefined before the first header. */
  sectionAt(offset: number): AwsSection | undefined {
    const sections = this.sections;
    let low = 0;
    let high = sections.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sections[middle]!.syntax.header!.start <= offset) low = middle + 1;
      else high = middle;
    }
    return sections[low - 1];
  }

  /** The top-level settings of all sections with this key (lower case), in order. */
  settings(key: string): readonly Setting[] {
    return this.document.keys.get(key)?.settings ?? NO_SETTINGS;
  }

  /** The keys (in lower case) of the top-level settings of all sections, each once. */
  get keys(): readonly string[] {
    return this.#keys ??= [...this.document.keys.values()]
      .filter(({ settings }) => settings.length > 0)
      .map(({ name }) => name);
  }

  /** The same file with something else in it or about it: what it would be after a fix. */
  with(
    { text = this.document.text, encoding = this.encoding, mode = this.mode }: {
      readonly text?: string;
      readonly encoding?: Encoding;
      readonly mode?: number | null;
    },
  ): SourceFile {
    return new SourceFile({
      path: this.path,
      kind: this.kind,
      text,
      encoding,
      exists: this.exists || text !== "",
      reported: this.reported,
      mode,
    });
  }
}

/** Headers that every reader reads the same. */
const TIDY_TITLE = /^(?:(?:profile|sso-session|services) )?[A-Za-z0-9_.@:/+%-]+$/;

function isOdd({ syntax, type, isPlain }: AwsSection): boolean {
  if (syntax.isOdd || syntax.settings.length === 0 || type === "unknown") return true;
  const header = syntax.header!;
  const { start, contentStart, mark, end, nameStart } = header;
  if (contentStart > start || mark !== end - 1 || nameStart !== contentStart + 1) return true;
  return header.nameEnd !== mark || !(isPlain || TIDY_TITLE.test(syntax.title));
}
