import { type Reaction, reactionOf, toVariable } from "../catalogue/reactions.ts";
import { type SettingFact, valuesFor } from "../catalogue/settings.ts";
import { limitsFor, type ValueFault, valueFault } from "../catalogue/values.ts";
import type { RuntimeName } from "../model/runtime.ts";
import { closest } from "./did_you_mean.ts";
import type { Severity } from "./finding.ts";
import { joinMessages, type Message, say, verbatim } from "./message.ts";
import { agree, capitalize, listRuntimes, shorten } from "./wording.ts";

/** What is wrong with the value of a setting or of a variable that stands for one. */
export interface ValueProblem {
  readonly message: Message;
  readonly severity: Severity;
  /** Those that cannot use the value. */
  readonly runtimes: readonly RuntimeName[];
  /** What to write instead, where that is plain; null where a person has to say. */
  readonly instead: string | null;
}

/**
 * Judges a value by what each runtime makes of it, or null where all take it.
 *
 * @param name what to call the setting in the message, such as a variable's name
 * @param value as a runtime reads it
 * @param chosen the runtimes that the user cares about
 * @param isVariable whether the value is that of a variable
 */
export function valueProblem(
  fact: SettingFact,
  name: string,
  value: string,
  chosen: readonly RuntimeName[],
  isVariable = false,
): ValueProblem | null {
  const readers = readersOf(fact, chosen);
  const faults = new Map<RuntimeName, ValueFault>();
  for (const runtime of readers) {
    const fault = valueFault(fact, value, runtime);
    if (fault !== null) faults.set(runtime, fault);
  }
  if (faults.size === 0) return null;
  const runtimes = [...faults.keys()];
  const instead = insteadOf(fact, value, readers);
  const reactions = [...faults].map(([runtime, fault]) => {
    const reaction = reactionOf(fact, runtime, fault === "range");
    return [runtime, isVariable ? toVariable(fact, name, runtime, reaction) : reaction] as const;
  });
  const deeds = deedsOf(reactions, value);
  const isPartial = runtimes.length < readers.length;
  // One sentence says it all where those that do not know the value do the same.
  const isShort = isPartial && deeds.length === 1 && deeds[0]!.runtimes.length === runtimes.length;
  const start = isPartial
    ? unknownTo(name, value, runtimes)
    : say`\`${name}\` cannot be \`${shorten(value)}\``;
  const parts = [
    isShort ? say`${start} and ${deeds[0]!.text}.` : say`${start}.`,
    say`${legalOf(fact, readers, [...faults.values()])}.`,
    ...(isShort ? [] : deeds.map((deed) => say`${subject(deed.runtimes)} ${deed.text}.`)),
    ...(instead === null ? [] : [say`Write \`${instead}\`.`]),
  ];
  return {
    message: joinMessages(parts, " "),
    severity: severityOf(reactions, instead),
    runtimes,
    instead,
  };
}

/** boto3 stands for version 1 of the AWS CLI too, but those who name it mean the library, which reads nothing of the CLI's. */
function readersOf({ key, runtimes }: SettingFact, chosen: readonly RuntimeName[]) {
  const isOfCli = key === "output" || key.startsWith("cli_");
  return chosen.filter((runtime) =>
    runtimes.includes(runtime) && !(isOfCli && runtime === "boto3")
  );
}

function unknownTo(name: string, value: string, runtimes: readonly RuntimeName[]): Message {
  const does = agree(runtimes, "does", "do");
  return say`${subject(runtimes)} ${does} not know \`${shorten(value)}\` as a value of \`${name}\``;
}

function subject(runtimes: readonly RuntimeName[]): string {
  return capitalize(listRuntimes(runtimes));
}

function legalOf(
  fact: SettingFact,
  readers: readonly RuntimeName[],
  faults: readonly ValueFault[],
): Message {
  switch (fact.type) {
    case "boolean":
    case "choice":
      return legalValues(fact, readers, faults.includes("case"));
    case "integer":
      return legalNumbers(fact, readers);
    case "size":
      return say`It must be a whole number, with a unit such as \`KB\` or \`MB\` if need be`;
    case "rate":
      return say`It must be a whole number with a unit such as \`KB/s\` or \`MB/s\``;
    case "block":
      return say`Its settings must stand on lines of their own, indented below \`${fact.key} =\``;
    case "url":
      return say`It must be a URL with a scheme, such as \`https://\`, and without blanks`;
    case "command":
      return say`Its quotes must come in pairs`;
    case "arn":
      return say`It must be an ARN, such as \`arn:aws:iam::123456789012:user/NAME\``;
    default:
      return legalText(fact);
  }
}

