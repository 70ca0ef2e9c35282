import type { TextEdit } from "./edit.ts";

/** Says where the places of a text are after edits. */
export class OffsetMap {
  readonly #edits: readonly TextEdit[];
  /** How far each edit and those before it move what stands behind. */
  readonly #shifts: readonly number[];

  /** @param edits without overlap, in any order */
  constructor(edits: readonly TextEdit[]) {
    this.#edits = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    let shift = 0;
    this.#shifts = this.#edits.map(({ span, text }) =>
      shift += text.length - span.end + span.start
    );
  }

  /**
   * The offset after the edits. One within a replaced span becomes the start of
   * what replaces it.
   *
   * @param isBehind whether what is inserted at the offset stands before it then
   */
  map(offset: number, isBehind: boolean): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isBefore(this.#edits[middle]!, offset, isBehind)) low = middle + 1;
      else high = middle;
    }
    const shift = this.#shifts[low - 1] ?? 0;
    const next = this.#edits[low];
    return next !== undefined && next.span.start < offset
      ? next.span.start + shift
      : offset + shift;
  }

  #isBefore({ span: { start, end } }: TextEdit, offset: number, isBehind: boolean): boolean {
    return end < offset || (end === offset && (start < end || isBehind));
  }
}
