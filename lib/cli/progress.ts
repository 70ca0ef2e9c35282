import type { Host } from "../host/host.ts";

/** How long a run may be silent, and how long a line stands before the next, in milliseconds. */
const PATIENCE = 1000;
const PACE = 100;

/** What erases a line of a terminal and puts the cursor at its start. */
const ERASE = "\r\u001b[K";

/**
 * One line on standard error that says how far a long run is. It shows only
 * where that is a terminal, after a second, and is gone when the run ends.
 */
export class Progress {
  readonly #host: Host;
  #next: number;
  #isShown = false;

  /** The second begins now. */
  constructor(host: Host) {
    this.#host = host;
    this.#next = host.now() + PATIENCE;
  }

  /** Tells what is being done; the text is made only where it is shown. */
  tell(text: () => string): void {
    const now = this.#host.now();
    if (now < this.#next) return;
    this.#next = now + PACE;
    // Asked for late, as most runs never come here.
    if (!this.#host.stderr.isTerminal) {
      this.#next = Infinity;
      return;
    }
    this.#host.stderr.write(`${ERASE}awsconf: ${text()}`);
    this.#isShown = true;
  }

  /** Takes the line away. */
  end(): void {
    if (this.#isShown) this.#host.stderr.write(ERASE);
    this.#isShown = false;
  }
}
