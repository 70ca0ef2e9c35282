/**
 * What people paste along with a key: quotes, commas and names from JSON, from a
 * CSV file, from a shell or a Terraform file; and what a form does to its letters.
 *
 * @module
 */
import { isAccessKeyId, isSecretAccessKey } from "./formats.ts";

const BEFORE =
  /^(?:(?:export|set|\$env:)\s*)?(?:["']?(?:aws_)?[a-z_]*key(?:_?id)?["']?\s*[=:]+)?[\s"'`=:,;<([{]*/i;
const AFTER = /[\s"'`,;>)\]}\\]+$/;

/** The access key id that a value is meant to be, if it can be told; never the value itself. */
export function repairedKeyId(value: string): string | null {
  const bare = bareOf(value);
  const inCapitals = bare === bare.toLowerCase() ? bare.toUpperCase() : bare;
  return inCapitals !== value && isAccessKeyId(inCapitals) ? inCapitals : null;
}

/** The secret access key that a value is meant to be, if it can be told; never the value itself. */
export function repairedSecret(value: string): string | null {
  const bare = bareOf(value);
  // A URL writes `/` as %2F and `+` as %2B.
  const decoded = bare.replace(/%2f/gi, "/").replace(/%2b/gi, "+");
  return decoded !== value && isSecretAccessKey(decoded) ? decoded : null;
}

function bareOf(value: string): string {
  return value.replace(BEFORE, "").replace(AFTER, "");
}
