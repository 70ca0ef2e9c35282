import { type Finding, inFile } from "../engine/finding.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Line } from "../syntax/line.ts";
import { headerOf, lineOf } from "./place.ts";
import type { ReportOptions } from "./types.ts";

/**
 * Tells a finding of one run from the others in a way that holds for the next:
 * by rule, kind of file, profile, section and key, and a counter where these
 * are the same. Lines may move, and no secret is in it, not even as a hash.
 */
export class Fingerprints {
  readonly #options: Pick<ReportOptions, "maskLine">;
  readonly #seen = new Map<string, number>();

  constructor(options: Pick<ReportOptions, "maskLine">) {
    this.#options = options;
  }

  /** The fingerprint of the next finding, in the order of the report. */
  next(finding: Finding): string {
    const base = this.subject(finding);
    const count = (this.#seen.get(base) ?? 0) + 1;
    this.#seen.set(base, count);
    return `${base}:${count}`;
  }

  /** What a finding is about, the same for findings that only a counter tells apart. */
  subject(finding: Finding): string {
    const parts = [finding.rule, ...this.#partsOf(finding), finding.profile ?? ""];
    return parts.map((part) => encodeURIComponent(part.toWellFormed())).join(":");
  }

  #partsOf({ place }: Finding): string[] {
    if (!inFile(place)) return ["environment", place.variable, ""];
    const { file, span } = place;
    const number = file.document.position(span.start).line;
    const line = lineOf(file, number);
    const header = headerOf(file, number);
    const title = header === null ? "" : this.#nameOf(file, header);
    const key = line?.kind === "setting" ? this.#nameOf(file, line).toLowerCase() : "";
    return [file.kind, title, key];
  }

  // Cut from the masked line: what looks like a key may be part of a wrapped secret.
  #nameOf(file: SourceFile, line: Line): string {
    const { text, column } = this.#options.maskLine(file, line);
    return text.slice(column(line.nameStart), column(line.nameEnd));
  }
}
