import { settingsWithVariables } from "../../catalogue/environment.ts";
import type { ViewValue } from "../runtimes/mod.ts";
import { SECRET_KEYS } from "../credentials.ts";
import { Secret } from "../secret.ts";
import { isKeyIdName, isSecretName } from "../secret_spans.ts";
import type { FileKind } from "../source_file.ts";
import { type Context, placeOf, variablePlace } from "./context.ts";
import { readsSetting, settingVariables } from "./setting_table.ts";
import type { Provenance, SettingResolution, SettingSource } from "./types.ts";

/** The settings that everyone asks for first; they are there even if nobody sets them. */
const FIRST = ["region", "output"];

/**
 * The settings that the JavaScript SDK reads for credentials, for which the
 * credentials file lies over the config file as it does for `region`; for all
 * others it is the other way round (`loadConfig` with `preferredFile`).
 */
const JS_CREDENTIALS_FIRST: ReadonlySet<string> = new Set([
  "region",
  "role_arn",
  "source_profile",
  "credential_source",
  "role_session_name",
  "external_id",
  "mfa_serial",
  "duration_seconds",
  "web_identity_token_file",
  "credential_process",
  "login_session",
  "sso_session",
  "sso_account_id",
  "sso_role_name",
  "sso_start_url",
  "sso_region",
  "aws_account_id",
  "aws_credential_scope",
]);

/** A value of the files or the environment, and why a runtime passes over it if it does. */
interface Candidate extends SettingSource {
  readonly why: string | null;
}

/**
 * Finds where a runtime takes each setting of the chosen profile from, `region` and `output` first.
 *
 * @param only the keys of some settings, if not all are asked for
 */
export function resolveSettings(
  context: Context,
  only: Iterable<string> | null = null,
): SettingResolution[] {
  const config = flatten(context.settingsIn("config", context.choice.name));
  const credentials = flatten(context.settingsIn("credentials", context.choice.name));
  const keys = new Set(
    only ?? [...FIRST, ...config.keys(), ...credentials.keys(), ...setByVariables(context)],
  );
  for (const key of SECRET_KEYS) keys.delete(key);
  return [...keys].map((key) => resolveSetting(context, key, { config, credentials }));
}

/** Finds where a runtime takes one setting of the chosen profile from: one of the top level, by its key in lower case. */
export function resolveTopSetting(context: Context, key: string): SettingResolution {
  return resolveSetting(context, key, settingsOf(context));
}

/** The place in the files that a runtime takes a setting of the top level from, or would if no variable came first. */
export function topSettingInFiles(context: Context, key: string): Provenance | null {
  if (!readsSetting(key, context.runtime)) return null;
  const candidates = filesOf(context, key, settingsOf(context));
  return candidates.find(({ why }) => why === null)?.place ?? null;
}

function setByVariables(context: Context): string[] {
  if (context.home.environment === null) return [];
  return settingsWithVariables().filter((key) =>
    settingVariables(key, context.runtime).some((name) => isSet(context, name))
  );
}

type Files = Readonly<Record<FileKind, ReadonlyMap<string, ViewValue>>>;

function settingsOf(context: Context): Files {
  const settingsIn = (kind: FileKind) =>
    context.settingsIn(kind, context.choice.name) ?? NO_SETTINGS;
  return { config: settingsIn("config"), credentials: settingsIn("credentials") };
}

const NO_SETTINGS: ReadonlyMap<string, ViewValue> = new Map();

function resolveSetting(context: Context, key: string, files: Files): SettingResolution {
  const candidates = [
    ...parameterOf(context, key),
    ...variablesOf(context, key),
    ...filesOf(context, key, files),
  ];
  const isRead = readsSetting(key, context.runtime);
  const winner = isRead ? candidates.find(({ why }) => why === null) ?? null : null;
  const losers = candidates.filter((candidate) => candidate !== winner)
    .map((one) => ({ ...sourceOf(one), why: lossOf(one, winner) }));
  return { key, winner: winner === null ? null : sourceOf(winner), losers, isRead };
}

function sourceOf({ place, value, secret }: Candidate): SettingSource {
  return { place, value, secret };
}

function lossOf({ why }: Candidate, winner: Candidate | null): string {
  if (why !== null) return why;
  if (winner === null) return "this setting is not read";
  switch (winner.place.from) {
    case "parameter":
      return `${winner.place.name} comes first`;
    case "variable":
      return `$${winner.place.name} comes first`;
    case "file":
      return `the ${winner.place.file.kind} file comes first`;
  }
}

function parameterOf({ home }: Context, key: string): Candidate[] {
  const value = key === "region" ? home.explicit.region : undefined;
  if (value === undefined) return [];
  return [{ place: { from: "parameter", name: "--region" }, value, secret: null, why: null }];
}

function variablesOf(context: Context, key: string): Candidate[] {
  if (context.home.environment === null) return [];
  return settingVariables(key, context.runtime)
    .filter((name) => isSet(context, name))
    .map((name) => ({
      place: variablePlace(name),
      value: context.home.environment!.get(name)!,
      secret: null,
      why: null,
    }));
}

// `AWS_DEFAULT_REGION=""` lies over the profile in botocore, to everyone's surprise.
function isSet(context: Context, name: string): boolean {
  const environment = context.home.environment;
  return context.isBotocore
    ? environment?.get(name) !== undefined
    : environment?.has(name) === true;
}

function filesOf(context: Context, key: string, files: Files): Candidate[] {
  const order: readonly FileKind[] = configFirst(context, key)
    ? ["config", "credentials"]
    : ["credentials", "config"];
  return order.flatMap((kind): Candidate[] => {
    const value = files[kind].get(key);
    if (value === undefined) return [];
    const why = value.value === "" && !context.habits.emptyCounts
      ? "it is empty"
      : passedOver(context, key, kind);
    return [{ place: placeOf(key, value), ...shown(key, value), why }];
  });
}

function configFirst({ runtime }: Context, key: string): boolean {
  return runtime === "js" && !JS_CREDENTIALS_FIRST.has(key);
}

// Go takes but a fixed list of settings from the credentials file if the profile is in both; the view knows it.
function passedOver(context: Context, key: string, kind: FileKind): string | null {
  if (context.runtime !== "go" || kind === "config") return null;
  if (context.settingsIn("config", context.choice.name) === undefined) return null;
  const top = key.split(".", 1)[0]!;
  const merged = context.view.profiles.get(context.choice.name)?.settings;
  const used = merged?.get(key) ?? merged?.get(top);
  return used?.file.kind === "credentials"
    ? null
    : "not taken, as the config file has the profile too";
}

function shown(key: string, { value }: ViewValue): Pick<SettingSource, "value" | "secret"> {
  return isSecretName(key) || isKeyIdName(key)
    ? { value: null, secret: new Secret(value) }
    : { value, secret: null };
}

// Settings of blocks get their block's name, as the JavaScript SDK does for itself.
function flatten(
  settings: ReadonlyMap<string, ViewValue> | undefined,
): ReadonlyMap<string, ViewValue> {
  const flat = new Map<string, ViewValue>();
  for (const [key, value] of settings ?? []) {
    if (value.nested === null || value.nested.size === 0) flat.set(key, value);
    else for (const [inner, nested] of value.nested) flat.set(`${key}.${inner}`, nested);
  }
  return flat;
}
