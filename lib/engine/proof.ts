import { type Difference, diffHomes, type DiffSubject } from "../model/diff/mod.ts";
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";
import { readFileView, readView } from "../model/runtimes/mod.ts";
import { Allowance } from "./allowance.ts";
import type { FixedPair } from "./apply_fixes.ts";
import type { Fix } from "./finding.ts";
import { listMessages, type Message, say, verbatim } from "./message.ts";
import { listRuntimes } from "./wording.ts";

/**
 * Finds what fixes change beyond what they say: both homes are read as all six
 * runtimes read them, and every profile that may differ is resolved, by the
 * files alone and, where it has a say, in the environment of the home.
 *
 * @param fixes those that were applied
 * @returns the differences that no fix declares; none if the fixes are proven
 */
export function violations(pair: FixedPair, fixes: readonly Fix[]): Difference[] {
  const undeclared = worldsOf(pair).flatMap((world) => {
    const { differences } = diffHomes(world.before, world.after);
    if (differences.length === 0) return [];
    const allowance = new Allowance(world, fixes);
    return differences.filter((difference) => !allowance.allows(difference));
  });
  return [...undeclared, ...newRefusals(pair)];
}

/**
 * The files that a runtime refuses from now on where it has refused the home
 * already because of the other file: whoever mends that one has a new fault then.
 */
function newRefusals({ before, after }: FixedPair): Difference[] {
  return RUNTIMES.flatMap((runtime) => {
    if (readView(before, runtime).error === null) return [];
    return before.files.flatMap((file): Difference[] => {
      const now = after[file.kind]!;
      if (now === file || readFileView(file, runtime).error !== null) return [];
      const { error } = readFileView(now, runtime);
      if (error === null) return [];
      return [{ what: "reading", runtime, file: file.kind, before: null, after: error }];
    });
  });
}

function worldsOf(pair: FixedPair): FixedPair[] {
  const { before, after, maps } = pair;
  const files = {
    before: before.withoutEnvironment(),
    after: after.withoutEnvironment(),
    maps,
  };
  return before.environment?.isAboutAws === true ? [files, pair] : [files];
}

/** How many of the differences a sentence names. */
const NAMED = 2;

/** Says what a fix would change beyond what it says: a clause without a full stop. */
export function describeViolations(differences: readonly Difference[]): Message {
  const groups = [...Map.groupBy(differences, groupOf).values()];
  const named = groups.slice(0, NAMED).map(describe);
  const more = groups.length - named.length;
  if (more > 0) named.push(say`make ${more} more ${verbatim(more === 1 ? "change" : "changes")}`);
  return say`it would ${listMessages(named)}`;
}

function groupOf(difference: Difference): string {
  const { what } = difference;
  if (what === "reading") return `${what} ${difference.file} ${difference.after === null}`;
  const { type, name } = difference.subject;
  const detail = what === "setting"
    ? difference.key
    : what === "exists"
    ? String(difference.exists)
    : "";
  return JSON.stringify([what, type, name, detail]);
}

function describe(group: readonly Difference[]): Message {
  const first = group[0]!;
  const runtimes = RUNTIMES.filter((runtime) => group.some((one) => one.runtime === runtime));
  const forThem = verbatim(
    runtimes.length === RUNTIMES.length ? "" : ` for ${listRuntimes(runtimes)}`,
  );
  switch (first.what) {
    case "reading":
      return first.after === null
        ? say`make ${listing(runtimes)} read the ${first.file} file`
        : say`make ${listing(runtimes)} refuse the ${first.file} file`;
    case "exists":
      return first.exists
        ? say`make ${subjectText(first.subject)} exist${forThem}`
        : say`make ${subjectText(first.subject)} disappear${forThem}`;
    case "setting":
      return say`change \`${first.key}\` of ${subjectText(first.subject)}${forThem}`;
    case "credentials":
      return say`change where ${subjectText(first.subject)} gets its credentials${forThem}`;
  }
}

function listing(runtimes: readonly RuntimeName[]): string {
  return runtimes.length === RUNTIMES.length ? "every runtime" : listRuntimes(runtimes);
}

function subjectText({ type, name }: DiffSubject): Message {
  return say`${verbatim(type)} \`${name}\``;
}
