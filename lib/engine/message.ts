/** A text with its variable parts apart, so that secrets can be masked in these alone. */
export interface Message {
  readonly strings: readonly string[];
  readonly values: readonly string[];
}

/**
 * Builds a message: a template tag for the texts of findings.
 *
 * ```ts
 * say`Section \`[${title}]\` is empty.`
 * ```
 */
export function say(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Message)[]
): Message {
  const texts: string[] = [strings[0]!];
  const parts: string[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const after = strings[i + 1]!;
    if (typeof value === "object") {
      texts[texts.length - 1] += value.strings[0]!;
      parts.push(...value.values);
      texts.push(...value.strings.slice(1));
      texts[texts.length - 1] += after;
    } else {
      parts.push(String(value));
      texts.push(after);
    }
  }
  return { strings: texts, values: parts };
}

/** Joins messages with a text between them. */
export function joinMessages(
  messages: readonly Message[],
  separator: string,
): Message {
  const [first = EMPTY, ...others] = messages;
  return others.reduce((all, next) => say`${all}${verbatim(separator)}${next}`, first);
}

/** Lists messages as a sentence does: "a, b and c". */
export function listMessages(messages: readonly Message[]): Message {
  if (messages.length < 2) return messages[0] ?? EMPTY;
  return say`${joinMessages(messages.slice(0, -1), ", ")} and ${messages.at(-1)!}`;
}

const EMPTY: Message = { strings: [""], values: [] };

/** A message without variable parts, from a text that is known to hold no secret. */
export function verbatim(text: string): Message {
  return { strings: [text], values: [] };
}

/** Renders a message; every variable part passes through `mask`. */
export function renderMessage(
  message: Message,
  mask: (text: string) => string,
): string {
  let text = message.strings[0]!;
  for (let i = 0; i < message.values.length; i++) {
    text += mask(message.values[i]!) + message.strings[i + 1]!;
  }
  return text;
}
