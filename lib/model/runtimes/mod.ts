/**
 * What each runtime makes of a home.
 *
 * @module
 */
export * from "./read_view.ts";
export * from "./view.ts";
