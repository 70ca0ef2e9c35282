import type { SourceFile } from "../model/source_file.ts";
import type { Section } from "../syntax/document.ts";
import type { Edit, Fix } from "./finding.ts";

/** What the fixes so far do to whole sections. Where two do not fit, the second waits for the next pass. */
export class TakenSections {
  readonly #added = new Map<SourceFile, Set<string>>();
  readonly #grown = new Set<Section>();
  readonly #removed = new Set<Section>();

  /** Takes a fix, unless it does not fit to those before. */
  take({ edits }: Fix): boolean {
    if (edits.some((edit) => this.#clashes(edit))) return false;
    for (const { file, onSection } of edits) {
      if (onSection?.kind === "grows") this.#grown.add(onSection.section.syntax);
      if (onSection?.kind === "removes") this.#removed.add(onSection.section.syntax);
      if (onSection?.kind === "adds") this.#add(file, onSection.title);
    }
    return true;
  }

  #add(file: SourceFile, title: string): void {
    const titles = this.#added.get(file);
    if (titles === undefined) this.#added.set(file, new Set([title]));
    else titles.add(title);
  }

  #clashes({ file, onSection }: Edit): boolean {
    if (onSection === undefined) return false;
    if (onSection.kind === "adds") return this.#added.get(file)?.has(onSection.title) === true;
    const { syntax } = onSection.section;
    return (onSection.kind === "grows" ? this.#removed : this.#grown).has(syntax);
  }
}
