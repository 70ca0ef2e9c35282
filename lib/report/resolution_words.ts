import {
  type Attempt,
  type ProfileChoice,
  type Provenance,
  wayLabel,
} from "../model/resolve/mod.ts";

/** Where something comes from, in short: `config:12`, `$AWS_REGION`, `--region`. */
export function placeText(place: Provenance): string {
  switch (place.from) {
    case "parameter":
      return place.name;
    case "variable":
      return `$${place.name}`;
    case "file":
      return `${place.file.kind}:${place.line}`;
  }
}

/** Several places: those of one file together, with ranges of lines, as in `config:7-8,11-13`. */
export function placesText(places: readonly Provenance[]): string {
  const texts: string[] = [];
  const lines = new Map<string, Set<number>>();
  for (const place of places) {
    if (place.from !== "file") texts.push(placeText(place));
    else lines.set(place.file.kind, (lines.get(place.file.kind) ?? new Set()).add(place.line));
  }
  for (const [kind, numbers] of lines) texts.push(`${kind}:${ranges(numbers)}`);
  return texts.join(", ");
}

function ranges(numbers: ReadonlySet<number>): string {
  const found: [first: number, last: number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => first === last ? `${first}` : `${first}-${last}`).join(",");
}

/** A way to credentials in a few words, without its places. Names of the files are in it: mask it. */
export function attemptText(attempt: Attempt): string {
  const [role] = attempt.roles;
  if (role === undefined) return baseText(attempt);
  const base = attempt.root;
  const more = attempt.roles.length === 1 ? "" : ` through ${attempt.roles.length} roles`;
  return `role ${role.roleArn}${more}${base === null ? "" : `, from ${baseText(base)}`}`;
}

/** What supplies credentials, in a few words. */
export function baseText(attempt: Attempt): string {
  const label = wayLabel(attempt);
  return attempt.detail === null ? label : `${label} (${attempt.detail})`;
}

/** How a runtime came to its profile. */
export function choiceText({ by, variable }: ProfileChoice): string {
  switch (by) {
    case "parameter":
      return "chosen by --profile or in code";
    case "variable":
      return `chosen by $${variable}`;
    case "asked":
      return "as if $AWS_PROFILE named it";
    case "default":
      return "as nothing names another";
  }
}
