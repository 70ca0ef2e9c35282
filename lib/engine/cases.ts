import type { FileKind } from "../model/source_file.ts";
import type { Tracking } from "../model/surroundings.ts";

/** One case of a rule page: a home, and what the rule says of it. */
export interface PageCase {
  readonly title: string;
  /** What the heading promises: a valid case has no findings, an invalid one has some. */
  readonly expected: "valid" | "invalid";
  readonly files: Readonly<Partial<Record<FileKind, string>>>;
  /** `NAME=value` pairs, or null where the environment is not consulted. */
  readonly environment: Readonly<Record<string, string>> | null;
  /** What is known of the world around the home, or null for nothing. */
  readonly surroundings: CaseSurroundings | null;
  /** Keys of the rule's own section of awsconf.ini, and `runtimes`. */
  readonly options: Readonly<Record<string, string>>;
  /** Each line `file:line:column-line:column: severity: message`. */
  readonly findings: readonly string[];
  /** What safe fixes make of the case, and unsafe ones too; null where there is none. */
  readonly fixed: FixedCase | null;
  readonly unsafelyFixed: FixedCase | null;
}

/** What fixes make of a case; what they leave alone is absent. */
export interface FixedCase {
  readonly files: Readonly<Partial<Record<FileKind, string>>>;
  readonly modes: Modes;
}

/** Permission bits of the files of a case and of their folder. */
export type Modes = Readonly<Partial<Record<FileKind | "folder", number>>>;

/** The world around the home of a case. */
export interface CaseSurroundings {
  /** ISO 8601. */
  readonly now: string;
  /** As Node names it. */
  readonly platform: string;
  /** The paths at which something is. */
  readonly exists: readonly string[];
  /** The texts of other files, by path; they exist too. */
  readonly files: Readonly<Record<string, string>>;
  /** The top folder of the version-controlled tree around the files, or null. */
  readonly repository: string | null;
  /** What version control makes of the files, where they are in such a tree. */
  readonly tracking: Tracking;
  readonly modes: Modes;
  /** False where the file system keeps no permission bits. */
  readonly keepsModes: boolean;
}

interface Block {
  readonly info: readonly string[];
  readonly text: string;
}

/**
 * Reads the cases of a rule page: below the heading `## Cases`, each heading
 * `### Valid: …` or `### Invalid: …` starts one, made of fenced blocks:
 *
 * - `ini config`, `ini credentials`: the files; with `escaped`, the escapes
 *   `\t \r \n \f \v \\ \uXXXX` and `\xXX` (a byte that is not UTF-8) stand for
 *   characters, line breaks of the block are dropped
 * - `ini config fixed`, `ini config fixed unsafe`: what fixes make of them
 * - `sh environment`: variables, `NAME=value` a line; an empty block is an empty environment;
 *   with `escaped`, the escapes above stand for characters in the values
 * - `text surroundings`: lines `now = 2026-11-25T00:00:00Z`, `exists = PATH` (may be repeated),
 *   `repository = PATH` with `tracking = tracked` (or `untracked`, `ignored`, `unknown`), `mode config = 0644` (or
 *   `credentials`, `folder`), `keeps modes = no`, `platform = win32`; without the block nothing is known of the world
 * - `ini file PATH`: another file of the world
 * - `text surroundings fixed`, `text surroundings fixed unsafe`: the modes after fixes
 * - `ini options`: settings of the rule
 * - `text findings`: the expected findings
 *
 * Throws an Error that names the case when a page is not written so.
 */
