import type { Document } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";
import { commandSecrets } from "./command_secrets.ts";
import { isKeyIdName, isSecretName } from "./secret_name.ts";

export { isKeyIdName, isSecretName };

/** Settings whose values are never secret, however long and random they look. */
const PLAIN_NAME =
  /^(region|output|role_arn|source_profile|credential_source|role_session_name|sso_session|sso_account_id|sso_account_name|sso_role_name|sso_start_url|sso_region|sso_registration_scopes|mfa_serial|web_identity_token_file|services|ca_bundle|duration_seconds)$/i;

// Key ids of every kind, then anything long that mixes cases and digits as generated secrets do.
const KEY_ID = /(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|ABIA|ACCA|AKIA|ASIA)[A-Za-z0-9]{8,}/g;
const SHORTEST_KEY_ID = 12;
const LONG_TOKEN = /[A-Za-z0-9+/=_.~-]{20,}/g;
// A secret access key has 40 characters, a session token some hundred.
const WHOLE_TOKEN = /(?<![\w+/=:.-])(?:[A-Za-z0-9+/]{40}|[A-Za-z0-9+/=]{60,})(?![\w+/=:.-])/g;
const SHORTEST_WHOLE_TOKEN = 40;
const SECRET_ARGUMENT =
  /(?:--?|\b)([\w-]*(?:secret|passw|passphrase|token|api-?key)[\w-]*)(?:\s*[=:]\s*|\s+)(?!-)("[^"]*"|'[^']*'|\S+)/gi;
