import { readFileView } from "../../lib/model/runtimes/mod.ts";
import type { FileKind } from "../../lib/model/source_file.ts";
import type { HomeTexts } from "./homes.ts";
import type { JsReading } from "./real_readers.ts";
import { fileOf, type PlainSections, type PlainView, plainView, readPlain } from "./support.ts";

/** Our view of a home as botocore's driver prints its own. */
export function readAsBotocore({ config, credentials }: HomeTexts): PlainView {
  return readPlain("boto3", config, credentials);
}

/** Our view of a home as the JavaScript driver gives its own. */
export function readAsJs(home: HomeTexts): JsReading {
  const config = read(home, "config");
  const credentials = read(home, "credentials");
  const view = readPlain("js", home.config, home.credentials);
  const profiles = "error" in view ? {} : view.profiles;
  // The loader has all kinds of sections in one object; views keep them apart.
  const others = [
    ...prefixed("sso-session.", config.ssoSessions),
    ...prefixed("services.", config.services),
  ];
  return {
    config: object([...Object.entries(config.profiles), ...others]),
    credentials: credentials.profiles,
    ssoSessions: config.ssoSessions,
    known: object([...merge(others, credentials.profiles), ...Object.entries(profiles)]),
  };
}

type Sections = Exclude<PlainView, { error: true }>;
type Entry = readonly [string, PlainSections[string]];

const NOTHING: Sections = { profiles: {}, ssoSessions: {}, services: {} };

function read(home: HomeTexts, kind: FileKind): Sections {
  const text = home[kind];
  if (text === null) return NOTHING;
  const view = plainView(readFileView(fileOf(kind, text), "js"), false);
  return "error" in view ? NOTHING : view;
}

function prefixed(prefix: string, sections: PlainSections): Entry[] {
  return Object.entries(sections).map(([name, settings]) => [`${prefix}${name}`, settings]);
}

// Quirk: a section of the credentials file called `sso-session.x` lies over the
// config file's sso-session in the loader's object. Views show the former as a
// profile and the latter as it is, as nothing looks an sso-session up there.
function merge(others: readonly Entry[], credentials: PlainSections): Entry[] {
  return others.map(([name, settings]) => [name, { ...settings, ...credentials[name] }]);
}

function object(entries: readonly Entry[]): PlainSections {
  const made: PlainSections = Object.create(null);
  const names = new Set(entries.map(([name]) => name));
  for (const name of [...names].sort()) {
    for (const [other, settings] of entries) if (other === name) made[name] ??= settings;
  }
  return made;
}

/** A home that is read in two ways. */
export interface Difference<Reading> {
  readonly home: HomeTexts;
  readonly ours: Reading;
  readonly theirs: Reading;
}

/** Compares readings; equal ones are left out. */
export function differences<Reading>(
  homes: readonly HomeTexts[],
  theirs: readonly Reading[],
  read: (home: HomeTexts) => Reading,
): Difference<Reading>[] {
  const found: Difference<Reading>[] = [];
  for (let i = 0; i < homes.length; i++) {
    const home = homes[i]!;
    const ours = read(home);
    if (canonical(ours) !== canonical(theirs[i])) found.push({ home, ours, theirs: theirs[i]! });
  }
  return found;
}

/** Makes a home smaller, line by line, for as long as it is still read differently. */
export async function shrink<Reading>(
  home: HomeTexts,
  theirs: (homes: readonly HomeTexts[]) => Promise<Reading[]> | Reading[],
  ours: (home: HomeTexts) => Reading,
): Promise<Difference<Reading>> {
  let smallest = differences([home], await theirs([home]), ours)[0]!;
  for (;;) {
    const smaller = [...simpler(smallest.home)];
    if (smaller.length === 0) return smallest;
    const next = differences(smaller, await theirs(smaller), ours)[0];
    if (next === undefined) return smallest;
    smallest = next;
  }
}

function* simpler(home: HomeTexts): Generator<HomeTexts> {
  for (const kind of ["config", "credentials"] as const) {
    const text = home[kind];
    if (text === null) continue;
    yield { ...home, [kind]: null };
    const lines = text.split(/(?<=\n)/);
    for (let i = 0; i < lines.length && lines.length > 1; i++) {
      yield { ...home, [kind]: lines.toSpliced(i, 1).join("") };
    }
  }
}

// Keys sorted at every level.
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1);
  });
}
