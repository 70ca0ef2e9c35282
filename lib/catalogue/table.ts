/**
 * Facts as compact text: one row a line, words between blanks, a name first and
 * `attribute=value` words last. A row becomes an object only when it is asked
 * for, so that a start costs next to nothing.
 *
 * @module
 */
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";

/** Splits a table into rows by their first word. Of two rows with one name the first counts. */
export function indexRows(table: string): Map<string, string> {
  const rows = new Map<string, string>();
  for (const line of table.split("\n")) {
    if (line === "" || line[0] === "#") continue;
    const blank = line.indexOf(" ");
    const name = blank < 0 ? line : line.slice(0, blank);
    if (!rows.has(name)) rows.set(name, line);
  }
  return rows;
}

/** The value of an attribute of a row, or null. */
export function attributeOf(row: readonly string[], name: string): string | null {
  for (const word of row) {
    if (word.startsWith(name) && word[name.length] === "=") return word.slice(name.length + 1);
  }
  return null;
}

/** A list between commas; empty for null. */
export function listOf(text: string | null): readonly string[] {
  return text === null ? [] : text.split(",");
}

const GROUPS: Readonly<Record<string, readonly RuntimeName[]>> = {
  all: RUNTIMES,
  none: [],
  // boto3 stands for version 1 of the AWS CLI too.
  botocore: ["cli", "boto3"],
  "no-rust": ["cli", "boto3", "js", "go", "java"],
};

/** Runtimes as a table names them: the name of a group, or names between commas. */
export function runtimesOf(text: string): readonly RuntimeName[] {
  return GROUPS[text] ?? text.split(",") as RuntimeName[];
}
