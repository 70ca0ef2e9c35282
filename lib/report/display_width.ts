import { eastAsianWidth } from "get-east-asian-width";
import { commandMarks, escapeCharacter, isPlain, isUnprintable } from "./printable.ts";

/** A piece of text that is drawn as a unit. */
export interface Cell {
  readonly text: string;
  /** Columns that it takes. */
  readonly width: number;
  /** Behind the part of the source text that it stands for, in UTF-16 code units. */
  readonly end: number;
}

const TAB = "    ";
const COMBINING = /[\p{Mn}\p{Me}]/u;
/** More marks than this on one character are not a script but a prank. */
const MAX_MARKS = 4;

/** The columns that a printable text takes in a terminal. */
export function displayWidth(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/**
 * Splits a line of source text into cells: tabs become spaces, combining marks
 * join what they stand on, and what cannot be shown is spelled out.
 */
export function cellsOf(text: string): Cell[] {
  const cells: Cell[] = [];
  const commands = commandMarks(text);
  let marks = 0;
  let end = 0;
  for (const character of text) {
    end += character.length;
    const last = cells.at(-1);
    const joins = last !== undefined && marks < MAX_MARKS && isMark(character);
    if (joins) cells[cells.length - 1] = { ...last, text: last.text + character, end };
    else cells.push(cellOf(character, end, commands.has(end - 1)));
    marks = joins ? marks + 1 : 0;
  }
  return cells;
}

function cellOf(character: string, end: number, isCommand: boolean): Cell {
  if (!isCommand && isPlain(character)) return { text: character, width: 1, end };
  if (character === "\t") return { text: TAB, width: TAB.length, end };
  if (isCommand || isUnprintable(character) || isMark(character)) {
    const text = escapeCharacter(character);
    return { text, width: text.length, end };
  }
  return { text: character, width: characterWidth(character), end };
}

function characterWidth(character: string): number {
  return isMark(character) ? 0 : eastAsianWidth(character.codePointAt(0)!);
}

function isMark(character: string): boolean {
  return COMBINING.test(character) && !isUnprintable(character);
}
