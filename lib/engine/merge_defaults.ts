import type { AwsSection } from "../model/source_file.ts";
import { replace } from "./edits.ts";
import { mergeFix } from "./merge_fix.ts";
import { say } from "./message.ts";
import { stopsRuntime } from "./mistakes.ts";
import type { FixInit } from "./rule.ts";

/**
 * The fix that makes one `[default]` of `[profile default]` and `[default]`.
 *
 * @returns null where a program cannot say what they would become together
 */
export function mergeDefaults(prefixed: AwsSection, plain: AwsSection): FixInit | null {
  const isLater = plain.syntax.first < prefixed.syntax.first;
  const [first, again] = isLater ? [plain, prefixed] : [prefixed, plain];
  const init = mergeFix(first, again);
  if (init === null || stopsRuntime(prefixed) || stopsRuntime(plain)) return null;
  const title = say`Merge the two into one \`[default]\``;
  const edits = isLater
    ? init.edits
    : [...init.edits, replace(prefixed.file, prefixed.headerSpan, "[default]")];
  const unsafe = init.unsafe ?? doubt(prefixed, plain, isLater);
  const { changes = [] } = init;
  return unsafe === null ? { title, edits, changes } : {
    title,
    edits,
    unsafe,
    changes: [{ what: "anything", section: prefixed }, { what: "anything", section: plain }],
  };
}

/** The two agree where they have the same key; why a runtime may still find more than before, or null. */
function doubt(prefixed: AwsSection, plain: AwsSection, isLater: boolean): string | null {
  const extra = plain.settings.some(({ key }) => prefixed.get(key) === undefined);
  const missing = prefixed.settings.some(({ key }) => plain.get(key) === undefined);
  // All runtimes read a later `[profile default]`, and nothing but it.
  return extra || (missing && (!isLater || prefixed.quoted))
    ? "a runtime that has read one of the two gets the settings of the other as well"
    : null;
}
