import { environmentFact, environmentNames } from "../../catalogue/environment.ts";
import { settingText } from "../../catalogue/setting_texts.ts";
import { isReadBy, settingFact, settingKeys } from "../../catalogue/settings.ts";
import { capitalize, listRuntimes } from "../../engine/wording.ts";
import { RUNTIME_LABELS, type RuntimeName, RUNTIMES } from "../../model/runtime.ts";
import { type FileView, readFileView, type ViewSections } from "../../model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../model/source_file.ts";

/** A small file in which runtimes may differ. */
export interface Snippet {
  readonly name: string;
  readonly kind: FileKind;
  readonly text: string;
}

/**
 * The page of a runtime in Markdown: which settings and variables it reads, and
 * what its reader makes of each snippet.
 */
export function runtimePage(runtime: RuntimeName, snippets: readonly Snippet[]): string {
  const name = listRuntimes([runtime]);
  return [
    `# What ${name} reads`,
    `Which settings and variables count for ${name}, and how it reads what is written in an ` +
    "[unusual way](#unusual-spellings).",
    "## Settings",
    table(["setting", "what it is"], settingRows(runtime)),
    "## Environment variables",
    table(["variable", "stands for"], variableRows(runtime)),
    "## Unusual spellings",
    "Made by the very reader that awsconf judges files with. `→` stands for a tab.",
    ...snippets.map((snippet) => snippetText(runtime, snippet)),
  ].join("\n\n") + "\n";
}

/** The page that leads to those of the runtimes: who reads which snippet like whom. */
export function runtimesPage(snippets: readonly Snippet[]): string {
  const links = RUNTIMES.map((runtime) => `- [${RUNTIME_LABELS[runtime]}](${runtime}.md)`);
  const differing = snippets.filter((snippet) => groupsOf(snippet).length > 1);
  const rows = differing.map((snippet) => [
    snippet.name,
    groupsOf(snippet).map(({ runtimes, reading }) =>
      `${capitalize(listRuntimes(runtimes))}: ${inOneLine(reading)}`
    ).join("<br>"),
  ]);
  return [
    "# What each SDK reads",
    "The AWS tools share two files and read them differently. A page for each:",
    links.join("\n"),
    "## Where they differ",
    `Of ${snippets.length} small files, the tools read ${differing.length} differently.`,
    table(["what is in the file", "who reads what"], rows),
  ].join("\n\n") + "\n";
}

function settingRows(runtime: RuntimeName): string[][] {
  return settingKeys().filter((key) => isReadBy(key, runtime)).map((key) => {
    const { status, supersededBy } = settingFact(key)!;
    const old = status === "current" || status === "internal" ? "" : ` (${status})`;
    const by = supersededBy === null ? "" : ` Use \`${supersededBy}\`.`;
    return [`\`${key}\``, `${settingText(key) ?? ""}${old}${by}`];
  });
}

function variableRows(runtime: RuntimeName): string[][] {
  return environmentNames().map((name) => environmentFact(name)!)
    .filter(({ runtimes }) => runtimes.includes(runtime))
    .map(({ name, setting }) => [`\`${name}\``, setting === null ? "" : `\`${setting}\``]);
}

function snippetText(runtime: RuntimeName, snippet: Snippet): string {
  const groups = groupsOf(snippet);
  const own = groups.find(({ runtimes }) => runtimes.includes(runtime))!;
  const others = groups.filter((group) => group !== own).flatMap(({ runtimes }) => runtimes);
  const alike = others.length === 0
    ? "All tools read the same."
    : `Differently read by ${listRuntimes(others)}.`;
  return [
    `### ${snippet.name[0]!.toUpperCase()}${snippet.name.slice(1)}`,
    fenced("ini", visible(snippet.text)),
    `${capitalize(listRuntimes([runtime]))} reads:`,
    fenced("text", own.reading),
    alike,
  ].join("\n\n");
}

/** Runtimes that read a snippet alike, with what they read. */
interface Group {
  readonly runtimes: RuntimeName[];
  readonly reading: string;
}

function groupsOf({ kind, text }: Snippet): Group[] {
  const groups: Group[] = [];
  for (const runtime of RUNTIMES) {
    const file = new SourceFile({ path: kind, kind, text });
    const reading = readingText(readFileView(file, runtime));
    const known = groups.find((group) => group.reading === reading);
    if (known === undefined) groups.push({ runtimes: [runtime], reading });
    else known.runtimes.push(runtime);
  }
  return groups;
}

function readingText({ error, profiles, ssoSessions, services }: FileView): string {
  if (error !== null) return `nothing, and stops at line ${error.line}: ${error.text}`;
  const lines = [
    ...sectionLines("profile", profiles),
    ...sectionLines("sso-session", ssoSessions),
    ...sectionLines("services", services),
  ];
  return lines.length === 0 ? "nothing" : lines.join("\n");
}

function sectionLines(type: string, sections: ViewSections): string[] {
  return [...sections].flatMap(([name, { settings }]) => [
    visible(`${type} ${name}`),
    ...[...settings].flatMap(([key, { value, nested }]) => {
      if (nested === null) return [`  ${visible(`${key} = ${value}`.replaceAll("\n", "⏎"))}`];
      const below = [...nested].map(([inner, one]) => `    ${visible(`${inner} = ${one.value}`)}`);
      return [`  ${visible(key)} =`, ...below];
    }),
  ]);
}

/** A text with its invisible characters shown by number, line ends apart. */
function visible(text: string): string {
  return text.replace(/\t/g, "→").replace(/[^\n\p{L}\p{N}\p{P}\p{S} ]/gu, (character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    return `‹U+${code}›`;
  });
}

function fenced(language: string, text: string): string {
  return `\`\`\`\`${language}\n${text.replace(/\n$/, "")}\n\`\`\`\``;
}

function inOneLine(reading: string): string {
  const text = reading.split("\n").map((line) => line.trim()).join("; ").replaceAll("`", "'");
  return `\`${text}\``;
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(headers), line(headers.map(() => "---")), ...rows.map(line)].join("\n");
}
