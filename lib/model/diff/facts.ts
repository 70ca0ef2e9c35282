import { settingFact } from "../../catalogue/settings.ts";
import type { Home } from "../home.ts";
import {
  type Attempt,
  type CredentialsResolution,
  type Provenance,
  resolveAsSource,
  resolveOnlyCredentials,
  resolveOnlySettings,
} from "../resolve/mod.ts";
import type { RuntimeName } from "../runtime.ts";
import { readFileView, readView, type ViewSection, type ViewValue } from "../runtimes/mod.ts";
import { Secret } from "../secret.ts";
import { isKeyIdName, isSecretName } from "../secret_spans.ts";
import type {
  CredentialPart,
  CredentialsFact,
  DiffSubject,
  Facts,
  FactValue,
  SettingFacts,
} from "./types.ts";

/** What a runtime makes of a profile of a home. */
export function profileFacts(home: Home, profile: string, runtime: RuntimeName): Facts {
  return {
    settings: settingFacts(home, profile, runtime, null),
    credentials: credentialsFact(home, profile, runtime),
  };
}

/**
 * Where a runtime takes settings of a profile from.
 *
 * @param only the keys of some settings; null for all
 */
export function settingFacts(
  home: Home,
  profile: string,
  runtime: RuntimeName,
  only: Iterable<string> | null,
): SettingFacts {
  const settings = new Map<string, FactValue>();
  for (const { key, winner } of resolveOnlySettings(home, { profile, runtime }, only)) {
    // The Go SDK keeps nothing that it does not know (`SharedConfig` in config/shared_config.go).
    if (winner === null || (runtime === "go" && settingFact(topLevel(key)) === undefined)) continue;
    settings.set(key, { value: winner.secret ?? winner.value ?? "", place: winner.place });
  }
  return settings;
}

/** Where a runtime takes the credentials of a profile from. */
export function credentialsFact(
  home: Home,
  profile: string,
  runtime: RuntimeName,
): CredentialsFact {
  const resolution = resolveOnlyCredentials(home, { profile, runtime });
  const { winner, error } = resolution;
  const facts = new Parts(home, runtime);
  const shape = winner === null ? "" : JSON.stringify(facts.shape(winner));
  return { winner, error, shape, parts: facts.list(), steps: stepsOf(resolution) };
}

/** What a profile supplies to those that name it as their source. */
export function sourceFact(home: Home, profile: string, runtime: RuntimeName): CredentialsFact {
  const winner = resolveAsSource(home, profile, runtime);
  // A mistake anywhere on a chain keeps the Go SDK from loading what depends on it.
  const loading = runtime === "go" ? credentialsFact(home, profile, runtime) : null;
  const facts = new Parts(home, runtime);
  const shape = JSON.stringify([
    winner === null ? null : facts.shape(winner),
    winner?.failure?.then,
    loading?.error,
  ]);
  const steps = 1 + (winner?.roles.length ?? 0) + (loading?.steps ?? 0);
  return { winner, error: null, shape, parts: facts.list(), steps };
}

/** Tells whether those that name a profile as their source get the same from it. */
export function suppliesSame(a: CredentialsFact, b: CredentialsFact): boolean {
  return a.shape === b.shape && differingParts(a, b).length === 0;
}

/** What a runtime makes of an sso-session or a services block. */
export function sectionFacts({ settings }: ViewSection): Facts {
  const facts = new Map<string, FactValue>();
  for (const [key, value] of settings) {
    if (value.nested === null || value.nested.size === 0) facts.set(key, factOf(key, value));
    else for (const [inner, one] of value.nested) facts.set(`${key}.${inner}`, factOf(inner, one));
  }
  return { settings: facts, credentials: null };
}

/** Tells whether two values are the same, wherever they come from. */
export function sameValue(a: string | Secret, b: string | Secret): boolean {
  if (typeof a === "string" && typeof b === "string") return a === b;
  const secret = (value: string | Secret) => typeof value === "string" ? new Secret(value) : value;
  return secret(a).equals(secret(b));
}

