/** One pattern of an ignore file. */
export interface IgnoreRule {
  /** False for one that starts with `!` and takes a file back in. */
  readonly ignores: boolean;
  readonly foldersOnly: boolean;
  /** True where the pattern is matched with the path below its file's folder, false with a name anywhere below. */
  readonly isAnchored: boolean;
  readonly pattern: RegExp;
}

/**
 * Reads an ignore file as git does (gitignore(5), and `wildmatch.c` for
 * patterns); a pattern that git can never match is left out.
 *
 * @param ignoreCase whether git was told that names may differ by case
 */
export function parseIgnoreFile(text: string, ignoreCase = false): IgnoreRule[] {
  return text.replace(/^\ufeff/, "").split("\n")
    .map((line) => parseRule(line.replace(/\r$/, ""), ignoreCase))
    .filter((rule) => rule !== null);
}

/**
 * What the rules of one ignore file say of a path below its folder: true to
 * ignore it, false to take it in, null where none of them matches.
 */
export function decide(
  rules: readonly IgnoreRule[],
  path: string,
  isFolder: boolean,
): boolean | null {
  const name = path.slice(path.lastIndexOf("/") + 1);
  for (let i = rules.length - 1; i >= 0; i--) {
    const { ignores, foldersOnly, isAnchored, pattern } = rules[i]!;
    if (foldersOnly && !isFolder) continue;
    if (pattern.test(isAnchored ? path : name)) return ignores;
  }
  return null;
}

function parseRule(line: string, ignoreCase: boolean): IgnoreRule | null {
  let text = line.slice(0, trimmedLength(line));
  if (text === "" || text.startsWith("#")) return null;
  const ignores = !text.startsWith("!");
  if (!ignores) text = text.slice(1);
  const foldersOnly = text.endsWith("/");
  if (foldersOnly) text = text.slice(0, -1);
  const isAnchored = text.includes("/");
  if (text.startsWith("/")) text = text.slice(1);
  const source = text === "" ? null : toRegExpSource(text);
  if (source === null) return null;
  // `s`: a name may hold a line break. `u`: a character is what git calls one.
  const pattern = new RegExp(`^${source}$`, ignoreCase ? "isu" : "su");
  return { ignores, foldersOnly, isAnchored, pattern };
}

/** The length of a line without the blanks at its end; one behind a backslash stays. */
function trimmedLength(line: string): number {
  let end = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === "\\") end = Math.min(++i + 1, line.length);
    else if (line[i] !== " ") end = i + 1;
  }
  return end;
}

/** A pattern as the source of a regular expression, or null where nothing can match it. */
function toRegExpSource(glob: string): string | null {
  // git compares what comes before the first wildcard on its own, so that a pattern begins anew behind it.
  const begin = /^[^*?[\\]*/.exec(glob)![0].length;
  let source = "";
  for (let i = 0; i < glob.length;) {
    const rest = glob.slice(i);
    const atStart = i === begin || glob[i - 1] === "/";
    if (atStart && /^\*\*+\//.test(rest)) {
      source += "(?:.*/)?";
      i += rest.indexOf("/") + 1;
    } else if (rest[0] === "*") {
      // Several stars that fill the place of a folder's name match folders too.
      source += atStart && /^\*\*+(?:$|\\\/)/.test(rest) ? ".*" : "[^/]*";
      i += /^\*+/.exec(rest)![0].length;
    } else if (rest[0] === "?") {
      source += "[^/]";
      i++;
    } else if (rest[0] === "[") {
      const bracket = readBracket(rest);
      if (bracket === null) return null;
      source += bracket.source;
      i += bracket.length;
    } else {
      if (rest === "\\") return null;
      const letter = String.fromCodePoint(rest.codePointAt(rest[0] === "\\" ? 1 : 0)!);
      source += escape(letter);
      i += letter.length + (rest[0] === "\\" ? 1 : 0);
    }
  }
  return source;
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "A-Za-z0-9",
  alpha: "A-Za-z",
  blank: " \\t",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "\\x21-\\x7e",
  lower: "a-z",
  print: "\\x20-\\x7e",
  punct: "\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e",
  space: "\\s",
  upper: "A-Z",
  xdigit: "A-Fa-f0-9",
};

/** Reads a bracket expression at the start of a text; null for one that does not end or is not valid. */
function readBracket(text: string): { source: string; length: number } | null {
  const negated = text[1] === "!" || text[1] === "^";
  let members = "";
  let i = negated ? 2 : 1;
  // A bracket that comes first is a member, not the end.
  for (let first = true; first || text[i] !== "]"; first = false) {
    const named = /^\[:(\w+):\]/.exec(text.slice(i));
    if (named !== null) {
      const known = CLASSES[named[1]!];
      if (known === undefined) return null;
      members += known;
      i += named[0].length;
      continue;
    }
    const low = readMember(text, i);
    if (low === null) return null;
    i = low.next;
    const high = text[i] === "-" && text[i + 1] !== "]" ? readMember(text, i + 1) : low;
    if (high === null) return null;
    i = high.next;
    // A range that ends before it starts holds but its first letter.
    members += escape(low.letter);
    if (low.letter < high.letter) members += `-${escape(high.letter)}`;
  }
  return { source: `(?!/)[${negated ? "^" : ""}${members}]`, length: i + 1 };
}

function readMember(text: string, at: number): { letter: string; next: number } | null {
  const from = text[at] === "\\" ? at + 1 : at;
  const point = text.codePointAt(from);
  if (point === undefined) return null;
  const letter = String.fromCodePoint(point);
  return { letter, next: from + letter.length };
}

function escape(letter: string): string {
  return /[\w ]/.test(letter) ? letter : `\\u{${letter.codePointAt(0)!.toString(16)}}`;
}
