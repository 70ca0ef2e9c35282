import type { SourceFile } from "../model/source_file.ts";
import type { Line } from "../syntax/line.ts";
import { pseudoHeaderName } from "./pseudo_header.ts";

const INVISIBLE = /^[\x85\xad\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff]+(?:[[#;]|$)/;

/** `https://x` and `C:\\x` on a line of their own are no setting, though a good key stands before their colon. */
export function isAddress({ document }: SourceFile, line: Line): boolean {
  if (document.text[line.mark] !== ":") return false;
  if (document.text.startsWith("//", line.mark + 1)) return true;
  const next = document.text[line.mark + 1];
  return line.nameEnd - line.nameStart === 1 && (next === "\\" || next === "/");
}

/** `role_arn arn:aws:...` and the like; a good key with a colon behind it is for `colon-delimiter` to report. */
export function isColonInValue(file: SourceFile, line: Line): boolean {
  const { document } = file;
  if (line.kind !== "setting" || document.text[line.mark] !== ":") return false;
  if (line.nameStart === line.nameEnd || document.slice(line.rawValue).includes("=")) return false;
  const key = document.slice(line.name);
  return !/^[\w.-]+$/.test(key) || isAddress(file, line);
}

/** What is meant for a header is for `leaking-settings`, a good line behind an invisible character for `control-character`. */
export function isForOthers(file: SourceFile, line: Line): boolean {
  const text = file.document.slice(line.content);
  return pseudoHeaderName(text) !== null || INVISIBLE.test(text);
}