export function parseCases(page: string): PageCase[] {
  const body = page.replaceAll("\r\n", "\n").split(/^## Cases[ \t]*$/m)[1];
  if (body === undefined) throw new Error("The page has no heading `## Cases`");
  const parts = body.split(/^### (?=Valid: |Invalid: )/m).slice(1);
  return parts.map((part) => parseCase(part));
}

function parseCase(part: string): PageCase {
  const heading = part.slice(0, part.indexOf("\n"));
  const [expected, title] = [
    heading.slice(0, heading.indexOf(":")),
    heading.slice(heading.indexOf(":") + 2).trim(),
  ];
  const blocks = [...part.matchAll(/^(`{3,})([^\n]*)\n([\s\S]*?)^\1[ \t]*$/gm)]
    .map((match): Block => ({
      info: match[2]!.trim().split(/\s+/),
      text: match[3]!,
    }));
  const find = (...info: string[]) =>
    blocks.find((block) =>
      block.info.filter((word) => word !== "escaped").join(" ") ===
        info.join(" ")
    );
  const files = (...suffix: string[]) => {
    const found: Partial<Record<FileKind, string>> = {};
    for (const kind of ["config", "credentials"] as const) {
      const block = find("ini", kind, ...suffix);
      if (block !== undefined) found[kind] = content(block);
    }
    return found;
  };
  const fixed = (...suffix: string[]): FixedCase | null => {
    const made = files(...suffix);
    const { modes } = parseSurroundings(find("text", "surroundings", ...suffix)?.text, {}) ?? {};
    if (Object.keys(made).length === 0 && modes === undefined) return null;
    return { files: made, modes: modes ?? {} };
  };
  const environment = find("sh", "environment");
  const others = blocks.filter(({ info }) => info[0] === "ini" && info[1] === "file");
  const world = Object.fromEntries(others.map((block) => [block.info[2]!, content(block)]));
  const findings = find("text", "findings")?.text.split("\n").filter((line) => line !== "") ??
    [];
  if (expected === "Valid" && findings.length > 0) {
    throw new Error(`Valid case "${title}" lists findings`);
  }
  if (expected === "Invalid" && findings.length === 0) {
    throw new Error(`Invalid case "${title}" lists no findings`);
  }
  return {
    title,
    expected: expected === "Valid" ? "valid" : "invalid",
    files: files(),
    environment: environment === undefined ? null : parseEnvironment(environment),
    surroundings: parseSurroundings(find("text", "surroundings")?.text, world),
    options: parsePairs(find("ini", "options")?.text ?? ""),
    findings,
    fixed: fixed("fixed"),
    unsafelyFixed: fixed("fixed", "unsafe"),
  };
}

function parseSurroundings(
  text: string | undefined,
  files: CaseSurroundings["files"],
): CaseSurroundings | null {
  if (text === undefined) return null;
  const lines = [...text.matchAll(/^([\w ]+?)\s*=\s*(.*?)\s*$/gm)].map((m) =>
    [m[1]!, m[2]!] as const
  );
  const one = (key: string) => lines.find(([name]) => name === key)?.[1] ?? null;
  const modes: Partial<Record<FileKind | "folder", number>> = {};
  for (const name of ["config", "credentials", "folder"] as const) {
    const mode = one(`mode ${name}`);
    if (mode !== null) modes[name] = Number.parseInt(mode, 8);
  }
  return {
    now: one("now") ?? "2026-11-25T00:00:00Z",
    platform: one("platform") ?? "linux",
    exists: lines.filter(([name]) => name === "exists").map(([, path]) => path),
    files,
    repository: one("repository"),
    tracking: (one("tracking") ?? "untracked") as Tracking,
    modes,
    keepsModes: one("keeps modes") !== "no",
  };
}

function parsePairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const match = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (match !== null) pairs[match[1]!] = match[2]!;
  }
  return pairs;
}

function parseEnvironment(block: Block): Record<string, string> {
  const pairs = parsePairs(block.text);
  if (!block.info.includes("escaped")) return pairs;
  return Object.fromEntries(
    Object.entries(pairs).map(([name, value]) => [name, unescape(value)]),
  );
}

function content(block: Block): string {
  if (!block.info.includes("escaped")) return block.text;
  return unescape(block.text.replaceAll("\n", ""));
}

function unescape(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/g,
    (
      _,
      point: string | undefined,
      byte: string | undefined,
      letter: string | undefined,
    ) => {
      if (point !== undefined) {
        return String.fromCharCode(Number.parseInt(point, 16));
      }
      if (byte !== undefined) {
        return String.fromCharCode(0xdc00 + Number.parseInt(byte, 16));
      }
      return ESCAPES[letter!] ?? letter!;
    },
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  f: "\f",
  v: "\v",
  0: "\0",
};