function legalValues(
  fact: SettingFact,
  readers: readonly RuntimeName[],
  isCase: boolean,
): Message {
  const lists = readers.map((runtime) => legalList(fact, runtime));
  const common = lists[0]!.filter((value) => lists.every((list) => list.includes(value)));
  const others = [...new Set(lists.flat())].filter((value) => !common.includes(value));
  const notes = others.map((value) => {
    const knowing = readers.filter((_, index) => lists[index]!.includes(value));
    return say`, and for ${listRuntimes(knowing)} \`${value}\``;
  });
  const exactly = verbatim(isCase ? ", in exactly this case" : "");
  return say`It must be ${alternatives(common)}${joinMessages(notes, "")}${exactly}`;
}

function legalList(fact: SettingFact, runtime: RuntimeName): readonly string[] {
  return fact.values.length === 0 ? ["true", "false"] : valuesFor(fact, runtime);
}

function alternatives(values: readonly string[]): Message {
  const quoted = values.map((value) => say`\`${value}\``);
  if (quoted.length < 2) return quoted[0]!;
  return say`${joinMessages(quoted.slice(0, -1), ", ")} or ${quoted.at(-1)!}`;
}

function legalNumbers(fact: SettingFact, readers: readonly RuntimeName[]): Message {
  const limits = readers.map((runtime) => limitsFor(fact, runtime));
  // The narrowest, so that a value that is written by it suits all.
  const min = largest(limits.map((one) => one.min));
  const max = largest(limits.map((one) => one.max === null ? null : -one.max));
  const from = min === null ? "" : ` from ${min}`;
  return say`It must be a whole number${from}${max === null ? "" : ` to ${-max}`}`;
}

function largest(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((one) => one !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function legalText({ key, minLength, maxLength }: SettingFact): Message {
  const length = minLength === null
    ? `at most ${maxLength} characters`
    : `${minLength} to ${maxLength} characters`;
  const allowed = key === "external_id"
    ? "letters, digits and any of `_+=,.@:/-`"
    : "letters, digits and any of `_+=,.@-`";
  return key === "sdk_ua_app_id"
    ? say`It may have ${length}`
    : say`It may have ${length}: ${allowed}`;
}

type Reactions = readonly (readonly [RuntimeName, Reaction | null])[];

/** What some runtimes do alike. */
interface Deed {
  readonly runtimes: readonly RuntimeName[];
  readonly text: Message;
}

function deedsOf(reactions: Reactions, value: string): Deed[] {
  const groups = Map.groupBy(
    reactions.filter(([, reaction]) => reaction !== null),
    ([, reaction]) => `${reaction!.does} ${reaction!.text}`,
  );
  return [...groups.values()].map((group) => {
    const runtimes = group.map(([runtime]) => runtime);
    return { runtimes, text: deed(group[0]![1]!, value, runtimes) };
  });
}

function deed({ does, text }: Reaction, value: string, runtimes: readonly RuntimeName[]): Message {
  switch (does) {
    case "stops": {
      const stops = agree(runtimes, "stops", "stop");
      if (text === null) return say`${stops}`;
      const [before = "", after = ""] = text.split("{}");
      const said = text.includes("{}")
        ? say`${verbatim(before)}${shorten(value)}${verbatim(after)}`
        : verbatim(text);
      return say`${stops} with "${trimStop(said)}"`;
    }
    case "ignores":
      return say`silently ${agree(runtimes, "uses", "use")} the default instead`;
    default:
      return say`silently ${agree(runtimes, "takes", "take")} it for \`${does}\``;
  }
}

/** Without a full stop at the end, where the sentence has its own. */
function trimStop(message: Message): Message {
  const last = message.strings.at(-1)!;
  if (!last.endsWith(".")) return message;
  return { strings: [...message.strings.slice(0, -1), last.slice(0, -1)], values: message.values };
}

const YES = /^(?:y|yes|on|1|t|enabled?|active)$/i;
const NO = /^(?:n|no|off|0|f|disabled?|none|inactive)$/i;

function insteadOf(
  fact: SettingFact,
  value: string,
  readers: readonly RuntimeName[],
): string | null {
  if (fact.type !== "boolean" && fact.type !== "choice") return null;
  const lists = readers.map((runtime) => legalList(fact, runtime));
  const common = lists[0]!.filter((one) => lists.every((list) => list.includes(one)));
  const typed = value.toLowerCase().replaceAll(/[\s_]/g, "-");
  const same = common.find((one) => one.toLowerCase().replaceAll("_", "-") === typed);
  if (same !== undefined) return same;
  if (fact.type === "boolean" && YES.test(value)) return "true";
  if (fact.type === "boolean" && NO.test(value)) return "false";
  return closest(value, common) ?? null;
}

/** What works by luck, as `no` taken for `false` does, weighs less than what stops or turns around. */
function severityOf(reactions: Reactions, instead: string | null): Severity {
  const isBad = reactions.some(([, reaction]) =>
    reaction?.does === "stops" ||
    ((reaction?.does === "false" || reaction?.does === "true") && reaction.does !== instead)
  );
  return isBad ? "error" : "warning";
}
