import { DEFAULT_RUNTIMES, type RuntimeName, RUNTIMES } from "../model/runtime.ts";
import type { Severity } from "./finding.ts";
import { closest } from "./did_you_mean.ts";
import type { Rule, RuleMeta } from "./rule.ts";

/** The least severity that makes a run fail; `never` lets none do so. */
export type FailOn = Severity | "never";

/** What awsconf.ini says, with defaults where it says nothing. */
export interface Settings {
  readonly runtimes: readonly RuntimeName[];
  readonly failOn: FailOn;
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly ruleOptions: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** The settings without an awsconf.ini. */
export const DEFAULT_SETTINGS: Settings = {
  runtimes: DEFAULT_RUNTIMES,
  failOn: "warning",
  severities: new Map(),
  ruleOptions: new Map(),
};

/** A mistake in awsconf.ini. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const SEVERITIES = ["error", "warning", "info", "off"] as const;
const FAIL_ON = ["error", "warning", "info", "never"] as const;
const MAIN_KEYS = ["runtimes", "fail-on"] as const;

/**
 * Reads the text of an awsconf.ini.
 *
 * @param text its content
 * @param path its path, for messages
 * @param rules the rules that it may name
 *
 * Throws a SettingsError that names file, line and what to do for anything unknown.
 */
export async function parseSettings(
  text: string,
  path: string,
  rules: readonly Rule[],
): Promise<Settings> {
  const { parse } = await import("@std/ini");
  const fail = (word: string, message: string): never => {
    throw new SettingsError(`${path}:${lineOf(text, word)}: ${message}`);
  };
  let parsed: Record<string, unknown>;
  try {
    parsed = parse<Record<string, unknown>>(text);
  } catch (error) {
    throw new SettingsError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const draft = { ...DEFAULT_SETTINGS, severities: new Map(), ruleOptions: new Map() };
  let settings: Settings = draft;
  for (const [title, section] of Object.entries(parsed)) {
    if (typeof section !== "object" || section === null) {
      fail(title, `\`${title}\` stands before the first section. Put it below \`[awsconf]\`.`);
    }
    const entries = Object.entries(section as Record<string, unknown>)
      .map(([key, value]): [string, string] => [key, textOf(key, value, fail)]);
    if (title === "awsconf") settings = { ...settings, ...readMain(entries, fail) };
    else if (title === "rules") readSeverities(entries, rules, draft.severities, fail);
    else if (title.startsWith("rule ")) readRule(title, entries, rules, draft.ruleOptions, fail);
    else {
      const hint = didYouMean(title, ["awsconf", "rules", "rule NAME"]);
      fail(title, `There is no section \`[${title}]\`.${hint}`);
    }
  }
  for (const { meta } of rules) activate(meta, draft.severities, draft.ruleOptions, fail);
  return settings;
}

/** Options switch on a rule that is off by default; one that cannot do without them must have them. */
function activate(
  { name, severity, needs }: RuleMeta,
  severities: Map<string, Severity | "off">,
  ruleOptions: ReadonlyMap<string, Readonly<Record<string, string>>>,
  fail: Fail,
): void {
  const options = ruleOptions.get(name) ?? {};
  if (severity === "off" && !severities.has(name) && Object.keys(options).length > 0) {
    severities.set(name, "warning");
  }
  if (needs === undefined || (severities.get(name) ?? severity) === "off") return;
  if (needs.some((key) => (options[key] ?? "").trim() !== "")) return;
  const list = needs.map((key) => `\`${key}\``).join(" or ");
  fail(name, `The rule \`${name}\` finds nothing without ${list} in \`[rule ${name}]\`.`);
}

/** @std/ini makes a number of what looks like one: an account id loses its zeros, and nothing becomes 0. */
function textOf(key: string, value: unknown, fail: Fail): string {
  if (typeof value !== "number") return String(value);
  return fail(
    key,
    `\`${key}\` has no value, or a number. Fill it in, or put the number in double quotes.`,
  );
}

type Fail = (word: string, message: string) => never;
type Entries = readonly (readonly [string, string])[];

function readMain(entries: Entries, fail: Fail): Partial<Settings> {
  let read: Partial<Settings> = {};
  for (const [key, value] of entries) {
    if (key === "fail-on") read = { ...read, failOn: oneOf(key, value, FAIL_ON, fail) };
    else if (key === "runtimes") {
      read = { ...read, runtimes: parseRuntimes(value, (message) => fail(key, message)) };
    } else fail(key, `\`[awsconf]\` has no setting \`${key}\`.${didYouMean(key, MAIN_KEYS)}`);
  }
  return read;
}

/** Reads a list of runtimes separated by commas; calls `fail` for an unknown one or an empty list. */
export function parseRuntimes(value: string, fail: (message: string) => never): RuntimeName[] {
  const names = value.split(",").map((name) => name.trim()).filter((name) => name !== "");
  if (names.length === 0) fail(`\`runtimes\` names no runtime: ${RUNTIMES.join(", ")}.`);
  return names.map((name) => {
    const known = RUNTIMES.find((runtime) => runtime === name);
    return known ??
      fail(`\`${name}\` is not a runtime: ${RUNTIMES.join(", ")}.${didYouMean(name, RUNTIMES)}`);
  });
}

function readSeverities(
  entries: Entries,
  rules: readonly Rule[],
  into: Map<string, Severity | "off">,
  fail: Fail,
): void {
  for (const [name, value] of entries) {
    checkRule(name, name, rules, fail);
    into.set(name, oneOf(name, value, SEVERITIES, fail));
  }
}

function readRule(
  title: string,
  entries: Entries,
  rules: readonly Rule[],
  into: Map<string, Record<string, string>>,
  fail: Fail,
): void {
  const name = title.slice("rule ".length).trim();
  const rule = checkRule(name, title, rules, fail);
  const known = Object.keys(rule.meta.options ?? {});
  for (const [key] of entries) {
    if (known.includes(key)) continue;
    const list = known.length === 0 ? "It has none." : `It has: ${known.join(", ")}.`;
    fail(key, `The rule \`${name}\` has no setting \`${key}\`. ${list}${didYouMean(key, known)}`);
  }
  into.set(name, Object.fromEntries(entries));
}

function checkRule(name: string, word: string, rules: readonly Rule[], fail: Fail): Rule {
  const rule = rules.find((candidate) => candidate.meta.name === name);
  if (rule !== undefined) return rule;
  const names = rules.map((candidate) => candidate.meta.name);
  return fail(
    word,
    `There is no rule \`${name}\`.${didYouMean(name, names)} \`awsconf rules\` lists them.`,
  );
}

function oneOf<T extends string>(key: string, value: string, choices: readonly T[], fail: Fail): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  return fail(
    key,
    `\`${value}\` is not a value of \`${key}\`: ${choices.join(", ")}.${
      didYouMean(value, choices)
    }`,
  );
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const meant = closest(word, candidates);
  return meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
}

// @std/ini gives no positions: the first line that names the word is where the mistake is.
function lineOf(text: string, word: string): number {
  const lines = text.split(/\r\n|\r|\n/);
  const index = lines.findIndex((line) => line.trimStart().replace(/^\[\s*/, "").startsWith(word));
  return index + 1 || 1;
}
