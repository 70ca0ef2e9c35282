import { rules } from "../../rules/mod.ts";
import { FAMILY_TITLES } from "../engine/families.ts";
import { pageLocation, pageSection, readablePage } from "../engine/page.ts";
import type { RuleMeta } from "../engine/rule.ts";
import type { Host } from "../host/host.ts";
import { jsonText } from "../report/json_text.ts";
import { type LinkRule, type Paint, painter, ruleLinker } from "../report/style.ts";
import { wrap } from "../report/wrap.ts";
import type { Invocation } from "./parse.ts";
import { terminalStyle } from "./terminal.ts";
import { UsageError } from "./usage_error.ts";

/**
 * Prints all rules: a table by family, or with `--format json` all that an
 * editor or a site needs to know of them.
 *
 * Throws a UsageError for operands.
 */
export async function rulesCommand(host: Host, invocation: Invocation): Promise<number> {
  if (invocation.operands.length > 0) {
    throw new UsageError(
      "`awsconf rules` takes no operand. `awsconf explain RULE` shows one rule.",
    );
  }
  const metas = rules.map((rule) => rule.meta);
  if (invocation.value("format") === "json") {
    const { pages } = await import("../../rules/pages.ts");
    host.stdout.write(rulesJson(metas, pages));
  } else {
    const { color, links, width } = terminalStyle(host, invocation.value("color"));
    host.stdout.write(rulesTable(metas, width, painter(color), ruleLinker(links)));
  }
  return 0;
}

/** Everything about the rules as JSON; `page` is Markdown, without the cases. */
export function rulesJson(
  metas: readonly RuleMeta[],
  pages: Readonly<Record<string, string>>,
): string {
  return jsonText({
    version: 1,
    families: Object.entries(FAMILY_TITLES).map(([name, title]) => ({ name, title })),
    rules: metas.map(({ name, family, severity, fix, summary, options, needs }) => ({
      name,
      family,
      severity,
      fix,
      summary,
      options: options ?? {},
      needsOneOf: needs ?? [],
      runtimes: pageSection(pages[name]!, "Runtimes"),
      documentation: pageLocation(name),
      page: readablePage(pages[name]!),
    })),
  });
}

/** The kinds of fixes as people read them. */
const FIX: Readonly<Record<RuleMeta["fix"], string>> = {
  none: "",
  safe: "safe",
  unsafe: "unsafe",
  mixed: "safe/unsafe",
};
const FIX_WIDTH = Math.max(...Object.values(FIX).map((text) => text.length));
const SEVERITY_WIDTH = "warning".length;

/** The rules as a table for people, by family. */
export function rulesTable(
  metas: readonly RuleMeta[],
  width: number,
  paint: Paint,
  link: LinkRule = (rule) => rule,
): string {
  const out: string[] = [];
  for (const [family, title] of Object.entries(FAMILY_TITLES)) {
    const own = metas.filter((meta) => meta.family === family);
    if (own.length === 0) continue;
    const nameWidth = Math.max(...own.map((meta) => meta.name.length));
    const indent = 2 + nameWidth + 2 + SEVERITY_WIDTH + 2 + FIX_WIDTH + 2;
    out.push(paint("bold", title));
    for (const { name, severity, fix, summary } of own) {
      const style = severity === "off" ? "dim" : severity;
      const label = paint(style, severity) + " ".repeat(SEVERITY_WIDTH - severity.length);
      const gap = " ".repeat(nameWidth - name.length);
      const start = `  ${link(name)}${gap}  ${label}  ${FIX[fix].padEnd(FIX_WIDTH)}  `;
      const [first, ...rest] = wrap(summary, Math.max(MIN_SUMMARY, width - indent));
      out.push(start + first, ...rest.map((line) => " ".repeat(indent) + line));
    }
    out.push("");
  }
  const note =
    "The columns are name, severity, kind of fix and what the rule finds. `awsconf explain RULE` shows the page of one; a rule that is off is switched on in awsconf.ini.";
  out.push(...wrap(note, width));
  return `${out.join("\n")}\n`;
}

/** Columns that a summary has even on a narrow terminal. */
const MIN_SUMMARY = 20;
