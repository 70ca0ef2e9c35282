/**
 * Commands of `credential_process`: boto3 and the AWS CLI split them like a
 * shell and run them without one (botocore `ProcessProvider`), the other SDKs
 * hand them to `sh -c` or `cmd`.
 *
 * @module
 */

/** Something in a command that only a shell understands; `within` a word a shell takes it for more than it is meant. */
export interface ShellSyntax {
  readonly kind: "home" | "variable" | "substitution" | "operator" | "within" | "assignment";
  readonly text: string;
  /** Where it stands in the command. */
  readonly start: number;
}

/** Programs that are shells themselves: what is quoted for them they read. */
const SHELL = /^(?:\S*[/\\])?(?:(?:ba|z|da|k|fi)?sh|cmd|powershell|pwsh|wsl)(?:\.exe)?\s/i;
const ASSIGNMENT = /^[A-Za-z_]\w*=\S*\s+\S/;
const OPERATOR = /^(?:&&|\|\||>>|<<|[|&;<>])/;
const VARIABLE = /^\$(?:env:\w+|\w+|\{[^}]*\})/;
/** A variable of Windows; a lone `%` is none. */
const PERCENT = /^%[A-Za-z_]\w*%/;

/** Finds the first thing in a command that only a shell understands, or null. */
export function findShellSyntax(command: string): ShellSyntax | null {
  if (ASSIGNMENT.test(command)) {
    return { kind: "assignment", text: command.slice(0, command.search(/\s/)), start: 0 };
  }
  const isShell = SHELL.test(command);
  let quote = "";
  for (let at = 0; at < command.length; at++) {
    const character = command[at]!;
    if (character === "\\" && quote !== "'") at++;
    else if (quote !== "") {
      if (character === quote) quote = "";
      else if (quote === '"' && !isShell) {
        const found = expansionAt(command, at);
        if (found !== null) return found;
      }
    } else if (character === "'" || character === '"') quote = character;
    else {
      const found = expansionAt(command, at) ?? bareAt(command, at);
      if (found !== null) return found;
    }
  }
  return null;
}

/** What a shell expands also between double quotes. */
function expansionAt(command: string, start: number): ShellSyntax | null {
  const character = command[start];
  if (character === "`") return { kind: "substitution", text: "`", start };
  if (character !== "$" && character !== "%") return null;
  if (command.startsWith("$(", start)) return { kind: "substitution", text: "$(", start };
  const rest = command.slice(start, start + 80);
  const text = (VARIABLE.exec(rest) ?? PERCENT.exec(rest))?.[0];
  return text === undefined ? null : { kind: "variable", text, start };
}

function bareAt(command: string, start: number): ShellSyntax | null {
  if (command[start] === "~") {
    const isHome = (start === 0 || /[\s=:]/.test(command[start - 1]!)) &&
      /^~(?:[/\\]|$|\s)/.test(command.slice(start, start + 2));
    return isHome ? { kind: "home", text: "~", start } : null;
  }
  const operator = OPERATOR.exec(command.slice(start, start + 2))?.[0];
  if (operator === undefined) return null;
  // Within a word, as in a URL, it is hardly meant for a shell.
  const isWithin = /\S/.test(command[start - 1] ?? " ") &&
    /\S/.test(command[start + operator.length] ?? " ");
  return { kind: isWithin ? "within" : "operator", text: operator, start };
}

/** A path at the start of a command whose blanks nobody quotes. */
export interface BarePath {
  readonly path: string;
  /** True where the program is known to be there under this name. */
  readonly isKnown: boolean;
}

/** How a path goes on behind a blank: more folders, or a program with its extension. */
const WINDOWS_PROGRAM =
  /^[A-Za-z]:[\\/][^"'<>|?*]*? [^"'<>|?*]*?\.(?:exe|cmd|bat|com|ps1)(?=\s|$)/i;
/** Folders with blanks as macOS and people name them: a capital before the blank, a slash soon behind it. */
const UNIX_FOLDER = /^\/(?:[^\s"'\\]*\/)?[A-Z][\w.-]* [A-Z][\w.-]*(?: [A-Z][\w.-]*)*\/\S+/;

/**
 * Finds a path with a blank at the start of a command, outside quotes, so that
 * the program's name would end at the blank.
 *
 * @param exists whether something is at a path; null where that is not known
 */
export function findBarePath(
  command: string,
  exists: (path: string) => boolean | null,
): BarePath | null {
  if (!/^(?:[A-Za-z]:[\\/]|\/)/.test(command) || !command.includes(" ")) return null;
  const words = command.split(" ");
  if (exists(words[0]!) === true) return null;
  let path = words[0]!;
  for (const word of words.slice(1, MOST_WORDS)) {
    path += ` ${word}`;
    if (/["']/.test(path)) break;
    if (exists(path) === true && !path.endsWith("/")) return { path, isKnown: true };
  }
  const start = command.slice(0, LONGEST);
  const windows = WINDOWS_PROGRAM.exec(start)?.[0];
  // `C:\tools\keys.exe --out x.exe` has its program before the blank.
  if (windows !== undefined && !/\.(?:exe|cmd|bat|com|ps1)$/i.test(words[0]!)) {
    return { path: windows, isKnown: false };
  }
  const unix = UNIX_FOLDER.exec(start)?.[0];
  return unix === undefined ? null : { path: unix, isKnown: false };
}

/** A path with more blanks, or longer, than this is hardly one. */
const MOST_WORDS = 8;
const LONGEST = 400;

/** Tells whether quotes stand around a program with its arguments, which makes one name of it all. */
export function isWholeQuoted(command: string): boolean {
  const quote = command[0];
  if ((quote !== '"' && quote !== "'") || command.at(-1) !== quote) return false;
  const inner = command.slice(1, -1);
  return !inner.includes(quote) && /^\S+\s(?:.*\s)?-{1,2}\w/.test(inner);
}
