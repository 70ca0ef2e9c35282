import { stringify } from "@std/ini";
import type { Resolution } from "../model/resolve/mod.ts";
import { printable } from "./printable.ts";
import { fromText } from "./resolution_settings.ts";
import type { ProfileReport, ResolutionOptions } from "./resolution_types.ts";
import { attemptText, placesText } from "./resolution_words.ts";

/**
 * Prints resolutions as INI: a section `[PROFILE RUNTIME]` with the value of
 * each setting, where it comes from under `KEY.from`, and the credentials' way
 * and places under `credentials`. Meant for other programs, not for the AWS tools.
 */
export function resolutionIni(
  reports: readonly ProfileReport[],
  options: ResolutionOptions,
): string {
  const mask = (text: string) => printable(options.maskText(text));
  const sections = reports.flatMap(({ resolutions }) =>
    resolutions.map((one) =>
      [`${mask(one.profile.name)} ${one.runtime}`, sectionOf(one, options, mask)] as const
    )
  );
  return `${stringify(Object.fromEntries(sections), { pretty: true })}\n`;
}

function sectionOf(
  { error, credentials, settings }: Resolution,
  { setting }: ResolutionOptions,
  mask: (text: string) => string,
): object {
  const entries: [string, string][] = [];
  for (const one of settings) {
    if (one.winner === null || (setting !== null && one.key !== setting)) continue;
    const value = one.winner.value;
    entries.push([mask(one.key), value === null ? "****" : mask(value)]);
    entries.push([`${mask(one.key)}.from`, mask(fromText(one))]);
  }
  if (setting !== null) return Object.fromEntries(entries);
  const { winner } = credentials;
  if (winner === null) entries.push(["credentials.error", mask(credentials.error ?? "")]);
  else {
    entries.push(["credentials", mask(attemptText(winner))]);
    entries.push(["credentials.from", placesText(winner.places)]);
  }
  if (error !== null) entries.push(["error", mask(error.text)]);
  return Object.fromEntries(entries);
}
