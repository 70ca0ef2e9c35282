/**
 * The part of `jsr:@std/cli` that awsconf calls, for machines that cannot
 * reach JSR. Same names and results; the types are simpler than the real ones.
 *
 * @module
 */
export { parseArgs } from "./parse_args.ts";
export type { Args, ParseOptions } from "./types.ts";
