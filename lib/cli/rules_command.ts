import { rules } from "../../rules/mod.ts";
import type { RuleMeta } from "../engine/rule.ts";
import type { Host } from "../host/host.ts";
import type { Invocation } from "./parse.ts";
import { UsageError } from "./usage_error.ts";

/** Prints all rules: a table, or with `--format json` their metadata. */
export function rulesCommand(host: Host, invocation: Invocation): Promise<number> {
  if (invocation.operands.length > 0) {
    throw new UsageError(
      "`awsconf rules` takes no operand. `awsconf explain RULE` shows one rule.",
    );
  }
  const metas = rules.map((rule) => rule.meta);
  host.stdout.write(invocation.value("format") === "json" ? json(metas) : table(metas));
  return Promise.resolve(0);
}

function json(metas: readonly RuleMeta[]): string {
  const items = metas.map(({ name, family, severity, fix, summary, options }) => ({
    name,
    family,
    severity,
    fix,
    summary,
    options: options ?? {},
  }));
  return JSON.stringify({ version: 1, rules: items }, null, 2) + "\n";
}

function table(metas: readonly RuleMeta[]): string {
  const width = Math.max(...metas.map((meta) => meta.name.length));
  const rows = metas.map((meta) =>
    `${meta.name.padEnd(width)}  ${meta.severity.padEnd(7)}  ${FIX[meta.fix].padEnd(11)}  ${
      meta.summary.replaceAll("`", "")
    }`
  );
  const head = `${"rule".padEnd(width)}  severity fix          what it finds`;
  return [head, ...rows, ""].join("\n");
}

/** The kinds of fixes as people read them. */
const FIX: Readonly<Record<RuleMeta["fix"], string>> = {
  none: "-",
  safe: "safe",
  unsafe: "unsafe",
  mixed: "safe/unsafe",
};
