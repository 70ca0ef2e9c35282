import { type Finding, inFile, type Place } from "../engine/finding.ts";
import type { SourceFile } from "../model/source_file.ts";
import { abridge, areMany, type ShownFinding } from "./abridge.ts";
import { displayWidth } from "./display_width.ts";
import { barred, drawFrame, type FrameLines, frameLines, type Label } from "./frame.ts";
import { showPlace } from "./place.ts";
import { printable } from "./printable.ts";
import { countByRule, ruleCountLines } from "./rule_counts.ts";
import { type Paint, painter, ruleLinker, type Style } from "./style.ts";
import { summaryLines } from "./summary.ts";
import type { ReportInput, ReportOptions } from "./types.ts";
import { splitMessage, wrap } from "./wrap.ts";

/** Prose that runs wider is hard to read. */
const MAX_PROSE_WIDTH = 100;
const MIN_WIDTH = 40;

/**
 * Writes findings for people: each with its message, the lines that it is
 * about, and what to do; then a line that sums up. Of very many only a few of
 * each rule are shown, errors first, and a table of the rules sums up.
 */
export function report(input: ReportInput, options: ReportOptions): string {
  const paint = painter(options.color);
  const width = Math.max(MIN_WIDTH, options.width);
  const findings = input.findings.filter(({ severity }) => severity !== "info" || options.showInfo);
  const isLong = !options.showAll && areMany(findings);
  const out: string[] = [];
  for (const { finding, more } of isLong ? abridge(findings) : findings.map(inFull)) {
    out.push(...drawFinding(finding, { ...options, width }, paint), "");
    if (more > 0) out.push(...drawMore(finding.rule, more, width, paint), "");
  }
  if (isLong) {
    out.push(...ruleCountLines(countByRule(findings), paint, ruleLinker(options.links)), "");
  }
  out.push(...summaryLines(input.summary, options.showInfo, width, paint));
  return `${out.join("\n")}\n`;
}

function inFull(finding: Finding): ShownFinding {
  return { finding, more: 0 };
}

function drawMore(rule: string, more: number, width: number, paint: Paint): string[] {
  const text = `... and ${more} more of ${rule}; --only ${rule} shows them, --all shows all.`;
  return wrap(text, width, 4).map((line) => paint("dim", line));
}

/** A place with what to show of it: lines of a file, or nothing but its name. */
interface Scene {
  readonly place: Place;
  readonly file: SourceFile | null;
  readonly labels: Label[];
  /** What to say of a place without lines. */
  readonly message: string;
}

function drawFinding(finding: Finding, options: ReportOptions, paint: Paint): string[] {
  const [first, rest] = splitMessage(printable(finding.message));
  const scenes = scenesOf(finding);
  const frames = scenes.map((scene) =>
    scene.file === null ? null : frameLines(scene.file, scene.labels)
  );
  const gutter = Math.max(1, ...frames.map((lines) => lines === null ? 0 : digits(lines)));
  const notes = notesOf(finding, rest);
  const out = drawHeading(finding, first, options, paint);
  const { width, maskLine } = options;
  const bar = barred(" ".repeat(gutter), "", paint);
  scenes.forEach((scene, index) => {
    const lines = frames[index]!;
    const arrow = `${" ".repeat(gutter)}${paint("dim", index === 0 ? "-->" : ":::")}`;
    out.push(...drawPlace(scene, arrow, gutter + 4, options, paint));
    const isLast = index === scenes.length - 1;
    if (lines !== null) {
      const context = { gutter, width, style: finding.severity, paint, maskLine };
      out.push(bar, ...drawFrame(scene.file!, lines, context));
    }
    if (isLast ? notes.length > 0 : lines !== null) out.push(bar);
  });
  for (const note of notes) out.push(...drawNote(note, gutter, width, paint));
  return out;
}

/** The name of a scene's place, and what is said of it where there are no lines to say it at. */
function drawPlace(
  { place, message }: Scene,
  arrow: string,
  indent: number,
  options: ReportOptions,
  paint: Paint,
): string[] {
  const name = showPlace(place, options);
  const line = `${arrow} ${paint("path", name)}`;
  if (message === "") return [line];
  const used = indent + displayWidth(name) + 2;
  if (used + displayWidth(message) <= options.width) {
    return [`${line}: ${paint("related", message)}`];
  }
  const lines = wrap(message, options.width - indent);
  return [`${line}:`, ...lines.map((one) => " ".repeat(indent) + paint("related", one))];
}

function drawHeading(
  finding: Finding,
  message: string,
  options: ReportOptions,
  paint: Paint,
): string[] {
  const prefix = `${finding.severity}[${finding.rule}]:`;
  const linked = `${finding.severity}[${ruleLinker(options.links)(finding.rule)}]:`;
  const lines = wrap(`${prefix} ${message}`, Math.min(options.width, MAX_PROSE_WIDTH), 2);
  return lines.map((line, index) =>
    index === 0
      ? paint(finding.severity, linked) + paint("bold", line.slice(prefix.length))
      : paint("bold", line)
  );
}

/** The finding's place first; related places of the same file share its lines. */
function scenesOf(finding: Finding): Scene[] {
  const scenes: Scene[] = [];
  const add = (place: Place, message: string, primary: boolean) => {
    if (!inFile(place) || place.file.document.text === "") {
      scenes.push({ place, file: null, labels: [], message });
      return;
    }
    const label = { span: place.span, message, primary };
    const known = scenes.find((scene) => scene.file === place.file);
    if (known !== undefined) known.labels.push(label);
    else scenes.push({ place, file: place.file, labels: [label], message: "" });
  };
  add(finding.place, "", true);
  for (const { place, message } of finding.related) add(place, printable(message), false);
  return scenes;
}

/** A line below the frames: its label with a style, and a text. */
interface Note {
  readonly label: string;
  readonly style: Style;
  readonly text: string;
}

function notesOf(finding: Finding, help: string): Note[] {
  const notes: Note[] = [];
  const fix = finding.fix;
  const title = fix === null ? "" : printable(fix.title);
  // Often a message ends in the very words of the fix.
  if (help !== "" && help !== `${title}.`) {
    notes.push({ label: "help", style: "bold", text: help });
  }
  if (fix !== null && fix.refused !== undefined) {
    const text = `${title} (${printable(fix.refused)})`;
    notes.push({ label: "fix [refused]", style: "warning", text });
  } else if (fix !== null) {
    const reason = fix.reason === "" ? "" : ` (${printable(fix.reason)})`;
    notes.push({ label: `fix [${fix.tier}]`, style: fix.tier, text: title + reason });
  }
  return notes;
}

function drawNote(note: Note, gutter: number, width: number, paint: Paint): string[] {
  const left = " ".repeat(gutter + 1);
  const room = Math.min(width, MAX_PROSE_WIDTH) - left.length;
  // A label may hold a space, which must not be a place to break at.
  const label = note.label.replace(" ", "\u00a0");
  return wrap(`=\u00a0${label}: ${note.text}`, room, 2).map((line, index) => {
    if (index > 0) return left + line;
    const text = line.slice(label.length + 3);
    return `${left}${paint("dim", "=")} ${paint(note.style, `${note.label}:`)}${text}`;
  });
}

function digits(lines: FrameLines): number {
  return String(Math.max(...lines.keys())).length;
}
