import type { Section, Setting } from "../../syntax/document.ts";
import type { Span } from "../../syntax/span.ts";
import type { SourceFile } from "../source_file.ts";
import { LayeredMap } from "./layered_map.ts";
import type { Place, ViewSection, ViewSections, ViewValue } from "./view.ts";

/** A section that a reader has read. */
export class ReadSection<Settings extends ReadonlyMap<string, ViewValue> = ViewSection["settings"]>
  implements ViewSection {
  readonly name: string;
  readonly settings: Settings;
  readonly places: Place[];

  constructor(name: string, settings: Settings, places: Place[]) {
    this.name = name;
    this.settings = settings;
    this.places = places;
  }

  /** The same section under another name. */
  renamed(name: string): ReadSection<Settings> {
    return new ReadSection(name, this.settings, this.places);
  }
}

/** A section that a reader is filling. */
export class BuiltSection extends ReadSection<Map<string, ViewValue>> {
  constructor(name: string, settings = new Map<string, ViewValue>(), places: Place[] = []) {
    super(name, settings, places);
  }

  override renamed(name: string): BuiltSection {
    return new BuiltSection(name, this.settings, this.places);
  }

  /** Lays another section's settings over this one's. */
  add(other: BuiltSection): void {
    for (const [key, value] of other.settings) this.settings.set(key, value);
    this.places.push(...other.places);
  }
}

/** The section of a name in a map, made if it is not there. */
export function sectionIn(sections: Map<string, BuiltSection>, name: string): BuiltSection {
  let section = sections.get(name);
  if (section === undefined) sections.set(name, section = new BuiltSection(name));
  return section;
}

/** A section that every runtime reads the same; its settings are made when first asked for. */
export class PlainSection implements ViewSection {
  readonly name: string;
  readonly section: Section;
  /** The number of sections above it in the file. */
  readonly index: number;
  readonly #file: SourceFile;
  #settings: ReadonlyMap<string, ViewValue> | null = null;
  #places: readonly Place[] | null = null;

  constructor(name: string, file: SourceFile, section: Section, index: number) {
    this.name = name;
    this.#file = file;
    this.section = section;
    this.index = index;
  }

  get settings(): ReadonlyMap<string, ViewValue> {
    return this.#settings ??= new Map(
      this.section.settings.map((setting) => [setting.key, plainValue(this.#file, setting)]),
    );
  }

  get places(): readonly Place[] {
    return this.#places ??= [{ file: this.#file, span: headerSpan(this.section) }];
  }
}

/** Tells without reading their settings that two sections are read alike by every runtime; false where they may differ. */
export function isSamePlainSection(a: ViewSection, b: ViewSection): boolean {
  return a instanceof PlainSection && b instanceof PlainSection &&
    bodyOf(a.section) === bodyOf(b.section);
}

function bodyOf({ document, first, last }: Section): string {
  const { lines, text } = document;
  return text.slice(lines[first]!.start, lines[last - 1]!.end);
}

/** The keys of a section in the credentials file that override the config file's; null for all. */
export type Overriding = (credentials: ViewSection) => ReadonlySet<string> | null;

/** Every setting overrides. */
export const overridesAll: Overriding = () => null;

/** A profile that stands in both files. */
export class MergedSection implements ViewSection {
  readonly name: string;
  readonly #config: ViewSection;
  readonly #credentials: ViewSection;
  readonly #overriding: Overriding;
  #settings: ReadonlyMap<string, ViewValue> | null = null;

  constructor(config: ViewSection, credentials: ViewSection, overriding: Overriding) {
    this.name = config.name;
    this.#config = config;
    this.#credentials = credentials;
    this.#overriding = overriding;
  }

  get settings(): ReadonlyMap<string, ViewValue> {
    return this.#settings ??= this.#merge();
  }

  get places(): readonly Place[] {
    return [...this.#config.places, ...this.#credentials.places];
  }

  #merge(): ReadonlyMap<string, ViewValue> {
    const { settings } = this.#credentials;
    const keys = this.#overriding(this.#credentials);
    if (keys === null) return new LayeredMap(this.#config.settings, settings);
    const upper = new Map<string, ViewValue>();
    for (const key of keys) {
      const value = settings.get(key);
      if (value !== undefined) upper.set(key, value);
    }
    return new LayeredMap(this.#config.settings, upper);
  }
}

/** Lays the sections of the credentials file over those of the config file. */
export function mergeSections(
  config: ViewSections,
  credentials: ViewSections,
  overriding: Overriding,
): ViewSections {
  if (credentials.size === 0) return config;
  if (config.size === 0) return credentials;
  const upper = new Map(credentials);
  for (const [name, section] of credentials) {
    const below = config.get(name);
    if (below !== undefined) upper.set(name, new MergedSection(below, section, overriding));
  }
  return new LayeredMap(config, upper);
}

function plainValue(file: SourceFile, setting: Setting): ViewValue {
  const { line, value } = setting;
  const span = { start: line.contentStart, end: line.bareEnd };
  return { value, file, span, line: line.number, nested: null };
}

function headerSpan(section: Section): Span {
  const { contentStart, mark } = section.header!;
  return { start: contentStart, end: mark + 1 };
}
