/**
 * When the engine of our executable is to begin to compile at run time. It is
 * built to do so all but never (`--compile-jit-policy` in lib/dev/build.mjs), as
 * most runs are over before that pays; who knows better says so here. Elsewhere
 * than in the executable nothing of this does anything.
 *
 * @module
 */
interface Engine {
  isStandaloneExecutable?: boolean;
  unsafe?: { setJITPolicy?: (scale: number) => void };
}

/** From how many bytes on compiled code pays for itself (measured with 100 to 1,000 profiles). */
const MUCH = 64 * 1024;

/** How many bytes there are to read so far. */
let text = 0;

/** How much longer than usual the engine waits before it compiles. */
let patience = Infinity;

/** Tells the engine that this process will run for long. */
export function expectLongRun(): void {
  waitAtMost(1);
}

/** Tells the engine that so many bytes more are about to be read as text. */
export function expectText(bytes: number): void {
  text += bytes;
  if (text > MUCH) waitAtMost(10);
}

function waitAtMost(scale: number): void {
  const { Bun } = globalThis as { Bun?: Engine };
  if (scale >= patience || Bun?.isStandaloneExecutable !== true) return;
  patience = scale;
  Bun.unsafe?.setJITPolicy?.(scale);
}
