import type { Span } from "../syntax/span.ts";
import { isSecretName } from "./secret_name.ts";

/** A secret among the arguments of a command. */
export interface CommandSecret {
  /** Where it stands in the text, quotes left out. */
  readonly span: Span;
  /** What it is given with: an option, a variable or a header by name, or null for a part of a URL. */
  readonly name: string | null;
}

const VALUE = `(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`;
// What looks like an option is one, and not the value of the one before it.
const NO_OPTION = "(?!--?[A-Za-z][\\w-]*(?:[=\\s]|$))";
const OPTION = new RegExp(
  `(?<![\\w-])(--?[A-Za-z][\\w-]*)(?:=|\\s+${NO_OPTION})${VALUE}`,
  "g",
);
const VARIABLE = new RegExp(`(?<![\\w-])([A-Za-z_]\\w*)=${VALUE}`, "g");
const HEADER = /(?<![\w-])([A-Za-z][\w-]*):\s+(?:(?:Bearer|Basic|Token)\s+)?([^\s"']+)/gi;
const USER = /(?<![\w-])(-u|--user)(?:=|\s+)["']?[^\s:"']+:([^\s"']+)/g;
const URL_PASSWORD = /[a-z]:\/\/[^\s/@:]*:([^\s/@]+)@/gi;

/** Ends of names that do not hold the secret but say where it is, or which. */
const POINTER =
  /(?:^|[_-])(?:stdin|command|cmd|exec|endpoint|type|cache|provider|env|var|prompt|store|manager|backend|service|server|field|item|label|format|length|scope|audience|serial|version|issuer)$/i;

/** What stands for a secret: a variable, a substitution, a file, the address of a secret, a word, a code of six digits. */
const REFERENCE =
  /^(?:[<@`]|\$[A-Za-z_{(]|%\w+%|\{\{|\w+:(?:\/\/|$)|(?:env|file|keyring|keychain|ssm|vault|arn|op):|[~.]*\/|[A-Za-z]:\\|(?:true|false|yes|no|none|null|prompt|ask|auto|stdin|env|keyring|keychain)$|\d{1,6}$)/i;

/**
 * Finds the secrets that a command line gives in clear: with an option such as
 * `--password`, in a variable, in a header, as `-u user:password`, in a URL.
 * One that is read from elsewhere is not among them. In order of appearance.
 */
export function commandSecrets(text: string): CommandSecret[] {
  const found: CommandSecret[] = [];
  const add = (end: number, value: string, name: string | null) => {
    if (value.length < 4 || REFERENCE.test(value)) return;
    found.push({ span: { start: end - value.length, end }, name });
  };
  for (const pattern of [OPTION, VARIABLE]) {
    for (const match of text.matchAll(pattern)) {
      const [all, name, double, single, bare] = match;
      const end = match.index + all.length - (bare === undefined ? 1 : 0);
      if (namesSecret(name!)) add(end, double ?? single ?? bare!, name!);
    }
  }
  for (const match of text.matchAll(HEADER)) {
    const isSecret = /^(?:proxy-)?authorization$/i.test(match[1]!) || namesSecret(match[1]!);
    if (isSecret) add(match.index + match[0].length, match[2]!, match[1]!);
  }
  for (const match of text.matchAll(USER)) {
    add(match.index + match[0].length, match[2]!, match[1]!);
  }
  for (const match of text.matchAll(URL_PASSWORD)) {
    add(match.index + match[0].length - 1, match[1]!, null);
  }
  return distinct(found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end));
}

function namesSecret(name: string): boolean {
  return isSecretName(name.replaceAll("-", "_")) && !POINTER.test(name);
}

/** Two patterns may find one secret, one of them a part of it. */
function distinct(sorted: readonly CommandSecret[]): CommandSecret[] {
  let end = -1;
  return sorted.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}
