import { type Cell, cellsOf } from "./display_width.ts";
import { isPlain } from "./printable.ts";

/** A line of source as it is shown, and where its parts ended up. */
export interface CroppedLine {
  readonly text: string;
  /** The columns, from 0, that a part of the source takes; one that is out of sight is at the edge. */
  columns(start: number, end: number): { from: number; to: number };
}

/** What stands for text left out. */
export const ELLIPSIS = "...";

/** Columns shown before the focus of a line that is cut at its start. */
const LEAD = 16;

/**
 * Draws a line of source within some columns. A line that is too wide is cut
 * at both ends so that the focus is in sight, or at least its start.
 *
 * @param text the line, secrets masked
 * @param focus offsets in `text`, in UTF-16 code units
 */
export function cropLine(
  text: string,
  focus: { readonly start: number; readonly end: number },
  columns: number,
): CroppedLine {
  if (text.length <= columns && isPlain(text)) return wholeLine(text);
  // No more of a huge line is looked at than could be shown.
  const from = boundary(text, Math.max(0, focus.start - columns));
  const to = boundary(text, Math.min(text.length, focus.start + 2 * columns));
  const cells = cellsOf(text.slice(from, to));
  const start = indexOf(cells, focus.start - from);
  const end = Math.max(start, indexOf(cells, focus.end - from));
  const total = widthOf(cells, 0, cells.length);
  const fits = from === 0 && to === text.length && total <= columns;
  const first = fits ? 0 : firstCell(cells, start, end, from > 0, columns);
  const cutBefore = from > 0 || first > 0;
  let room = columns - (cutBefore ? ELLIPSIS.length : 0);
  if (to < text.length || widthOf(cells, first, cells.length) > room) room -= ELLIPSIS.length;
  const last = lastCell(cells, first, room);
  const cutAfter = to < text.length || last < cells.length;
  const shown = cells.slice(first, last).map((cell) => cell.text).join("");
  const offset = cutBefore ? ELLIPSIS.length : 0;
  const columnOf = (index: number) =>
    offset + widthOf(cells, first, Math.min(Math.max(index, first), last));
  return {
    text: (cutBefore ? ELLIPSIS : "") + shown + (cutAfter ? ELLIPSIS : ""),
    columns: (start, end) => ({
      from: columnOf(indexOf(cells, start - from)),
      to: columnOf(indexOf(cells, end - from)),
    }),
  };
}

/** Most lines are plain and short: a code unit is a column. */
function wholeLine(text: string): CroppedLine {
  const columnOf = (offset: number) => Math.min(Math.max(offset, 0), text.length);
  return {
    text,
    columns: (start, end) => ({ from: columnOf(start), to: columnOf(end) }),
  };
}

/** Cuts nothing at the start if the focus ends in sight, and otherwise leaves some lead before it. */
function firstCell(
  cells: readonly Cell[],
  start: number,
  end: number,
  cut: boolean,
  columns: number,
): number {
  if (!cut && widthOf(cells, 0, end) + ELLIPSIS.length <= columns) return 0;
  const room = columns - 2 * ELLIPSIS.length - widthOf(cells, start, end);
  // Near the end of a line the room that nothing follows in goes to what comes before.
  const spare = columns - ELLIPSIS.length - widthOf(cells, start, cells.length);
  let lead = Math.max(Math.min(LEAD, room), spare, 0);
  let first = start;
  while (first > 0 && cells[first - 1]!.width <= lead) lead -= cells[--first]!.width;
  return first;
}

function lastCell(cells: readonly Cell[], first: number, room: number): number {
  let last = first;
  let used = 0;
  while (last < cells.length && used + cells[last]!.width <= room) used += cells[last++]!.width;
  return last;
}

/** The cell that holds an offset, or behind the last one. */
function indexOf(cells: readonly Cell[], offset: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cells[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function widthOf(cells: readonly Cell[], from: number, to: number): number {
  let width = 0;
  for (let i = from; i < to; i++) width += cells[i]!.width;
  return width;
}

// An offset in the middle of a surrogate pair moves before it.
function boundary(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  const low = unit >= 0xdc00 && unit <= 0xdfff;
  const before = text.charCodeAt(offset - 1);
  return low && before >= 0xd800 && before <= 0xdbff ? offset - 1 : offset;
}
