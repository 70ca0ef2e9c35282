import { variablesOf } from "../catalogue/environment.ts";
import { isAccessKeyId, keyKind } from "../catalogue/formats.ts";
import { isPlaceholder } from "../catalogue/placeholders.ts";
import type { Setting } from "../syntax/document.ts";
import type { Environment } from "./environment.ts";
import { isPair, type KeyedProfile, mainKeys } from "./key_settings.ts";
import { type RuntimeName, RUNTIMES } from "./runtime.ts";
import type { FileKind } from "./source_file.ts";

/** A session token and the runtimes that send it with the keys of the profile. */
export interface SentToken {
  readonly setting: Setting;
  readonly kind: FileKind;
  readonly runtimes: readonly RuntimeName[];
}

const BOTOCORE: readonly RuntimeName[] = ["boto3", "cli"];
const OTHERS = RUNTIMES.filter((runtime) => !BOTOCORE.includes(runtime));

/** Which kind the key of a profile is, where both halves stand in one file and look genuine; otherwise null. */
export function pairKind(keyed: KeyedProfile): "long-term" | "temporary" | null {
  const keys = mainKeys(keyed);
  if (!isPair(keys) || !isAccessKeyId(keys.id!.value)) return null;
  if (isPlaceholder(keys.id!.value) || isPlaceholder(keys.secret!.value)) return null;
  return keyKind(keys.id!.value);
}

/**
 * The tokens that runtimes send with the keys of a profile. boto3 and the AWS
 * CLI take the token from the file of the keys, and one by the old name first
 * (botocore `SharedCredentialProvider`, `ConfigProvider`); the others do not
 * know the old name, and lay the credentials file over the config file.
 */
export function sentTokens(keyed: KeyedProfile): SentToken[] {
  const { token, legacyToken, kind } = mainKeys(keyed);
  const tokens: SentToken[] = [];
  const add = (setting: Setting | undefined, kind: FileKind, runtimes: readonly RuntimeName[]) => {
    if (setting === undefined || isPlaceholder(setting.value)) return;
    tokens.push({ setting, kind, runtimes });
  };
  add(legacyToken, kind, BOTOCORE);
  add(token, kind, legacyToken === undefined ? RUNTIMES : OTHERS);
  if (kind === "credentials" && token === undefined) add(keyed.config.token, "config", OTHERS);
  return tokens;
}

/** The tokens that some runtimes send with a long-term key, which AWS then refuses. */
export function strayTokens(
  keyed: KeyedProfile,
  runtimes: readonly RuntimeName[],
): readonly SentToken[] {
  const sent = sentTokens(keyed)
    .filter((token) => token.runtimes.some((one) => runtimes.includes(one)));
  return sent.length > 0 && pairKind(keyed) === "long-term" ? sent : [];
}

/** A token of the environment that goes with a long-term key. */
export interface StrayVariable {
  readonly token: string;
  readonly id: string;
  readonly runtimes: readonly RuntimeName[];
}

/** The variables whose token some runtimes send with a long-term key of the environment. */
export function strayVariables(
  environment: Environment,
  runtimes: readonly RuntimeName[],
): readonly StrayVariable[] {
  if (!environment.isAboutAws) return [];
  const strays = new Map<string, StrayVariable & { runtimes: RuntimeName[] }>();
  for (const runtime of runtimes) {
    const first = (key: string) => variablesOf(key, runtime).find((name) => environment.has(name));
    const id = first("aws_access_key_id");
    const token = first("aws_session_token");
    if (id === undefined || token === undefined) continue;
    const value = environment.get(id)!;
    if (first("aws_secret_access_key") === undefined || !isAccessKeyId(value)) continue;
    if (keyKind(value) !== "long-term" || isPlaceholder(value)) continue;
    const known = strays.get(token);
    if (known === undefined) strays.set(token, { token, id, runtimes: [runtime] });
    else known.runtimes.push(runtime);
  }
  return [...strays.values()];
}
