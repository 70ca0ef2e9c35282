import { joinMessages, type Message, say } from "./message.ts";

/** The options of a rule that judges values by lists. */
export const POLICY_OPTIONS = {
  allowed: "What is allowed, as a list with commas; `*` stands for anything, `?` for one character",
  forbidden: "What is forbidden, in the same way; it wins over what is allowed",
} as const;

/** The greatest number of patterns that a message lists. */
const SHOWN = 6;

/** What a team allows and forbids, as its awsconf.ini says. */
export class Policy {
  readonly #allowed: readonly Pattern[];
  readonly #forbidden: readonly Pattern[];
  readonly #normalize: (text: string) => string;

  /**
   * @param normalize makes values and patterns comparable, such as by leaving out a final slash
   */
  constructor(
    options: Readonly<Record<string, string>>,
    normalize: (text: string) => string = (text) => text.toLowerCase(),
  ) {
    this.#allowed = patternsOf(options.allowed ?? "", normalize);
    this.#forbidden = patternsOf(options.forbidden ?? "", normalize);
    this.#normalize = normalize;
  }

  /** True where no list says anything. */
  get isEmpty(): boolean {
    return this.#allowed.length === 0 && this.#forbidden.length === 0;
  }

  /** Why a value is against the policy, as the end of a sentence; null where it is not. */
  objection(value: string): Message | null {
    const text = this.#normalize(value);
    const forbidden = this.#forbidden.find(({ test }) => test(text));
    if (forbidden !== undefined) {
      return say`which awsconf.ini forbids with \`${forbidden.written}\``;
    }
    if (this.#allowed.length === 0 || this.#allowed.some(({ test }) => test(text))) return null;
    const shown = this.#allowed.slice(0, SHOWN).map(({ written }) => say`\`${written}\``);
    const more = this.#allowed.length - shown.length;
    const rest = more > 0 ? say` and ${more} more` : say``;
    return say`which is none of what awsconf.ini allows: ${joinMessages(shown, ", ")}${rest}`;
  }
}

interface Pattern {
  readonly written: string;
  readonly test: (text: string) => boolean;
}

function patternsOf(list: string, normalize: (text: string) => string): Pattern[] {
  // Quotes around a single item are a person's, for what looks like a number.
  const items = list.split(",").map((item) => item.trim().replace(/^"|"$/g, "").trim());
  return items.filter((item) => item !== "").map((written) => {
    const pattern = normalize(written);
    return { written, test: (text) => matches(pattern, text) };
  });
}

/** Tells whether a text is as a pattern with `*` and `?` says, in time bounded by the product of their lengths. */
function matches(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let retry = 0;
  let index = 0;
  while (index < text.length) {
    if (pattern[at] === "*") {
      star = at++;
      retry = index;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++retry;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
