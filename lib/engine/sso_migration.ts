import type { Home } from "../model/home.ts";
import { type ProfileSetting, winningSetting } from "../model/profile_settings.ts";
import { referencesOf } from "../model/references.ts";
import type { AwsSection } from "../model/source_file.ts";
import { sessionSetting, type SsoProfile } from "../model/sso_profiles.ts";
import type { Change } from "./change.ts";
import { appendSection, copyValue, deleteSettingCleanly, isPlainText, replace } from "./edits.ts";
import type { Edit } from "./finding.ts";
import { standsApart } from "./header_shape.ts";
import { sectionsMeantAs } from "./meant_section.ts";
import { say } from "./message.ts";
import { hasComment, isOnlySetting } from "./profile_checks.ts";
import type { FixInit } from "./rule.ts";

/** A profile that holds start URL and region itself. */
export interface LegacyProfile {
  readonly url: ProfileSetting;
  readonly region: ProfileSetting;
}

/** The settings of a profile that sets up SSO without an sso-session; null where that is not all there or wrapped. */
export function legacyProfile(sso: SsoProfile): LegacyProfile | null {
  if (!isLegacy(sso)) return null;
  const url = winningSetting(sso.profile, "sso_start_url");
  const region = winningSetting(sso.profile, "sso_region");
  return url === undefined || region === undefined ? null : { url, region };
}

/** Whether a profile has all that SSO takes without an sso-session. */
export function isLegacy(sso: SsoProfile): boolean {
  if (sso.has("sso_session") || !sso.has("sso_start_url") || !sso.has("sso_region")) return false;
  return sso.has("sso_account_id") && sso.has("sso_role_name");
}

/** Moves profiles that share start URL and region to one sso-session. */
export class SsoMigration {
  readonly #home: Home;
  readonly #taken = new Set<string>();
  #hasAppended = false;
  #sessions: ReadonlyMap<string, string> | null = null;

  constructor(home: Home) {
    this.#home = home;
  }

  /**
   * The fix that moves a team of profiles with the same start URL and region:
   * into a session that has both, or a new one at the end of the config file.
   *
   * @returns null where none of them can be moved
   */
  fixOf(team: readonly LegacyProfile[]): FixInit | null {
    const { config } = this.#home;
    const moved = team.filter(isMovable);
    const [first] = moved;
    if (config === null || first === undefined || !isPlainText(config)) return null;
    const known = this.#existing(first);
    const name = known ?? this.#newName(first);
    const edits = moved.flatMap(({ url, region }): Edit[] => [
      replace(config, { start: url.setting.line.nameStart, end: url.setting.line.bareEnd }, [
        `sso_session = ${name}`,
      ]),
      ...deleteSettingCleanly(config, region.setting),
    ]);
    const changes = moved.flatMap(({ url: { section } }) => changesOf(section, name));
    const count = moved.length === 1 ? say`the profile` : say`${moved.length} profiles`;
    return {
      title: known === null
        ? say`Add \`[sso-session ${name}]\` and move ${count} to it`
        : say`Move ${count} to \`[sso-session ${name}]\``,
      unsafe:
        "tools from before the end of 2022 do not know sso-sessions, and everybody has to log in again",
      edits: known === null ? [this.#sessionOf(name, first), ...edits] : edits,
      changes: known === null ? [{ what: "exists", ssoSession: name }, ...changes] : changes,
    };
  }

  #sessionOf(name: string, { url, region }: LegacyProfile): Edit {
    const config = this.#home.config!;
    const lines = [
      ["sso_start_url = ", ...copyValue(config, url.setting)],
      ["sso_region = ", ...copyValue(config, region.setting)],
    ];
    const edit = appendSection(config, `sso-session ${name}`, lines, !this.#hasAppended);
    this.#hasAppended = true;
    return edit;
  }

  #existing({ url, region }: LegacyProfile): string | null {
    this.#sessions ??= sessionsByPortal(this.#home);
    return this.#sessions.get(`${url.setting.value} ${region.setting.value}`) ?? null;
  }

  #newName({ url, region }: LegacyProfile): string {
    const base = nameFrom(url.setting.value);
    const long = `${base}-${region.setting.value}`;
    for (let count = 1;; count++) {
      const name = count === 1 ? base : count === 2 ? long : `${long}-${count - 1}`;
      if (this.#isTaken(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }

  /** Also where something names it that does not exist: that would begin to. */
  #isTaken(name: string): boolean {
    const home = this.#home;
    return this.#taken.has(name) || home.ssoSessions.has(name) ||
      referencesOf(home).to("sso-session", name).length > 0 ||
      sectionsMeantAs(home, "sso-session", name).length > 0;
  }
}

/** The first session for each start URL and region that every runtime reads alike. */
function sessionsByPortal({ ssoSessions }: Home): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, sections] of ssoSessions) {
    if (sections.length > 1 || !NAME.test(name)) continue;
    const url = sessionSetting(sections, "sso_start_url");
    const region = sessionSetting(sections, "sso_region");
    if (url === undefined || region === undefined) continue;
    if (hasComment(url) || hasComment(region)) continue;
    const portal = `${url.setting.value} ${region.setting.value}`;
    if (!names.has(portal)) names.set(portal, name);
  }
  return names;
}

/** Names that every runtime reads in a header and in a value. */
const NAME = /^[\w.-]+$/;

/**
 * A name for the session of a portal: the first word of the host, which is the
 * company's alias or the portal's id. Where AWS's own name stands there
 * (`start.us-gov-home.awsapps.com`, `identitycenter.amazonaws.com`), the id is
 * the last word of the path.
 */
export function nameFrom(url: string): string {
  const [, host = "", path = ""] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [];
  const [label = ""] = host.toLowerCase().split(".", 1);
  const last = path.split("/").filter((word) => word !== "").at(-1) ?? "";
  const word = (label === "start" || label === "identitycenter") && last !== "" ? last : label;
  return NAME.test(word) ? word : "sso";
}

/** Whether nothing stands beside the two settings that would get lost, or come to light, where they go. */
export function isMovable({ url, region }: LegacyProfile): boolean {
  return url.section.file.kind === "config" && url.section === region.section &&
    standsApart(url.section) &&
    url.profile.config.length === 1 && url.profile.credentials.every(hasNoSso) &&
    [url, region].every((one) =>
      isOnlySetting(one) && one.setting.children.length === 0 && !hasComment(one)
    );
}

function hasNoSso({ settings }: AwsSection): boolean {
  return !settings.some(({ key }) => key.startsWith("sso_"));
}

function changesOf(section: AwsSection, name: string): Change[] {
  return [
    { what: "setting", section, key: "sso_session", to: name },
    { what: "setting", section, key: "sso_start_url", to: null },
    { what: "setting", section, key: "sso_region", to: null },
    { what: "credentials", section },
  ];
}
