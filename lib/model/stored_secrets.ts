import { isSecretAccessKey, isSessionToken } from "../catalogue/formats.ts";
import { isPlaceholder } from "../catalogue/placeholders.ts";
import type { Setting } from "../syntax/document.ts";
import { isSecretName } from "./secret_name.ts";
import type { SourceFile } from "./source_file.ts";

/**
 * The settings of a file that hold a secret in clear, in order of appearance:
 * keys, tokens and passwords, also those of other tools, and also where another
 * setting has swallowed them by their indent. A placeholder is no secret.
 */
export function storedSecrets(file: SourceFile): Setting[] {
  const found: Setting[] = [];
  const collect = (settings: readonly Setting[]) => {
    for (const setting of settings) if (holdsSecret(setting)) found.push(setting);
  };
  collect(file.document.preamble.settings);
  for (const key of file.keys) if (isSecretName(key)) collect(file.settings(key));
  for (const section of file.oddSections) {
    for (const { children, nested } of section.settings) if (children.length > 0) collect(nested);
  }
  return found.sort((a, b) => a.line.start - b.line.start);
}

/** Tells whether the value of a setting is a secret that somebody could use. */
function holdsSecret({ key, writtenValue }: Setting): boolean {
  return isSecretName(key) && writtenValue.length >= 6 && !isPlaceholder(writtenValue);
}

/** Tells whether a setting holds a secret access key or session token as AWS makes them. */
export function holdsAwsSecret(setting: Setting): boolean {
  if (!holdsSecret(setting)) return false;
  const { key, value } = setting;
  if (key === "aws_secret_access_key") return isSecretAccessKey(value);
  return TOKEN_KEYS.has(key) && isSessionToken(value);
}

const TOKEN_KEYS: ReadonlySet<string> = new Set(["aws_session_token", "aws_security_token"]);
