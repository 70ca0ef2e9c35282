import { regionName } from "../catalogue/regions.ts";
import { settingText } from "../catalogue/setting_texts.ts";
import { type SettingFact, settingFact } from "../catalogue/settings.ts";
import { variablesOf } from "../catalogue/environment.ts";
import type { Home } from "../model/home.ts";
import { resolve } from "../model/resolve/mod.ts";
import { RUNTIME_LABELS, type RuntimeName } from "../model/runtime.ts";
import { resolutionText } from "../report/resolution_text.ts";
import type { Span } from "../syntax/span.ts";
import { catalogueKey, type Cursor, valueSpan } from "./cursor.ts";
import { nameAt } from "./names.ts";

/** What an editor shows beside the cursor. */
export interface HoverText {
  /** In Markdown. */
  readonly markdown: string;
  readonly span: Span;
}

/** What is needed to explain a home. */
export interface HoverOptions {
  readonly runtimes: readonly RuntimeName[];
  /** Hides the secrets in a text. */
  mask(text: string): string;
}

/** Explains what stands at the cursor; null where there is nothing to explain. */
export function hoverAt(home: Home, cursor: Cursor, options: HoverOptions): HoverText | null {
  if (cursor.part === "header") return headerHover(home, cursor, options);
  if (cursor.setting === null) return null;
  if (cursor.part === "key") return keyHover(home, cursor, options);
  return cursor.part === "value" ? valueHover(home, cursor, options) : null;
}

function keyHover(home: Home, { setting, section }: Cursor, options: HoverOptions): HoverText {
  const key = catalogueKey(setting!);
  const fact = settingFact(key);
  const parts = fact === undefined
    ? [`\`${options.mask(setting!.writtenKey)}\` is not a setting of the AWS tools.`]
    : factParts(fact);
  const isSecret = fact?.type === "secret" || fact?.type === "access-key-id";
  if (section?.type === "profile" && fact !== undefined && !isSecret) {
    parts.push(explained(home, section.name, key, options));
  }
  return { markdown: parts.join("\n\n"), span: setting!.line.name };
}

function factParts(fact: SettingFact): string[] {
  const parts: string[] = [];
  const text = settingText(fact.key);
  if (text !== undefined) parts.push(text);
  const facts = [`Read by ${fact.runtimes.map((runtime) => RUNTIME_LABELS[runtime]).join(", ")}.`];
  if (fact.values.length > 0) {
    facts.push(`Values: ${fact.values.map(({ value }) => `\`${value}\``).join(", ")}.`);
  } else if (fact.type === "boolean") facts.push("Values: `true`, `false`.");
  const { min, max } = fact;
  if (min !== null || max !== null) facts.push(`From ${min ?? "any"} to ${max ?? "any"}.`);
  const variables = new Set(fact.runtimes.flatMap((runtime) => variablesOf(fact.key, runtime)));
  if (variables.size > 0) {
    facts.push(`Variable: ${[...variables].map((name) => `\`$${name}\``).join(", ")}.`);
  }
  parts.push(facts.join(" "));
  if (fact.supersededBy !== null) parts.push(`Superseded by \`${fact.supersededBy}\`.`);
  return parts;
}

function valueHover(home: Home, cursor: Cursor, options: HoverOptions): HoverText | null {
  const setting = cursor.setting!;
  const span = valueSpan(setting);
  const type = settingFact(catalogueKey(setting))?.type;
  if (type === "region") {
    const name = regionName(setting.value);
    return name === null ? null : { markdown: name, span };
  }
  const named = nameAt(cursor);
  if (named?.kind !== "profile") return null;
  return { markdown: explained(home, named.name, null, options), span };
}

function headerHover(home: Home, { section }: Cursor, options: HoverOptions): HoverText | null {
  if (section?.type !== "profile") return null;
  return { markdown: explained(home, section.name, null, options), span: section.headerSpan };
}

/** What each runtime takes for a setting, or with null for the credentials and all settings of a profile. */
function explained(
  home: Home,
  profile: string,
  setting: string | null,
  { runtimes, mask }: HoverOptions,
): string {
  const resolutions = runtimes.map((runtime) => resolve(home, { profile, runtime }));
  const text = resolutionText([{ resolutions, meant: null }], {
    color: false,
    width: 100,
    setting,
    files: [],
    displayPath: mask,
    maskText: mask,
  });
  // A fence longer than any run of backticks in the text cannot be closed by one.
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `${fence}text\n${text}${fence}`;
}
