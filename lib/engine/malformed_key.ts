import { isPlaceholder } from "../catalogue/placeholders.ts";
import { hasOwnEndpoint } from "../model/endpoints.ts";
import { Secret } from "../model/secret.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Span } from "../syntax/span.ts";
import { replace } from "./edits.ts";
import type { Edit } from "./finding.ts";
import { isQuoted } from "./plain_value.ts";
import type { RuleContext } from "./rule.ts";

/** A key that no other rule speaks of, with its value. */
export interface KeyValue {
  readonly file: SourceFile;
  readonly section: AwsSection;
  readonly setting: Setting;
  /** The value; one that goes on in deeper lines is put together. */
  readonly value: string;
  readonly span: Span;
  readonly isWrapped: boolean;
}

/**
 * The values of a key (in lower case) in all files that have not the form of
 * AWS's own, or not on one line. Left out are placeholders, quoted values, what
 * other rules have reported within a value, and profiles with an endpoint of
 * their own.
 */
export function malformedKeys(
  context: RuleContext,
  key: string,
  isGood: (value: string) => boolean,
): KeyValue[] {
  return context.files.flatMap((file) =>
    file.settings(key).flatMap((setting) => {
      // Nearly all of them.
      if (setting.children.length === 0 && isGood(setting.value)) return [];
      const found = valueOf(file, setting);
      if (found === null || isPlaceholder(found.value)) return [];
      if (isQuoted(found.value) || context.isReported(file, found.span)) return [];
      return hasOwnEndpoint(context.home, found.section) ? [] : [found];
    })
  );
}

function valueOf(file: SourceFile, setting: Setting): KeyValue | null {
  const { line, children } = setting;
  const section = file.sectionOf(setting.section);
  const isWrapped = children.length > 0;
  // A deeper setting is for `indented-setting`; an empty value for `empty-value`.
  if (children.some(({ kind }) => kind !== "text")) return null;
  if (isWrapped && line.commentStart >= 0) return null;
  const lines = children.map((child) => file.document.slice(child.content));
  const value = [setting.value, ...lines].join("");
  if (value === "") return null;
  const span = { start: line.valueStart, end: children.at(-1)?.contentEnd ?? line.bareEnd };
  return { file, section, setting, value, span, isWrapped };
}

/** The edit that writes another value, which is shown by its first letters only. */
export function rewrite({ file, span }: KeyValue, value: string, shown = 0): Edit {
  // In `key == value` the value begins at the second mark.
  const blank = file.document.text[span.start - 1] === "=" ? " " : "";
  return replace(file, span, [blank, value.slice(0, shown), new Secret(value.slice(shown))]);
}
