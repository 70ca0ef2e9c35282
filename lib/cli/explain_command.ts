import { pages } from "../../rules/pages.ts";
import { closest } from "../engine/did_you_mean.ts";
import { readablePage } from "../engine/page.ts";
import type { Host } from "../host/host.ts";
import { painter } from "../report/style.ts";
import { wrap } from "../report/wrap.ts";
import type { Invocation } from "./parse.ts";
import { terminalStyle } from "./terminal.ts";
import { UsageError } from "./usage_error.ts";

/**
 * Prints the page of a rule, without the cases that serve as its tests.
 *
 * Throws a UsageError where no rule, several, or an unknown one is named.
 */
export function explainCommand(host: Host, invocation: Invocation): Promise<number> {
  const [name, ...more] = invocation.operands;
  if (name === undefined || more.length > 0) {
    throw new UsageError(
      "`awsconf explain` takes the name of one rule. `awsconf rules` lists them.",
    );
  }
  const page = Object.hasOwn(pages, name) ? pages[name] : undefined;
  if (page === undefined) {
    const meant = closest(name, Object.keys(pages));
    const hint = meant === undefined ? "`awsconf rules` lists them." : `Did you mean \`${meant}\`?`;
    throw new UsageError(`There is no rule \`${name}\`. ${hint}`);
  }
  const { color, width } = terminalStyle(host, invocation.value("color"));
  host.stdout.write(renderPage(readablePage(page), color, Math.min(width, MAX_WIDTH)));
  return Promise.resolve(0);
}

/** Prose that runs wider is hard to read. */
const MAX_WIDTH = 100;

/** A page for the terminal: paragraphs wrapped, headings in bold, code blocks as they are. */
function renderPage(page: string, color: boolean, width: number): string {
  const paint = painter(color);
  let inCode = false;
  const lines = page.split("\n").flatMap((line) => {
    if (line.startsWith("```")) inCode = !inCode;
    if (inCode || line === "" || line.startsWith("```")) return [line];
    if (line.startsWith("#")) return [paint("bold", line)];
    return wrap(line, width, line.startsWith("- ") ? 2 : 0);
  });
  return lines.join("\n");
}
