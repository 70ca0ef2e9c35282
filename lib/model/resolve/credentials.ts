import { chooseSkipReason, isPlural, wayLabel } from "./labels.ts";
import type { Context } from "./context.ts";
import { findWay } from "./find_way.ts";
import { goLoadFailure } from "./go_load.ts";
import { OUTSIDE_PROFILE, skippedWays } from "./habits.ts";
import { assumingOwnRole } from "./profile_way.ts";
import type {
  Attempt,
  CredentialsResolution,
  Failure,
  Loser,
  ResolutionError,
  Way,
} from "./types.ts";

/**
 * Finds where a runtime takes credentials from, by what stands in the files and
 * the environment: nothing is run and nobody is asked.
 *
 * @param error what keeps the runtime from reading the profile, if anything does
 */
export function resolveCredentials(
  context: Context,
  error: ResolutionError | null,
): CredentialsResolution {
  const stop = stopBeforeAll(context, error);
  const walk = new Walk(context, stop);
  for (const way of context.habits.order) {
    // Rust and others look at the environment before they look for the profile.
    if (error?.stops === true && !OUTSIDE_PROFILE.has(way)) walk.stop(error.text, error.text);
    walk.look(way);
  }
  return walk.result();
}

/** What stops a runtime before it looks for credentials anywhere. */
function stopBeforeAll(context: Context, error: ResolutionError | null): string | null {
  if (error?.stops === true) return context.runtime === "rust" ? null : error.text;
  return context.runtime === "go" ? goLoadFailure(context) : null;
}

class Walk {
  readonly #context: Context;
  readonly #skipped: readonly Way[];
  readonly #losers: Loser[] = [];
  #winner: Attempt | null = null;
  #error: string | null;
  /** Why what comes now loses; null while nothing has won or stopped the runtime. */
  #over: string | null;
  /** Why the rest of the profile does not count; null where it does. */
  #left: string | null = null;

  constructor(context: Context, stop: string | null) {
    this.#context = context;
    this.#skipped = skippedWays(context.runtime, context.choice);
    this.#error = stop;
    this.#over = stop === null ? null : "the profile does not load, so nothing is looked for";
  }

  /** Ends the search with an error, if it has not ended yet. */
  stop(error: string, why: string): void {
    if (this.#over !== null) return;
    this.#error = error;
    this.#over = `the search ends before: ${withoutFullStop(why)}`;
  }

  /** Looks at one way to credentials; to be called in the runtime's order. */
  look(way: Way): void {
    const found = this.#find(way);
    if (found === null) return;
    const left = this.#left !== null && !OUTSIDE_PROFILE.has(way) && !this.#isTriedAgain(way);
    if (this.#skipped.includes(way)) {
      this.#losers.push({ attempt: found, why: chooseSkipReason(this.#context.choice, way) });
    } else if (this.#over !== null) {
      // The last resort is there for everyone: that it was not needed tells nothing.
      if (way !== "instance") this.#losers.push({ attempt: found, why: this.#over });
    } else if (left) this.#losers.push({ attempt: found, why: this.#left! });
    else if (found.failure === null) this.#win(found);
    else this.#fail(found, found.failure);
  }

  // JavaScript: `fromProcess` comes after `fromIni` in the chain.
  #isTriedAgain(way: Way): boolean {
    return this.#context.runtime === "js" && way === "process";
  }

  result(): CredentialsResolution {
    const none = this.#winner === null ? this.#error ?? "there are no credentials" : null;
    return { winner: this.#winner, losers: this.#losers, error: none };
  }

  #win(found: Attempt): void {
    this.#winner = found;
    this.#over = `${wayLabel(found)} ${isPlural(found.way) ? "come" : "comes"} first`;
  }

  #fail(found: Attempt, failure: Failure): void {
    const after = failure.then === "stop" ? "the search ends here" : "the search goes on";
    this.#losers.push({ attempt: found, why: `${withoutFullStop(failure.text)}; ${after}` });
    if (failure.then === "stop") this.stop(failure.text, `${wayLabel(found)} failed`);
    if (failure.then === "leave") {
      this.#left ??= `the search leaves the profile as ${wayLabel(found)} failed`;
    }
  }

  #find(way: Way): Attempt | null {
    const context = this.#context;
    const profile = context.choice.name;
    return assumingOwnRole(context, findWay(context, profile, way, false));
  }
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, "");
}
