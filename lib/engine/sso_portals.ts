import type { Home } from "../model/home.ts";
import { winningSetting } from "../model/profile_settings.ts";
import type { AwsSection } from "../model/source_file.ts";
import { sessionSetting, type SsoProfile, ssoProfilesWhere } from "../model/sso_profiles.ts";
import type { Setting } from "../syntax/document.ts";
import { plainValue } from "./plain_value.ts";

/** A place that gives a portal a region. */
export interface PortalRegion {
  readonly section: AwsSection;
  readonly setting: Setting;
}

/** A portal of which not all places say the same region. */
export interface SplitPortal {
  readonly url: string;
  /** The first of those that most agree with. */
  readonly main: PortalRegion;
  /** Those that say otherwise. */
  readonly others: readonly PortalRegion[];
}

/** Finds the start URLs that stand with more than one region, in sso-sessions and in profiles without one. */
export function splitPortals(home: Home): SplitPortal[] {
  const portals = new Map<string, Map<string, PortalRegion[]>>();
  const add = (url: Setting, region: PortalRegion) => {
    const [address, name] = [plainValue(url), plainValue(region.setting)];
    if (address === null || name === null) return;
    // A slash or fragment at the end makes no other portal.
    const key = address.toLowerCase().replace(/[/\\]*(?:#.*)?$/, "");
    const regions = portals.get(key) ?? new Map<string, PortalRegion[]>();
    portals.set(key, regions);
    const places = regions.get(name);
    if (places === undefined) regions.set(name, [region]);
    else places.push(region);
  };
  for (const sections of home.ssoSessions.values()) {
    const url = sessionSetting(sections, "sso_start_url");
    const region = sessionSetting(sections, "sso_region");
    if (url !== undefined && region !== undefined) add(url.setting, region);
  }
  const isOnItsOwn = (sso: SsoProfile) => !sso.has("sso_session") && sso.has("sso_start_url");
  for (const sso of ssoProfilesWhere(home, isOnItsOwn)) {
    const url = winningSetting(sso.profile, "sso_start_url");
    const region = winningSetting(sso.profile, "sso_region");
    if (url !== undefined && region !== undefined) add(url.setting, region);
  }
  return [...portals].filter(([, regions]) => regions.size > 1).map(([url, regions]) => {
    // The sort is stable: of equally many the first in the files, sessions before profiles.
    const [main, ...others] = [...regions.values()].toSorted((a, b) => b.length - a.length);
    return { url, main: main![0]!, others: others.flat() };
  });
}
