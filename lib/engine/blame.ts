import type { Difference, DiffSubject } from "../model/diff/mod.ts";
import type { RuntimeName } from "../model/runtime.ts";
import { readView, type ViewSection } from "../model/runtimes/mod.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { FixedPair } from "./apply_fixes.ts";
import { isNamed, namesOf, subjectId, subjectsOf } from "./declared.ts";
import type { Edit, Fix } from "./finding.ts";

/** How many sources a chain of roles is followed to; a longer one suspects everyone. */
const MAX_SOURCES = 1000;

/** Tells which of some fixes a difference can come from. */
export class Blame {
  readonly #pair: FixedPair;
  readonly #fixes: readonly Fix[];
  readonly #sections: ReadonlyMap<Fix, ReadonlySet<AwsSection>>;
  readonly #byRuntime = new Map<RuntimeName, ReadonlyMap<string, readonly Fix[]>>();
  readonly #known = new Map<string, readonly Fix[]>();

  constructor(pair: FixedPair, fixes: readonly Fix[]) {
    this.#pair = pair;
    this.#fixes = fixes;
    this.#sections = new Map(fixes.map((fix) => [fix, touchedSections(fix)]));
  }

  /** The suspects in order, the same array for the same question; all fixes where nothing tells. */
  suspects(difference: Difference): readonly Fix[] {
    if (difference.what === "reading") return this.#fixes;
    const { runtime, subject } = difference;
    // A runtime that took a file for empty reads all of it now, or the other way round.
    if (difference.what === "exists" && this.#isEmptyFor(runtime)) return this.#fixes;
    const id = `${runtime} ${subjectId(subject)}`;
    let suspects = this.#known.get(id);
    if (suspects === undefined) this.#known.set(id, suspects = this.#find(runtime, subject));
    return suspects;
  }

  #isEmptyFor(runtime: RuntimeName): boolean {
    const { before, after } = this.#pair;
    return [before, after].some((home) => readView(home, runtime).profiles.size === 0);
  }

  #find(runtime: RuntimeName, subject: DiffSubject): readonly Fix[] {
    const index = this.#index(runtime);
    const names = this.#sources(runtime, subject);
    const found = new Set(names?.flatMap((name) => index.get(subjectId(name)) ?? []));
    return names === null || found.size === 0
      ? this.#fixes
      : this.#fixes.filter((fix) => found.has(fix));
  }

  #index(runtime: RuntimeName): ReadonlyMap<string, readonly Fix[]> {
    let index = this.#byRuntime.get(runtime);
    if (index === undefined) this.#byRuntime.set(runtime, index = this.#makeIndex(runtime));
    return index;
  }

  #makeIndex(runtime: RuntimeName): Map<string, Fix[]> {
    const index = new Map<string, Fix[]>();
    for (const fix of this.#fixes) {
      for (const id of this.#namesOf(fix, runtime)) {
        const list = index.get(id);
        if (list === undefined) index.set(id, [fix]);
        else list.push(fix);
      }
    }
    return index;
  }

  #namesOf(fix: Fix, runtime: RuntimeName): Set<string> {
    const subjects = [
      ...fix.changes.filter(isNamed).flatMap((change) => subjectsOf(change, this.#pair, runtime)),
      ...[...this.#sections.get(fix)!].flatMap((section) => namesOf(section, this.#pair, runtime)),
    ];
    return new Set(subjects.map(subjectId));
  }

  /** A profile with those that it gets its credentials through, before and after; null for too many. */
  #sources(runtime: RuntimeName, subject: DiffSubject): DiffSubject[] | null {
    const found = new Map([[subjectId(subject), subject]]);
    if (subject.type !== "profile") return [subject];
    for (const home of [this.#pair.before, this.#pair.after]) {
      const { profiles } = readView(home, runtime);
      let name: string | undefined = subject.name;
      for (let i = 0; name !== undefined; i++) {
        if (i > MAX_SOURCES) return null;
        const settings: ViewSection["settings"] | undefined = profiles.get(name)?.settings;
        const session = settings?.get("sso_session")?.value;
        if (session !== undefined) add({ type: "sso-session", name: session });
        name = settings?.get("source_profile")?.value;
        if (name !== undefined && !add({ type: "profile", name })) name = undefined;
      }
    }
    return [...found.values()];

    function add(source: DiffSubject): boolean {
      const isNew = !found.has(subjectId(source));
      found.set(subjectId(source), source);
      return isNew;
    }
  }
}

function touchedSections({ edits }: Fix): Set<AwsSection> {
  const sections = new Set<AwsSection>();
  for (const edit of edits) for (const section of sectionsAt(edit)) sections.add(section);
  return sections;
}

/** The sections that an edit touches, and the one above, into which some runtimes read what is below a header that they overlook. */
function sectionsAt({ file, span }: Edit): AwsSection[] {
  const first = file.sectionAt(span.start);
  const above = first === undefined ? undefined : file.sectionAt(first.syntax.header!.start - 1);
  return [above, first, file.sectionAt(span.end)].filter((section) => section !== undefined);
}
