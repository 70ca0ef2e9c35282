import { pageLocation } from "../engine/page.ts";

const CODES = {
  bold: "1",
  dim: "2",
  error: "1;31",
  warning: "1;33",
  info: "1;36",
  path: "36",
  related: "94",
  safe: "32",
  unsafe: "33",
} as const;

/** The name of a style; every severity is one. */
export type Style = keyof typeof CODES;

/** Gives a text a style. */
export type Paint = (style: Style, text: string) => string;

/** Makes the name of a rule a link to its page, where the terminal shows links. */
export type LinkRule = (rule: string) => string;

/** Makes a linker; without links it leaves names as they are. */
export function ruleLinker(links: boolean): LinkRule {
  if (!links) return (rule) => rule;
  return (rule) => `\x1b]8;;${pageLocation(rule).url}\x1b\\${rule}\x1b]8;;\x1b\\`;
}

/** Makes a painter; without colour it leaves texts as they are. */
export function painter(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => text === "" ? "" : `\x1b[${CODES[style]}m${text}\x1b[0m`;
}
