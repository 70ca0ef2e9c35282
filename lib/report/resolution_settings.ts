import { readsSetting, type Resolution, type SettingResolution } from "../model/resolve/mod.ts";
import { RUNTIME_LABELS, type RuntimeName } from "../model/runtime.ts";
import { displayWidth } from "./display_width.ts";
import { placeText } from "./resolution_words.ts";
import type { Paint } from "./style.ts";

const MASK = "****";

/** A setting of which some runtimes say the same. */
interface Row {
  readonly key: string;
  readonly value: string;
  readonly from: string;
  readonly runtimes: readonly RuntimeName[];
  /** Whether other runtimes that read the setting say something else. */
  readonly differs: boolean;
  /** Whether all runtimes that are looked at say this. */
  readonly isShared: boolean;
}

/**
 * The aligned lines of the settings: one for a setting on which the runtimes
 * agree; one for each opinion, marked with `*`, where they do not.
 *
 * @param mask hides secrets and what could act on a terminal
 */
export function settingLines(
  resolutions: readonly Resolution[],
  only: string | null,
  mask: (text: string) => string,
  paint: Paint,
): string[] {
  const keys = new Set(resolutions.flatMap(({ settings }) => settings.map(({ key }) => key)));
  const wanted = only === null ? [...keys] : [only];
  const rows = wanted.flatMap((key) => rowsOf(key, resolutions, mask));
  const keyWidth = widest(rows.map(({ key }) => key), 40);
  const valueWidth = widest(rows.map(({ value }) => value), 48);
  return rows.map(({ key, value, from, runtimes, differs, isShared }) => {
    const names = runtimes.map((runtime) => RUNTIME_LABELS[runtime]).join(", ");
    const start = `${differs ? "*" : " "} ${pad(key, keyWidth)}  ${pad(value, valueWidth)}  `;
    if (differs) return paint("warning", `${start}${names}: ${from}`);
    return start + from + (isShared ? "" : `  (only ${names})`);
  });
}

function rowsOf(
  key: string,
  resolutions: readonly Resolution[],
  mask: (text: string) => string,
): Row[] {
  const groups = new Map<string, { value: string; from: string; runtimes: RuntimeName[] }>();
  for (const { runtime, settings } of resolutions) {
    const setting = settings.find((candidate) => candidate.key === key);
    if (!readsSetting(key, runtime)) continue;
    const value = valueText(setting, mask);
    const from = fromText(setting);
    const id = `${value}\n${from}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { value, from, runtimes: [runtime] });
    else group.runtimes.push(runtime);
  }
  if (groups.size === 0) {
    // Somebody wrote it for a runtime that is not looked at.
    return [{ ...NOT_READ, key: mask(key), runtimes: [] }];
  }
  return [...groups.values()].map((group) => ({
    ...group,
    key: mask(key),
    differs: groups.size > 1,
    isShared: group.runtimes.length === resolutions.length,
  }));
}

const NOT_READ = { value: "-", from: "not read", differs: false, isShared: true } as const;

function valueText(setting: SettingResolution | undefined, mask: (text: string) => string): string {
  const winner = setting?.winner ?? null;
  if (winner === null) return "-";
  if (winner.value === null) return MASK;
  return winner.value === "" ? "(empty)" : mask(winner.value);
}

/** What decided: the winner's place, what it lies over, and what does not count. */
export function fromText(setting: SettingResolution | undefined): string {
  const { winner = null, losers = [] } = setting ?? {};
  const beaten = losers.filter(({ why }) => why.endsWith("comes first"));
  const ignored = losers.filter(({ why }) => !why.endsWith("comes first"));
  const parts = [winner === null ? "not set" : placeText(winner.place)];
  if (beaten.length > 0) {
    parts[0] += ` over ${beaten.map(({ place }) => placeText(place)).join(", ")}`;
  }
  for (const { place, why } of ignored) parts.push(`${placeText(place)} ${why}`);
  return parts.join("; ");
}

function widest(texts: readonly string[], most: number): number {
  return Math.min(most, texts.reduce((width, text) => Math.max(width, displayWidth(text)), 0));
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
