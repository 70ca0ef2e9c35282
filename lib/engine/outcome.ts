import type { RuntimeName } from "../model/runtime.ts";
import {
  type Attempt,
  type FailureCause,
  type ProfileWay,
  profileWays,
  wayLabel,
} from "../model/resolve/mod.ts";
import type { Severity } from "./finding.ts";
import { joinMessages, type Message, say, verbatim } from "./message.ts";
import type { RuleContext } from "./rule.ts";
import { agree, capitalize, listRuntimes } from "./wording.ts";

/** What the runtimes that the user cares about make of a profile with one kind of mistake in it. */
export class Outcome {
  /** Those that fail for this mistake, in the words of each. */
  readonly failing: readonly { readonly runtime: RuntimeName; readonly text: string }[];
  readonly #others: readonly ProfileWay[];
  readonly #isForAll: boolean;

  /**
   * @param ways what each runtime does; see {@link outcomeOf}
   * @param causes what the runtimes may call the mistake; who fails for another reason is not counted
   */
  constructor(
    context: RuleContext,
    ways: readonly ProfileWay[],
    causes: readonly FailureCause[],
  ) {
    this.failing = ways.flatMap(({ runtime, attempt }) => {
      const failure = attempt?.failure ?? null;
      if (failure === null || failure.then === "skip") return [];
      return causes.includes(failure.cause!) ? [{ runtime, text: failure.text }] : [];
    });
    this.#others = ways.filter(({ attempt }) =>
      attempt === null || attempt.failure === null || attempt.failure.then === "skip"
    );
    this.#isForAll = this.failing.length === context.runtimes.length;
  }

  /** An error where some runtime fails, a warning where all go on. */
  get severity(): Severity {
    return this.failing.length > 0 ? "error" : "warning";
  }

  /** The runtimes of a finding: none where it concerns all. */
  get runtimes(): readonly RuntimeName[] {
    return this.#isForAll ? [] : this.failing.map(({ runtime }) => runtime);
  }

  /** Who fails and what they print, and what the others do; a sentence with a blank before it, or nothing. */
  get sentence(): Message {
    const parts = [...this.#failures(), ...this.#detours()];
    return parts.length === 0 ? say`` : say` ${joinMessages(parts, "; ")}.`;
  }

  /** As {@link sentence}, where nothing need be wrong and the question is who uses what. */
  get users(): Message {
    const parts = [...this.#failures(), ...this.#detours(false)];
    return parts.length === 0 ? say`` : say` ${joinMessages(parts, "; ")}.`;
  }

  #failures(): Message[] {
    const [first] = this.failing;
    if (first === undefined) return [];
    const same = this.failing.filter(({ text }) => text === first.text).map(nameOf);
    const rest = this.failing.filter(({ text }) => text !== first.text).map(nameOf);
    const who = verbatim(`${capitalize(listRuntimes(same))} ${agree(same, "stops", "stop")}`);
    const start = say`${who} with ${quoted(first.text)}`;
    if (rest.length === 0) return [start];
    const others = verbatim(`${listRuntimes(rest)} ${agree(rest, "stops", "stop")} too`);
    return [say`${start}, ${others}`];
  }

  #detours(isInSpite = true): Message[] {
    const byDetour = Map.groupBy(this.#others, ({ attempt }) => detour(attempt));
    return [...byDetour].map(([what, ways], index) => {
      const names = ways.map(nameOf);
      const list = listRuntimes(names);
      const start = this.failing.length === 0 && index === 0 ? capitalize(list) : list;
      const does = what.replace("~", agree(names, "s", ""));
      return verbatim(
        isInSpite ? `${start} ${agree(names, "goes", "go")} on and ${does}` : `${start} ${does}`,
      );
    });
  }
}

/** What the runtimes make of a profile, apart from what is wrong further down its chain of roles. */
export function outcomeOf(
  context: RuleContext,
  profile: string,
  ...causes: readonly FailureCause[]
): Outcome {
  return new Outcome(context, profileWays(context.home, profile, context.runtimes), causes);
}

/** What a runtime does that does not fail: a verb with `~` for the ending of its third person, and what follows. */
function detour(attempt: Attempt | null): string {
  if (attempt === null || attempt.failure !== null) return "find~ no credentials";
  if (attempt.way === "role" || attempt.way === "source-profile") {
    const [role] = attempt.roles;
    const source = role?.source?.from === "file" ? role.source.key : "source_profile";
    return `use~ \`${source}\``;
  }
  // Go assumes the role of a profile with whatever credentials the profile has itself.
  return attempt.roles.length > 0
    ? `assume~ the role with ${withArticle(attempt)}`
    : `use~ ${withArticle(attempt)}`;
}

function withArticle(attempt: Attempt): string {
  const label = wayLabel(attempt);
  if (label.includes("_")) return `\`${label}\``;
  return label === "SSO" ? label : `the ${label}`;
}

/** What a runtime prints, in quotes; in backticks where it has quotes of its own. */
function quoted(text: string): Message {
  const printed = text.replace(/\.$/, "");
  return printed.includes('"') ? say`\`${printed}\`` : say`"${printed}"`;
}

function nameOf({ runtime }: { readonly runtime: RuntimeName }): RuntimeName {
  return runtime;
}
