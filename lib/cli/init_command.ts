import { join } from "node:path";
import { rules } from "../../rules/mod.ts";
import type { RuleMeta } from "../engine/rule.ts";
import { displayPath } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import { DEFAULT_RUNTIMES, RUNTIME_LABELS, RUNTIMES } from "../model/runtime.ts";
import { userSettingsPath } from "./load_settings.ts";
import type { Invocation } from "./parse.ts";
import { EXIT } from "./run.ts";
import { HostError, UsageError } from "./usage_error.ts";

/**
 * Writes an awsconf.ini in which everything is commented out and so changes
 * nothing, into the current folder, or with `--user` where it holds for all.
 *
 * Throws a UsageError for operands, a HostError where the file exists or cannot be written.
 */
export function initCommand(host: Host, invocation: Invocation): Promise<number> {
  if (invocation.operands.length > 0) {
    throw new UsageError(
      "`awsconf init` takes no operand: it writes awsconf.ini here, or with `--user` for all your files.",
    );
  }
  const text = settingsTemplate(rules.map(({ meta }) => meta));
  if (invocation.has("print")) {
    host.stdout.write(text);
    return Promise.resolve(EXIT.clean);
  }
  const path = invocation.has("user") ? userSettingsPath(host) : join(host.cwd, "awsconf.ini");
  if (path === null) throw new HostError("Cannot tell where your settings are: HOME is not set.");
  const shown = displayPath(path, host);
  if (host.files.exists(path)) {
    throw new HostError(`${shown} exists already. \`awsconf init --print\` shows what is new.`);
  }
  const result = host.writeFiles([{ path, before: null, after: new TextEncoder().encode(text) }]);
  if (!result.ok) throw new HostError(result.message);
  host.stdout.write(
    `Wrote ${shown}. Every line is a comment; remove the \`;\` of what you want.\n`,
  );
  return Promise.resolve(EXIT.clean);
}

/** The text of an awsconf.ini that names every setting with its default, as comments. */
export function settingsTemplate(metas: readonly RuleMeta[]): string {
  const options = metas.filter(({ options }) => Object.keys(options ?? {}).length > 0);
  return [
    "; Settings of awsconf. A line that starts with `;` is a comment; what is",
    "; commented out here are the defaults.",
    "[awsconf]",
    "; The tools that you use:",
    ...RUNTIMES.map((name) => `;   ${name.padEnd(6)} ${RUNTIME_LABELS[name]}`),
    `; runtimes = ${DEFAULT_RUNTIMES.join(", ")}`,
    "; The least severity that makes a run fail: error, warning, info or never.",
    "; fail-on = warning",
    "",
    "; error, warning, info or off for each rule; `awsconf explain RULE` says more.",
    "[rules]",
    ...metas.flatMap((
      { name, severity, summary },
    ) => [`; ${name} = ${severity}`, `;   ${summary}`]),
    ...options.flatMap(({ name, options }) => [
      "",
      `; [rule ${name}]`,
      ...Object.entries(options!).flatMap(([key, meaning]) => [`; ${meaning}.`, `; ${key} =`]),
    ]),
    "",
  ].join("\n");
}
