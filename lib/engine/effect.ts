import type { RuntimeName } from "../model/runtime.ts";
import { defaultSettings, readersWhere, refuses } from "./sample.ts";
import { tellApart } from "./wording.ts";

/**
 * Who refuses a file for what is wrong in a sample, and what the others do, as
 * the middle of a sentence.
 *
 * @param otherwise what the others do: the verb for one, for many, and the rest
 */
export function refusalEffect(
  runtimes: readonly RuntimeName[],
  sample: string,
  otherwise: readonly [one: string, many: string, rest: string],
): string {
  const refusing = readersWhere(runtimes, sample, refuses);
  const others = runtimes.filter((runtime) => !refusing.includes(runtime));
  return tellApart(
    [refusing, "refuses", "refuse", "the whole file for it"],
    [others, ...otherwise],
  );
}

/**
 * What becomes of a header without a name and of the settings below it, as the
 * middle of a sentence.
 *
 * @param header the line
 * @param isFirst whether no section stands above it
 */
export function namelessEffect(
  runtimes: readonly RuntimeName[],
  header: string,
  isFirst: boolean,
): string {
  const sample = `${isFirst ? "" : "[default]\na = b\n"}${header}\nc = d\n`;
  const refusing = readersWhere(runtimes, sample, refuses);
  const adding = readersWhere(runtimes, sample, (view) => defaultSettings(view).has("c"));
  const others = runtimes.filter((one) => !refusing.includes(one) && !adding.includes(one));
  return tellApart(
    [refusing, "refuses", "refuse", "the whole file for it"],
    [adding, "adds", "add", "its settings to the section above"],
    [others, "drops", "drop", "its settings"],
  );
}
