import { CREDENTIAL_INPUTS } from "../credentials.ts";
import type { FileView, ViewSection, ViewSections, ViewValue } from "../runtimes/mod.ts";
import { isSamePlainSection } from "../runtimes/sections.ts";

/** What differs in a section of one file. */
export interface ChangedSection {
  /** The settings with another text, as the runtime calls them, blocks and what is in them; null where the whole section came or went. */
  readonly keys: ReadonlySet<string> | null;
  /** Whether credentials may depend on it. */
  readonly concernsCredentials: boolean;
}

/** By the name of the section. */
export type ChangedNames = ReadonlyMap<string, ChangedSection>;

/** The sections that differ between two views of one file. */
export interface ChangedSections {
  readonly profiles: ChangedNames;
  readonly ssoSessions: ChangedNames;
  readonly services: ChangedNames;
}

/**
 * Compares what runtimes read from a file before and after. Runtimes that read
 * a file alike share their maps, so each pair of maps is compared but once.
 */
export class SectionComparison {
  readonly #known = new Map<ViewSections, Map<ViewSections, ChangedNames>>();

  /** Finds the sections in which the texts of some settings differ. */
  compare(before: FileView, after: FileView): ChangedSections {
    return {
      profiles: this.#changed(before.profiles, after.profiles),
      ssoSessions: this.#changed(before.ssoSessions, after.ssoSessions),
      services: this.#changed(before.services, after.services),
    };
  }

  #changed(before: ViewSections, after: ViewSections): ChangedNames {
    let known = this.#known.get(before);
    if (known === undefined) this.#known.set(before, known = new Map());
    let changed = known.get(after);
    if (changed === undefined) known.set(after, changed = changedNames(before, after));
    return changed;
  }
}

const WHOLE: ChangedSection = { keys: null, concernsCredentials: true };

function changedNames(before: ViewSections, after: ViewSections): ChangedNames {
  const changed = new Map<string, ChangedSection>();
  if (before === after) return changed;
  for (const [name, old] of before) {
    const now = after.get(name);
    const change = now === undefined ? WHOLE : changeOf(old, now);
    if (change !== null) changed.set(name, change);
  }
  for (const name of after.keys()) if (!before.has(name)) changed.set(name, WHOLE);
  return changed;
}

function changeOf(before: ViewSection, after: ViewSection): ChangedSection | null {
  if (before === after || isSamePlainSection(before, after)) return null;
  const keys = new Set<string>();
  let concernsCredentials = false;
  const visit = (key: string, a: ViewValue | undefined, b: ViewValue | undefined) => {
    if (a !== undefined && b !== undefined && isSameValue(a, b)) return;
    keys.add(key);
    for (const inner of a?.nested?.keys() ?? []) keys.add(`${key}.${inner}`);
    for (const inner of b?.nested?.keys() ?? []) keys.add(`${key}.${inner}`);
    if (CREDENTIAL_INPUTS.has(key)) concernsCredentials = true;
  };
  for (const [key, value] of before.settings) visit(key, value, after.settings.get(key));
  for (const [key, value] of after.settings) {
    if (!before.settings.has(key)) visit(key, undefined, value);
  }
  return keys.size === 0 ? null : { keys, concernsCredentials };
}

function isSameValue(a: ViewValue, b: ViewValue): boolean {
  if (a.value !== b.value || a.nested?.size !== b.nested?.size) return false;
  for (const [key, { value }] of a.nested ?? []) {
    if (b.nested!.get(key)?.value !== value) return false;
  }
  return true;
}
