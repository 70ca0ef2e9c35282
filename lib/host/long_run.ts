/**
 * Tells the engine that this process will run for long. Our executable puts off
 * compiling at run time, as most of its runs are over before that pays (see
 * `--compile-jit-policy` in lib/dev/build.mjs). Elsewhere than there it does nothing.
 */
export function expectLongRun(): void {
  const { Bun } = globalThis as { Bun?: { unsafe?: { setJITPolicy?: (scale: number) => void } } };
  Bun?.unsafe?.setJITPolicy?.(1);
}
