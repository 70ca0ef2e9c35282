import { isAccessKeyId, isSecretAccessKey, isSessionToken } from "../lib/catalogue/formats.ts";
import { isPlaceholder } from "../lib/catalogue/placeholders.ts";
import { deleteLine } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { SECRET_KEYS } from "../lib/model/credentials.ts";
import { secretSpansOfText } from "../lib/model/secret_spans.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Line } from "../lib/syntax/line.ts";

/** Reports keys and tokens that stand in a comment. */
const rule: Rule = {
  meta: {
    name: "secret-in-comment",
    family: "credentials",
    severity: "error",
    fix: "unsafe",
    summary: "A secret access key or session token in a comment",
  },
  check(context) {
    for (const file of context.files) checkFile(context, file);
  },
};
export default rule;

/** A secret access key has 40 characters, and so has a comment with one at least; a key id has 20. */
const SHORTEST = 20;

/** What a comment holds: a key id is no secret, but belongs to the one below or above it. */
type Part = "id" | "secret";

/** Comments below each other are taken together, so that a pair is one finding. */
function checkFile(context: RuleContext, file: SourceFile): void {
  if (!file.document.mayHaveComments) return;
  let group: { line: Line; part: Part }[] = [];
  for (const line of file.document.lines) {
    const part = line.kind === "comment" && line.contentEnd - line.contentStart > SHORTEST
      ? partOf(file.document.slice(line.content))
      : null;
    if (group.length > 0 && group.at(-1)!.line.number < line.number - 1) {
      report(context, file, group);
      group = [];
    }
    if (part !== null) group.push({ line, part });
  }
  report(context, file, group);
}

function report(
  context: RuleContext,
  file: SourceFile,
  group: readonly { line: Line; part: Part }[],
): void {
  const first = group.find(({ part }) => part === "secret")?.line;
  if (first === undefined) return;
  const lines = group.map(({ line }) => line);
  context.report({
    message:
      say`This comment holds a secret. AWS tools pass over it, but whoever reads the file can use it for as long as it is valid. Delete it, and deactivate the key in IAM if nothing uses it.`,
    place: { file, span: first.content },
    fix: fix(file, lines),
  });
}

function fix(file: SourceFile, lines: readonly Line[]): FixInit {
  return {
    title: lines.length === 1
      ? say`Delete this comment`
      : say`Delete these ${lines.length} comments`,
    unsafe: "the comment may be the only place where the key is kept",
    edits: lines.map((line) => deleteLine(file, line)),
  };
}

const COMMENTED = /^[#;\s]+(?:export\s+|set\s+|\$env:)?([\w.-]+)\s*[=:]\s*["']?([^\s"',;]+)/i;
const KEYS: ReadonlySet<string> = new Set(SECRET_KEYS);
/** A session token where it is named as JSON, a shell or a person does. */
const TOKEN = /(?:session|security)[ _-]?token\W+([A-Za-z0-9/+=]{100,})/i;

function partOf(text: string): Part | null {
  const [, key, value] = COMMENTED.exec(text) ?? [];
  const isKey = value !== undefined && KEYS.has(key!.toLowerCase());
  const isReal = isKey && !isPlaceholder(value);
  if (isReal && (isSecretAccessKey(value) || isSessionToken(value))) return "secret";
  // Behind a key id or a placeholder, the secret may stand in the same comment.
  if (secretSpansOfText(text).some(({ start, end }) => isAwsSecret(text.slice(start, end)))) {
    return "secret";
  }
  const token = TOKEN.exec(text)?.[1];
  if (token !== undefined && !isPlaceholder(token)) return "secret";
  return isReal && isAccessKeyId(value) ? "id" : null;
}

/** In prose only what has the length of a secret access key, in letters of both cases and digits. */
function isAwsSecret(found: string): boolean {
  // In `KEY=value, and so on` all that has no blank in it is found as one.
  const value = found.replace(/^[\w.-]+=|[,;.]+$/g, "");
  return isSecretAccessKey(value) && /[0-9]/.test(value) && !isPlaceholder(value);
}
