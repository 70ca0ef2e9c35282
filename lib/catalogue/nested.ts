/**
 * Settings that hold an indented block, and what may stand in it: the nested
 * settings of `settings.ts`, and those of `[services]` from "Service-specific
 * endpoints" (AWS SDKs and Tools Reference Guide), 2026-11.
 *
 * @module
 */
import { settingFact } from "./settings.ts";

/** Tells whether a setting (key in lower case) is written with an indented block below it. */
export function holdsBlock(key: string, inServices: boolean): boolean {
  return inServices || key === OTHER_NAME || settingFact(key)?.type === "block";
}

/** Tells whether a setting belongs into the block of another (keys in lower case). */
export function belongsInBlock(parent: string, key: string, inServices: boolean): boolean {
  if (inServices) return key === "endpoint_url";
  return settingFact(`${parent === OTHER_NAME ? "s3" : parent}.${key}`) !== undefined;
}

/** The CLI's low-level commands for S3, which people take for a block of their own. */
const OTHER_NAME = "s3api";
