import type { Attempt, Provenance, Resolution, SettingSource } from "../model/resolve/mod.ts";
import { jsonText } from "./json_text.ts";
import type { ProfileReport, ResolutionOptions } from "./resolution_types.ts";

/** The version of the shape of this report; a change that could break a reader raises it. */
const VERSION = 1;

/** Prints resolutions as one JSON object: one entry for each profile and runtime. */
export function resolutionJson(
  reports: readonly ProfileReport[],
  options: ResolutionOptions,
): string {
  const writer = new Writer(options);
  const resolutions = reports.flatMap((report) => report.resolutions);
  return jsonText({ version: VERSION, resolutions: resolutions.map((one) => writer.write(one)) });
}

class Writer {
  readonly #options: ResolutionOptions;

  constructor(options: ResolutionOptions) {
    this.#options = options;
  }

  write({ runtime, profile, error, credentials, settings }: Resolution): unknown {
    const { setting } = this.#options;
    const shown = setting === null ? settings : settings.filter(({ key }) => key === setting);
    return {
      profile: this.#mask(profile.name),
      runtime,
      chosenBy: profile.variable ?? profile.by,
      exists: profile.exists,
      error: error === null ? null : this.#error(error),
      ...(setting === null
        ? {
          credentials: {
            winner: credentials.winner === null ? null : this.#attempt(credentials.winner),
            losers: credentials.losers.map(({ attempt, why }) => ({
              ...this.#attempt(attempt),
              why: this.#mask(why),
            })),
            error: credentials.error === null ? null : this.#mask(credentials.error),
          },
        }
        : {}),
      settings: shown.map(({ key, isRead, winner, losers }) => ({
        key: this.#mask(key),
        isRead,
        winner: winner === null ? null : this.#source(winner),
        losers: losers.map((loser) => ({ ...this.#source(loser), why: this.#mask(loser.why) })),
      })),
    };
  }

  #error({ text, stops, read }: NonNullable<Resolution["error"]>) {
    const place = read === null
      ? null
      : { file: this.#options.displayPath(read.file.path), line: read.line };
    return { text: this.#mask(text), stops, place };
  }

  #attempt({ way, profile, places, detail, roles, root, failure }: Attempt): object {
    return {
      way,
      profile: this.#maybe(profile),
      places: places.map((place) => this.#place(place)),
      detail: this.#maybe(detail),
      roles: roles.map((role) => ({
        profile: this.#mask(role.profile),
        roleArn: this.#mask(role.roleArn),
        place: this.#place(role.place),
        source: role.source === null ? null : this.#place(role.source),
      })),
      root: root === null ? null : this.#attempt(root),
      failure: failure === null ? null : { text: this.#mask(failure.text), then: failure.then },
    };
  }

  #source({ place, value }: SettingSource): object {
    return { value: value === null ? "****" : this.#mask(value), place: this.#place(place) };
  }

  #place(place: Provenance): object {
    if (place.from === "parameter") return { parameter: place.name };
    if (place.from === "variable") return { variable: place.name };
    const { file, span, line, key } = place;
    const { column } = file.document.position(span.start);
    return { file: this.#options.displayPath(file.path), line, column, key: this.#mask(key) };
  }

  #mask(text: string): string {
    return this.#options.maskText(text);
  }

  #maybe(text: string | null): string | null {
    return text === null ? null : this.#mask(text);
  }
}