/** A name such as `web_identity_token_file`, behind which stands a path or, in a message, any word. */
const FILE_NAME = /token[_-]?file$/i;
const URL_PASSWORD = /:\/\/[^\s/@:]*:([^\s/@]+)@/g;
/** A name and one word, between which a `=` was forgotten. */
const COMMENTED_NAME = /^[#;\s]*([\w.-]+)[ \t]+(\S{8,})$/;
const COMMENTED_SETTING = /^[#;\s]*([\w .-]*?)\s*[=:]\s*(.*)$/;

/**
 * No line that a person wrote comes near. Longer ones are taken for secret as a
 * whole: V8 runs out of stack where a pattern matches many megabytes.
 */
const MAX_LENGTH = 1_000_000;

/** What identifies a key in the access key ids of a text: all but the letters that tell their kind. */
export function keyIdSpans(text: string): Span[] {
  const spans: Span[] = [];
  collect(text, KEY_ID, 0, spans, (match) => ({ start: match.start + 4, end: match.end }));
  return spans;
}

/** Where a text of unknown origin looks secret: spans within it, sorted, without overlap. */
export function secretSpansOfText(text: string): Span[] {
  if (text.length > MAX_LENGTH) return [{ start: 0, end: text.length }];
  const spans = keyIdSpans(text);
  collect(text, LONG_TOKEN, 0, spans, (match) => generatedOrNull(text, match));
  collect(text, SECRET_ARGUMENT, 2, spans, (span, [, name]) => FILE_NAME.test(name!) ? null : span);
  collect(text, URL_PASSWORD, 1, spans);
  return mergeSpans(spans);
}

/**
 * The secret spans of one line, as offsets into the document.
 *
 * @param previous the nearest line above that is a setting, whose value this line may continue
 */
export function secretSpansOfLine(
  document: Document,
  line: Line,
  previous: Line | null,
): Span[] {
  if (line.contentEnd - line.contentStart > MAX_LENGTH) return [line.content];
  const owner = previous !== null && isContinuation(line, previous)
    ? document.slice(previous.name)
    : "";
  const continued = isSecretName(owner);
  if (continued && line.kind === "text") return [line.content];
  const text = document.slice(line.content);
  if (isCommand(owner)) {
    const spans = [...secretSpansOfText(text), ...commandSecrets(text).map(({ span }) => span)];
    return mergeSpans(spans.map((span) => shift(span, line.contentStart)));
  }
  if (line.kind === "setting") return settingSpans(document, line, continued);
  const spans = secretSpansOfText(text);
  const commented = line.kind === "comment" ? COMMENTED_SETTING.exec(text) : null;
  if (commented !== null && isSecretName(commented[1]!)) {
    spans.push({ start: text.length - commented[2]!.length, end: text.length });
  }
  const behind = line.kind === "comment" ? COMMENTED_NAME.exec(text) : null;
  if (behind !== null && isSecretName(behind[1]!) && /[^A-Za-z_-]/.test(behind[2]!)) {
    spans.push({ start: text.length - behind[2]!.length, end: text.length });
  }
  const word = /^\S+/.exec(text)?.[0] ?? "";
  if (line.kind === "text" && (isSecretName(word) || isKeyIdName(word))) {
    spans.push({
      start: Math.min(word.length + 1, text.length),
      end: text.length,
    });
  }
  return mergeSpans(spans.map((span) => shift(span, line.contentStart)));
}

function settingSpans(
  document: Document,
  line: Line,
  continued: boolean,
): Span[] {
  // A wrapped secret may hold `=`, which makes its second line look like a setting.
  if (continued) return [line.content];
  const { spans: own, holds } = judgeKey(document, document.slice(line.name));
  if (holds === "loose secret") {
    return own.map(({ start }) => ({ start: line.contentStart + start, end: line.contentEnd }));
  }
  if (holds === "secret") return line.valueEnd > line.valueStart ? [line.rawValue] : [];
  const length = line.valueEnd - line.valueStart;
  const isPlain = holds === "name" && line.commentStart < 0;
  if (isPlain && length < SHORTEST_KEY_ID && own.length === 0) return [];
  const value = document.slice(line.rawValue);
  if (holds === "key id") {
    const shown = /^A[A-Z]{3}[A-Z0-9]{12}/.test(value) ? 4 : 0;
    return value.length > shown ? [{ start: line.valueStart + shown, end: line.valueEnd }] : [];
  }
  const spans = holds === "command" ? commandSecrets(value).map(({ span }) => span) : [];
  // The values of these are names and paths, which only a whole token gives away.
  if (!isPlain) spans.push(...secretSpansOfText(value));
  else {
    spans.push(...keyIdSpans(value));
    if (length >= SHORTEST_WHOLE_TOKEN) {
      collect(value, WHOLE_TOKEN, 0, spans, (match) => generatedOrNull(value, match));
    }
  }
  if (own.length + spans.length === 0) return [];
  return mergeSpans([
    ...own.map((span) => shift(span, line.contentStart)),
    ...spans.map((span) => shift(span, line.valueStart)),
  ]);
}

/** What the key of a setting says of its value, and what in the key itself is secret. */
interface JudgedKey {
  readonly holds: "loose secret" | "secret" | "key id" | "command" | "name" | "anything";
  /** Offsets in the key; of a loose secret, where it starts. */
  readonly spans: readonly Span[];
}

// The same few keys stand in thousands of sections.
const judged = new WeakMap<Document, Map<string, JudgedKey>>();

function judgeKey(document: Document, key: string): JudgedKey {
  let keys = judged.get(document);
  if (keys === undefined) judged.set(document, keys = new Map());
  let known = keys.get(key);
  if (known === undefined) keys.set(key, known = judge(key));
  return known;
}

function judge(key: string): JudgedKey {
  const loose = looseSecret(key);
  if (loose !== null) return { holds: "loose secret", spans: [{ start: loose, end: key.length }] };
  const spans = secretSpansOfText(key);
  if (isSecretName(key)) return { holds: "secret", spans };
  if (isKeyIdName(key)) return { holds: "key id", spans };
  if (isCommand(key)) return { holds: "command", spans };
  return { holds: PLAIN_NAME.test(key) ? "name" : "anything", spans };
}

/**
 * Where a secret starts in a key that is a secret's name and then the secret:
 * the `=` was forgotten, and one of the secret's own is taken for it. Null for
 * any other key, such as one of several words.
 */
function looseSecret(key: string): number | null {
  const word = /^\S+(?=\s)/.exec(key)?.[0];
  if (word === undefined || !(isSecretName(word) || isKeyIdName(word))) return null;
  return NAME_WORDS.test(key.slice(word.length + 1)) ? null : word.length + 1;
}

const NAME_WORDS = /^(?:(?:aws|access|secret|session|security|key|id|token|file)[ _-]*)*$/i;

function isCommand(key: string): boolean {
  return key.toLowerCase() === "credential_process";
}

function isContinuation(line: Line, previous: Line): boolean {
  return line.kind === "text" || line.indent > previous.indent;
}

function generatedOrNull(text: string, span: Span): Span | null {
  return looksGenerated(text.slice(span.start, span.end)) ? span : null;
}

/**
 * Tells a random token from a name such as `123456789012_AdministratorAccess`:
 * it mixes cases and mostly digits, and it changes between them all the time.
 */
function looksGenerated(token: string): boolean {
  if (!/[a-z]/.test(token) || !/[A-Z]/.test(token)) return false;
  // Words between separators, as in a path: hardly one token in millions looks so.
  if (token.split(/[^A-Za-z0-9]+/).every((part) => WORD.test(part))) return false;
  let changes = 0;
  for (let i = 1; i < token.length; i++) {
    if (classOf(token.charCodeAt(i)) !== classOf(token.charCodeAt(i - 1))) changes++;
  }
  // One key in a thousand has no digit; words in camel case change less often.
  return changes >= token.length * (/[0-9]/.test(token) ? 0.3 : 0.4);
}

const WORD = /^(?:[A-Z]?[a-z]*|[A-Z]+|[0-9]+)$/;

function classOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return 0;
  if (unit >= 0x41 && unit <= 0x5a) return 1;
  return unit >= 0x61 && unit <= 0x7a ? 2 : 3;
}

function collect(
  text: string,
  pattern: RegExp,
  groupIndex: number,
  into: Span[],
  refine: (span: Span, match: RegExpMatchArray) => Span | null = (span) => span,
): void {
  // Nearly all texts hold nothing, and this costs a third of an empty iteration.
  if (text.search(pattern) < 0) return;
  for (const match of text.matchAll(pattern)) {
    const found = match[groupIndex]!;
    const start = match.index + match[0].length - found.length -
      (groupIndex > 0 && match[0].endsWith("@") ? 1 : 0);
    const refined = refine({ start, end: start + found.length }, match);
    if (refined !== null) into.push(refined);
  }
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Sorts spans and joins those that touch or overlap. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: Span[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && next.start <= last.end) {
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, next.end),
      };
    } else if (next.end > next.start) merged.push(next);
  }
  return merged;
}
