import type { DocumentLink } from "vscode-languageserver";
import { pageLocation } from "../engine/page.ts";
import { findSuppressions } from "../engine/suppression.ts";
import type { SourceFile } from "../model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import { rangeOf } from "./positions.ts";

/** Links from the rules that comments name to their pages. */
export function linksOf(file: SourceFile): DocumentLink[] {
  const known = new Set(rules.map(({ meta }) => meta.name));
  return findSuppressions(file).filter(({ rule }) => known.has(rule)).map(({ rule, ruleSpan }) => ({
    range: rangeOf(file.document, ruleSpan),
    target: pageLocation(rule).url,
    tooltip: `What ${rule} finds`,
  }));
}
