/**
 * Finds what a person meant by a mistyped word: the candidate with the fewest
 * insertions, deletions, replacements and swaps of neighbours, compared
 * without case, or undefined where none is near enough.
 *
 * @param word what was typed
 * @param candidates what could have been meant; of equally near ones the first wins
 * @param most how many changes there may be; by default a third of the word's length
 */
export function closest(
  word: string,
  candidates: Iterable<string>,
  most = Math.max(1, Math.floor(word.length / 3)),
): string | undefined {
  const typed = word.toLowerCase();
  const letters = lettersOf(typed);
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= bestDistance) continue;
    if (!mayBeNear(letters, lettersOf(candidate.toLowerCase()), bestDistance)) continue;
    const distance = editDistance(typed, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/**
 * The number of insertions, deletions, replacements and swaps of neighbours
 * between two texts.
 *
 * @param limit what is returned at least where the number is not below it, without looking further
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  let beforeLast: number[] = [];
  let leastBefore = 0;
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    // A swap reaches back two rows, so that two of them must be beyond it.
    if (least >= limit && leastBefore >= limit) return limit;
    leastBefore = least;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/** Longer names are not compared letter by letter. */
const LONGEST_NAME = 64;

/**
 * How many candidates are looked at in all: some, and so many for each that
 * there is. A comparison letter by letter counts as more.
 */
const BUDGET = 20_000;
const BUDGET_EACH = 50;
const COMPARISON = 40;

/**
 * Finds what was meant by each of many words out of the same candidates. What
 * is found is that of {@link closest}; the time for all words together grows
 * with the number of candidates only. Once it is used up, nothing but
 * differences of case is found.
 */
export class Guesser {
  readonly #candidates: { name: string; lower: string; letters: number }[] = [];
  readonly #byLower = new Map<string, string>();
  readonly #known = new Map<string, string | undefined>();
  #budget: number;

  constructor(candidates: Iterable<string>) {
    for (const name of candidates) {
      const lower = name.toLowerCase();
      if (!this.#byLower.has(lower)) this.#byLower.set(lower, name);
      if (name.length <= LONGEST_NAME) {
        this.#candidates.push({ name, lower, letters: lettersOf(lower) });
      }
    }
    this.#budget = BUDGET + BUDGET_EACH * this.#candidates.length;
  }

  /** The candidate that a word was meant to be, or undefined where none is near enough. */
  closest(word: string): string | undefined {
    if (!this.#known.has(word)) this.#known.set(word, this.#find(word));
    return this.#known.get(word);
  }

  #find(word: string): string | undefined {
    const typed = word.toLowerCase();
    const same = this.#byLower.get(typed);
    if (same !== undefined || typed.length > LONGEST_NAME) return same;
    const letters = lettersOf(typed);
    let best: string | undefined;
    let bestDistance = Math.max(1, Math.floor(typed.length / 3)) + 1;
    for (const candidate of this.#candidates) {
      if (--this.#budget < 0) return undefined;
      if (Math.abs(candidate.lower.length - typed.length) >= bestDistance) continue;
      if (!mayBeNear(candidate.letters, letters, bestDistance)) continue;
      this.#budget -= COMPARISON;
      const distance = editDistance(typed, candidate.lower);
      if (distance < bestDistance) [best, bestDistance] = [candidate.name, distance];
      // Nothing is nearer than one change, as what differs by case alone was found before.
      if (bestDistance === 1) break;
    }
    return best;
  }
}

/** Tells by their letters whether two texts may be nearer than a distance: one change of a letter makes a difference of two at most. */
function mayBeNear(a: number, b: number, distance: number): boolean {
  return countBits(a ^ b) <= 2 * (distance - 1);
}

/** The letters of a text as bits; some share one. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}
