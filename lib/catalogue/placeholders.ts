/**
 * Values that stand where a key belongs and are none: the example keys of AWS's
 * documentation (IAM User Guide, AWS CLI User Guide, STS API Reference, 2026-11)
 * and what people and templates write until they have a key.
 *
 * @module
 */
import { isAccessKeyId, isSecretAccessKey } from "./formats.ts";

/** The documentation's keys end in EXAMPLE, or hold it; these begin some that people shorten. */
const DOCUMENTED = /EXAMPLE|^(?:AKIAIOSFODNN7|AKIAI44QH8DHB|wJalrXUtnFEMI|je7MtGbClwBF)/;
/** `xxxxxxxx`, also behind the first letters of a key id, and `AKIA...`. */
const FILLED = /^(.)\1{2,}$|([xX*#_-])\2{5,}|\.{3}|\u2026/;
/** `<your key>`, `${AWS_KEY}`, `{{ key }}`, `%KEY%`, `$KEY`: nothing replaces these here. */
const TEMPLATE = /^(?:<.*>|\[.*\]|\{.*\}|\$\{.*\}|\$\(.*\)|\$[A-Za-z_]\w*|%\w+%|@\w+@)$/;
/** Words alone, one of them of the kind that asks for something or leaves it out. */
const WORDS = /^[A-Za-z]+(?:[ _.-]+[A-Za-z]+)*[ _.-]*\d{0,2}$/;
const ASKING =
  /your|replace|change.?me|insert|enter|paste|fill|here|todo|tbd|fixme|placeholder|secret|access|key|token|redacted|hidden|removed|masked|sample|none|null|undefined/i;

/** Tells whether a value of a key or token is a placeholder. Quotes around it do not matter. */
export function isPlaceholder(text: string): boolean {
  const value = text.replace(/^(["'`])(.*)\1$/, "$2").trim();
  if (DOCUMENTED.test(value) || FILLED.test(value)) return true;
  // A key may spell a word by chance.
  if (isAccessKeyId(value) || isSecretAccessKey(value)) return false;
  return TEMPLATE.test(value) || WORDS.test(value) && ASKING.test(value);
}
