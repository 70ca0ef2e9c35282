import { settingFact, type SettingType } from "../catalogue/settings.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";
import { catalogueKey, valueSpan } from "./cursor.ts";
import { nameSpan } from "./names.ts";

/** The types of tokens, in the order in which the protocol numbers them. */
export const TOKEN_TYPES = [
  "comment",
  "keyword",
  "class",
  "property",
  "operator",
  "string",
  "number",
  "enumMember",
] as const;

type TokenType = typeof TOKEN_TYPES[number];

/** What the values of a setting are to an editor; all others are strings. */
const VALUE_TYPES: Readonly<Partial<Record<SettingType, TokenType>>> = {
  boolean: "enumMember",
  choice: "enumMember",
  region: "enumMember",
  integer: "number",
  size: "number",
  rate: "number",
  profile: "class",
  "sso-session": "class",
  services: "class",
};

/** The tokens of a file for highlighting, each as five numbers relative to the one before (Language Server Protocol). */
export function tokensOf(file: SourceFile): number[] {
  const builder = new TokenBuilder();
  const byLine = new Map<Line, AwsSection | Setting>();
  for (const section of file.sections) {
    byLine.set(section.syntax.header!, section);
    for (const setting of section.settings) {
      byLine.set(setting.line, setting);
      for (const nested of setting.nested) byLine.set(nested.line, nested);
    }
  }
  for (const line of file.document.lines) {
    if (line.kind === "comment") builder.add(line, line.content, "comment");
    const what = byLine.get(line);
    if (line.kind === "header") addHeader(builder, line, what as AwsSection);
    if (line.kind === "setting") addSetting(builder, line, what as Setting | undefined);
  }
  return builder.numbers;
}

function addHeader(builder: TokenBuilder, line: Line, section: AwsSection): void {
  const { keyword } = section;
  if (keyword !== null) {
    builder.add(line, { start: line.nameStart, end: line.nameStart + keyword.length }, "keyword");
  }
  if (section.name !== "") builder.add(line, nameSpan(section), "class");
  addComment(builder, line);
}

function addSetting(builder: TokenBuilder, line: Line, setting: Setting | undefined): void {
  builder.add(line, line.name, "property");
  builder.add(line, { start: line.mark, end: line.mark + 1 }, "operator");
  const type = setting === undefined ? undefined : settingFact(catalogueKey(setting))?.type;
  const value = setting === undefined ? line.rawValue : valueSpan(setting);
  builder.add(line, value, (type === undefined ? undefined : VALUE_TYPES[type]) ?? "string");
  addComment(builder, line);
}

function addComment(builder: TokenBuilder, line: Line): void {
  if (line.commentStart < 0) return;
  builder.add(line, { start: line.commentStart, end: line.contentEnd }, "comment");
}

class TokenBuilder {
  readonly numbers: number[] = [];
  #line = 1;
  #column = 0;

  /** Adds a token of one line; tokens come in order. */
  add(line: Line, { start, end }: Span, type: TokenType): void {
    if (end <= start) return;
    const lineStart = line.number === 1 ? 0 : line.start;
    const column = start - lineStart;
    const lines = line.number - this.#line;
    if (lines > 0) this.#column = 0;
    this.numbers.push(lines, column - this.#column, end - start, TOKEN_TYPES.indexOf(type), 0);
    this.#line = line.number;
    this.#column = column;
  }
}
