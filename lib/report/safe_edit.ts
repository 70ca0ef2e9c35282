import type { Edit } from "../engine/finding.ts";
import { masked } from "../model/secret.ts";
import type { ReportOptions } from "./types.ts";

/** What an edit writes, as it may be shown. */
export interface ShownEdit {
  readonly text: string;
  /** True when something is masked, so that the text must not be written to a file. */
  readonly masked: boolean;
}

/** The text of an edit, with secrets masked: those that it holds by reference, and what looks like one. */
export function showEdit(edit: Edit, options: ReportOptions): ShownEdit {
  const plain = masked(edit.text);
  const text = options.maskText(plain);
  const hasSecret = typeof edit.text !== "string" &&
    edit.text.some((part) => typeof part !== "string");
  return { text, masked: hasSecret || text !== plain };
}
