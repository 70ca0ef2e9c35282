import type { Resolution } from "../model/resolve/mod.ts";
import { RUNTIME_LABELS } from "../model/runtime.ts";
import { printable } from "./printable.ts";
import { credentialsLines } from "./resolution_credentials.ts";
import { settingLines } from "./resolution_settings.ts";
import type { ProfileReport, ResolutionOptions } from "./resolution_types.ts";
import { choiceText } from "./resolution_words.ts";
import { type Paint, painter } from "./style.ts";
import { wrap } from "./wrap.ts";

/** Prints resolutions for people: what the runtimes share once, what they do not once for each opinion, marked with `*`. */
export function resolutionText(
  reports: readonly ProfileReport[],
  options: ResolutionOptions,
): string {
  const paint = painter(options.color);
  const mask = (text: string) => printable(options.maskText(text));
  const blocks = reports.map((report) => profileLines(report, options, mask, paint));
  return [fileLines(options, paint), ...blocks].map((lines) => lines.join("\n"))
    .filter((block) => block !== "").join("\n\n") + "\n";
}

type Mask = (text: string) => string;

// The places below name the files by their kind.
function fileLines({ files, displayPath }: ResolutionOptions, paint: Paint): string[] {
  return files.map(({ kind, path, exists }) =>
    paint(
      "dim",
      `${kind.padEnd(11)}  ${printable(displayPath(path))}${exists ? "" : " (no such file)"}`,
    )
  );
}

function profileLines(
  { resolutions, meant }: ProfileReport,
  options: ResolutionOptions,
  mask: Mask,
  paint: Paint,
): string[] {
  const { profile } = resolutions[0]!;
  const lines = [`${paint("bold", `Profile ${mask(profile.name)}`)}, ${choiceText(profile)}`];
  lines.push(...errorLines(resolutions, options, mask, paint));
  if (meant !== null) lines.push(`  Did you mean ${mask(meant)}?`);
  if (options.setting === null) {
    lines.push("", "Credentials", ...credentials(resolutions, options, mask, paint));
    lines.push("", "Settings");
  }
  return [...lines, ...settingLines(resolutions, options.setting, mask, paint)];
}

function errorLines(
  resolutions: readonly Resolution[],
  options: ResolutionOptions,
  mask: Mask,
  paint: Paint,
): string[] {
  const groups = groupBy(resolutions, ({ error }) => {
    if (error === null) return "";
    const place = error.read === null ? "" : ` (${error.read.file.kind}:${error.read.line})`;
    return `${error.stops ? "stops" : "goes on without the profile"}${place}: ${mask(error.text)}`;
  });
  return groups.flatMap(({ text, names }) =>
    text === ""
      ? []
      : wrap(`${names}: ${text}`, options.width - 2, 2).map((line) => paint("error", `  ${line}`))
  );
}

function credentials(
  resolutions: readonly Resolution[],
  { width }: ResolutionOptions,
  mask: Mask,
  paint: Paint,
): string[] {
  const groups = groupBy(
    resolutions,
    (one) => credentialsLines(one.credentials, mask, paint).join("\n"),
  );
  const differs = groups.length > 1;
  return groups.flatMap(({ text, names }) => {
    const lines = text.split("\n");
    if (!differs) return lines.flatMap((line) => indented(line, width, 2));
    return [
      paint("warning", `* ${names}:`),
      ...lines.flatMap((line) => indented(line, width, 4)),
    ];
  });
}

function indented(line: string, width: number, by: number): string[] {
  const depth = line.length - line.trimStart().length;
  // Aligned columns stay as they are.
  if (!line.startsWith("  not ")) return [" ".repeat(by) + line];
  return wrap(line.trimStart(), width - by - depth, 4)
    .map((part) => " ".repeat(by + depth) + part);
}

function groupBy(
  resolutions: readonly Resolution[],
  textOf: (resolution: Resolution) => string,
): { text: string; names: string }[] {
  const groups = new Map<string, string[]>();
  for (const resolution of resolutions) {
    const text = textOf(resolution);
    const label = RUNTIME_LABELS[resolution.runtime];
    const names = groups.get(text);
    if (names === undefined) groups.set(text, [label]);
    else names.push(label);
  }
  return [...groups].map(([text, names]) => ({ text, names: names.join(", ") }));
}