/**
 * Tells whether two facts about credentials come to the same: no credentials
 * both times, whatever the reason, or the same values in the same way.
 */
export function sameCredentials(a: CredentialsFact, b: CredentialsFact): boolean {
  if (a.winner === null || b.winner === null) return a.winner === b.winner;
  return a.shape === b.shape && differingParts(a, b).length === 0;
}

/** The parts in which credentials differ; null for a part that one of them lacks. */
export function differingParts(
  a: CredentialsFact,
  b: CredentialsFact,
): [before: CredentialPart | null, after: CredentialPart | null][] {
  const differing: [CredentialPart | null, CredentialPart | null][] = [];
  const others = new Map(b.parts.map((part) => [idOf(part), part]));
  for (const part of a.parts) {
    const other = others.get(idOf(part)) ?? null;
    others.delete(idOf(part));
    if (other === null || !sameValue(part.value, other.value)) differing.push([part, other]);
  }
  for (const other of others.values()) differing.push([null, other]);
  return differing;
}

function idOf({ owner, key }: Pick<CredentialPart, "owner" | "key">): string {
  return `${owner.type}\0${owner.name}\0${key}`;
}

function topLevel(key: string): string {
  return key.split(".", 1)[0]!;
}

function factOf(key: string, { value, file, span, line }: ViewValue): FactValue {
  const isSecret = isSecretName(key) || isKeyIdName(key);
  return {
    value: isSecret ? new Secret(value) : value,
    place: { from: "file", key, file, span, line },
  };
}

function stepsOf({ winner, losers }: CredentialsResolution): number {
  return losers.reduce((most, { attempt }) => Math.max(most, attempt.roles.length), 1) +
    (winner?.roles.length ?? 0);
}

/** Collects what credentials are made from. */
class Parts {
  readonly #home: Home;
  readonly #runtime: RuntimeName;
  // By owner and key: a role is named both by its step and as the first place.
  readonly #parts = new Map<string, CredentialPart>();

  constructor(home: Home, runtime: RuntimeName) {
    this.#home = home;
    this.#runtime = runtime;
  }

  list(): CredentialPart[] {
    return [...this.#parts.values()];
  }

  /** The way with the profiles and variables that it leads through; the values on it become parts. */
  shape({ way, profile, places, roles, root }: Attempt): unknown {
    for (const role of roles) this.#add(role.profile, role.place);
    for (const place of places) this.#add(profile, place);
    return [
      // Which file keys stand in, and which of a role's settings a runtime looks at first, is all the same.
      way.endsWith("keys") ? "keys" : way === "source-profile" ? "role" : way,
      profile,
      places.flatMap((place) => place.from === "file" ? [] : [place.name]),
      roles.map((role) => role.profile),
      root === null ? null : this.shape(root),
    ];
  }

  #add(profile: string | null, place: Provenance): void {
    if (place.from !== "file" || profile === null) return;
    const found = this.#find(profile, place);
    if (found === null) return;
    const part = { owner: found.owner, key: place.key, ...factOf(place.key, found.value) };
    this.#parts.set(idOf(part), part);
  }

  #find(
    profile: string,
    { file, key, span }: Provenance & { from: "file" },
  ): { owner: DiffSubject; value: ViewValue } | null {
    const view = readFileView(file, this.#runtime);
    const own = view.profiles.get(profile)?.settings.get(key);
    if (own?.span.start === span.start) {
      return { owner: { type: "profile", name: profile }, value: own };
    }
    const merged = readView(this.#home, this.#runtime).profiles.get(profile);
    const name = merged?.settings.get("sso_session")?.value ?? "";
    const shared = view.ssoSessions.get(name)?.settings.get(key);
    return shared === undefined ? null : { owner: { type: "sso-session", name }, value: shared };
  }
}
