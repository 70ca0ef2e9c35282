import { settingMeantBy } from "../catalogue/mistyped.ts";
import { serviceIdOf, serviceIds } from "../catalogue/services.ts";
import { settingFact, settingKeys } from "../catalogue/settings.ts";
import { isThirdPartyKey, thirdPartyFact, thirdPartyKeys } from "../catalogue/third_party.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import { closest } from "./did_you_mean.ts";

/** The setting of a tool that one which merely begins like the tool's is a slip for, or undefined. */
export function misspeltToolKey(key: string): string | undefined {
  return thirdPartyFact(key) === undefined && isThirdPartyKey(key)
    ? nearKey(key, thirdPartyKeys())
    : undefined;
}

/** The key that a mistyped one is near enough to that hardly anything else can be meant, or undefined. */
export function nearKey(key: string, candidates: Iterable<string>): string | undefined {
  return closest(key, candidates, key.length < 6 ? 1 : key.length < 12 ? 2 : 3);
}

/** What else than the right name is often written around it. */
const CLUTTER = /^(?:export\s+|set\s+|--)|^["'`]|["'`]$/g;

/**
 * The key that somebody meant by one that nobody reads, or undefined where
 * nothing is near: for a service its id, for a setting of a block the bare key.
 */
export function meantBy(section: AwsSection, setting: Setting): string | undefined {
  const { key: written, parent } = setting;
  if (section.type === "services") {
    return parent === null
      ? serviceIdOf(written) ?? nearKey(written, serviceIds())
      : nearKey(written, ["endpoint_url"]);
  }
  const key = written.replace(CLUTTER, "").replaceAll("-", "_");
  const type = section.type === "unprefixed" ? "profile" : section.type;
  const candidates = candidatesFor(type, parent);
  if (candidates.includes(key)) return key;
  const wellKnown = parent === null ? settingMeantBy(key) : undefined;
  if (wellKnown !== undefined && candidates.includes(wellKnown)) return wellKnown;
  return misspeltToolKey(key) ?? nearKey(key, candidates);
}

const lists = new Map<string, readonly string[]>();

function candidatesFor(type: AwsSection["type"], parent: Setting | null): readonly string[] {
  const block = parent === null ? "" : parent.key === "s3api" ? "s3" : parent.key;
  const id = `${type} ${block}`;
  let list = lists.get(id);
  if (list === undefined) {
    list = block === ""
      ? settingKeys().filter((key) =>
        !key.includes(".") && (settingFact(key)!.sections as readonly string[]).includes(type)
      )
      : settingKeys().filter((key) => key.startsWith(`${block}.`))
        .map((key) => key.slice(block.length + 1));
    lists.set(id, list);
  }
  return list;
}

const taken = new WeakMap<AwsSection | Setting, ReadonlySet<string>>();

/**
 * Tells whether a key (in lower case) is there already, in a section or a block
 * of it, or will be once a misspelt one is put right: none may be there twice.
 */
export function isTaken(section: AwsSection, block: Setting | null, key: string): boolean {
  const place = block ?? section;
  let keys = taken.get(place);
  if (keys === undefined) {
    const settings = block === null ? section.settings : block.nested;
    const meant = settings.map((setting) => meantAs(section, setting));
    taken.set(place, keys = new Set([...settings.map((setting) => setting.key), ...meant]));
  }
  return keys.has(key);
}

function meantAs(section: AwsSection, setting: Setting): string {
  const { key, parent } = setting;
  const isKnown = settingFact(parent === null ? key : `${parent.key}.${key}`) !== undefined;
  return isKnown || isThirdPartyKey(key) ? key : meantBy(section, setting) ?? key;
}
