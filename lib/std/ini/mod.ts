/**
 * The part of `jsr:@std/ini` that awsconf calls, for machines that cannot
 * reach JSR. Same names, signatures and results.
 *
 * @module
 */
export { parse, type ParseOptions, type ReviverFunction } from "./parse.ts";
export { type ReplacerFunction, stringify, type StringifyOptions } from "./stringify.ts";
