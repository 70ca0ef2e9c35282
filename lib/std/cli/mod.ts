/**
 * The part of `jsr:@std/cli` that awsconf calls, for machines that cannot
 * reach JSR. Same names, signatures and results.
 *
 * @module
 */
export { type Args, parseArgs, type ParseOptions } from "./parse_args.ts";
