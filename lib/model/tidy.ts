import type { Setting } from "../syntax/document.ts";
import type { AwsSection } from "./source_file.ts";

/**
 * Tells whether an odd section is odd only in that it holds well-formed nested
 * blocks below a tidy header, which all runtimes read alike.
 */
export function isTidyWithBlocks({ syntax, file, keyword, name }: AwsSection): boolean {
  const header = syntax.header!;
  const { text } = file.document;
  const title = keyword === null ? name : `${keyword} ${name}`;
  if (!/^[\w.@:/+%-]+$/.test(name) || text.slice(header.start, header.end) !== `[${title}]`) {
    return false;
  }
  if (syntax.stray.length > 0) return false;
  return syntax.settings.every((setting) =>
    setting.children.length === 0 ? isPlain(text, setting) : isTidyBlock(text, setting)
  );
}

function isTidyBlock(text: string, setting: Setting): boolean {
  const { line, children } = setting;
  if (line.indent > 0 || line.valueEnd > line.valueStart || text[line.mark] !== "=") return false;
  const indent = children[0]!.indent;
  return setting.nested.length === children.length &&
    setting.nested.every((nested) => isPlain(text, nested, indent));
}

function isPlain(text: string, { line }: Setting, indent = 0): boolean {
  const first = text[line.valueStart];
  return line.indent === indent && line.valueEnd > line.valueStart && line.commentStart < 0 &&
    text[line.mark] === "=" && first !== '"' && first !== "'";
}
