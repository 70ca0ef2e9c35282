import type { Attempt, CredentialsResolution } from "../model/resolve/mod.ts";
import { attemptText, baseText, placesText } from "./resolution_words.ts";
import type { Paint } from "./style.ts";

/** Chains are shown in full up to this length. */
const MAX_STEPS = 12;

/**
 * The lines that explain where credentials come from: the winner, its steps in
 * the order in which they are taken, and the losers with the reason. The first
 * line has no indent.
 *
 * @param mask hides secrets and what could act on a terminal
 */
export function credentialsLines(
  { winner, losers, error }: CredentialsResolution,
  mask: (text: string) => string,
  paint: Paint,
): string[] {
  const lines = winner === null
    ? [`${paint("error", "no credentials")}: ${mask(error ?? "")}`]
    : [paint("bold", mask(attemptText(winner))) + placesSuffix(winner), ...steps(winner, mask)];
  for (const { attempt, why } of losers) {
    lines.push(`  not used: ${mask(attemptText(attempt))}${placesSuffix(attempt)}: ${mask(why)}`);
  }
  return lines;
}

function placesSuffix({ places }: Attempt): string {
  return places.length === 0 ? "" : `, ${placesText(places)}`;
}

function steps({ roles, root }: Attempt, mask: (text: string) => string): string[] {
  if (roles.length === 0) return [];
  const rows: [string, string][] = [];
  if (root !== null) rows.push([mask(baseText(root)), ofProfile(root.profile, root.places, mask)]);
  for (const { profile, roleArn, place } of roles.toReversed()) {
    rows.push([mask(`role ${roleArn}`), ofProfile(profile, [place], mask)]);
  }
  const shown = rows.slice(0, MAX_STEPS);
  const width = Math.max(...shown.map(([what]) => what.length));
  const lines = shown.map(([what, from], index) =>
    `  ${`${index + 1}.`.padEnd(3)} ${what.padEnd(width)}  ${from}`
  );
  if (rows.length > shown.length) lines.push(`  ... ${rows.length - shown.length} more`);
  return lines;
}

function ofProfile(
  profile: string | null,
  places: Attempt["places"],
  mask: (text: string) => string,
): string {
  const where = placesText(places);
  if (profile === null) return where;
  return where === "" ? `profile ${mask(profile)}` : `profile ${mask(profile)}, ${where}`;
}
