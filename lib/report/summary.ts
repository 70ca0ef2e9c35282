import type { Paint, Style } from "./style.ts";
import { summarySentence } from "./difference_summary.ts";
import type { Summary } from "./types.ts";
import { wrap } from "./wrap.ts";

/**
 * Sums up a run: how many problems, in what, what can be fixed, and what was
 * not shown.
 *
 * @param showInfo whether findings of severity info were shown
 */
export function summaryLines(
  summary: Summary,
  showInfo: boolean,
  width: number,
  paint: Paint,
): string[] {
  const style = styleOf(summary, showInfo);
  const lines = wrap(mainLine(summary, showInfo), width).map((line) => paint(style, line));
  if (summary.resolution !== null) {
    lines.push(...wrap(summarySentence(summary.resolution), width));
  }
  if (!showInfo && summary.infos > 0) {
    const [verb, them] = summary.infos === 1 ? ["is", "it"] : ["are", "them"];
    const count = plural(summary.infos, "finding");
    const text = `${count} of severity info ${verb} hidden; --info shows ${them}.`;
    lines.push(...wrap(text, width).map((line) => paint("dim", line)));
  }
  return lines;
}

function mainLine(summary: Summary, showInfo: boolean): string {
  const { fixed, suppressed } = summary;
  const sentences = [problems(summary, showInfo)];
  if (summary.refused > 0) {
    const [verb, it] = summary.refused === 1 ? ["was", "it"] : ["were", "they"];
    sentences.unshift(
      `${plural(summary.refused, "fix", "fixes")} ${verb} refused, as ${it} would change more.`,
    );
  }
  if (fixed > 0) sentences.unshift(`Applied ${plural(fixed, "fix", "fixes")}.`);
  if (suppressed > 0) {
    const verb = suppressed === 1 ? "was" : "were";
    sentences.push(`${plural(suppressed, "finding")} ${verb} suppressed by a comment.`);
  }
  if (summary.inBaseline > 0) {
    const verb = summary.inBaseline === 1 ? "is" : "are";
    sentences.push(`${plural(summary.inBaseline, "finding")} ${verb} in the baseline.`);
  }
  return sentences.join(" ");
}

function problems(summary: Summary, showInfo: boolean): string {
  const { errors, warnings, infos, files, profiles } = summary;
  const counts: string[] = [];
  if (errors > 0) counts.push(plural(errors, "error"));
  if (warnings > 0) counts.push(plural(warnings, "warning"));
  if (showInfo && infos > 0) counts.push(plural(infos, "info"));
  const where = files > 0 ? [plural(files, "file")] : [];
  if (counts.length > 0) {
    if (summary.environment) where.push("the environment");
    const place = where.length === 0 ? "" : ` in ${list(where)}`;
    return `${counts.join(", ")}${place}${fixes(summary)}.`;
  }
  if (files > 0) where.push(plural(profiles, "profile"));
  if (summary.environment) where.push("the environment");
  if (where.length === 0) return "Nothing to look at: there is no file and no environment.";
  const what = infos > 0 ? "No errors or warnings" : "No problems";
  return `${what} in ${list(where)}.`;
}

function fixes({ fixable, fixableUnsafe }: Summary): string {
  const parts: string[] = [];
  if (fixable > 0) parts.push(`${fixable} fixable with --fix`);
  if (fixableUnsafe > 0) {
    parts.push(`${fixableUnsafe} ${fixable > 0 ? "more" : "fixable"} with --unsafe-fixes`);
  }
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function styleOf({ errors, warnings, infos }: Summary, showInfo: boolean): Style {
  if (errors > 0) return "error";
  if (warnings > 0) return "warning";
  return showInfo && infos > 0 ? "info" : "safe";
}

function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}

function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
