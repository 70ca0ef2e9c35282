/**
 * Whether a value is one that a setting may have. What the AWS tools do with
 * one that is not, `reactions.ts` says.
 *
 * @module
 */
import type { RuntimeName } from "../model/runtime.ts";
import { splitShellWords } from "../model/runtimes/shell_words.ts";
import { isExternalId, isRoleName, isRoleSessionName, parseArn } from "./formats.ts";
import { type SettingFact, valuesFor } from "./settings.ts";

/**
 * What is wrong with a value: `form` it is none of the legal ones or no number
 * and the like, `case` it differs from a legal one in its case alone, `range`
 * it is a number too small or too large, `length` it is too long or too short.
 */
export type ValueFault = "form" | "case" | "range" | "length";

/**
 * What a runtime finds wrong with a value, or null where it takes it, or where
 * nothing is known of what it must look like. Of paths, names, regions, ARNs of
 * roles and keys nothing is said here.
 */
export function valueFault(
  fact: SettingFact,
  value: string,
  runtime: RuntimeName,
): ValueFault | null {
  switch (fact.type) {
    case "boolean":
      return booleanFault(fact, value, runtime);
    case "choice":
      return choiceFault(fact, value, runtime);
    case "integer":
      return integerFault(fact, value, runtime);
    case "size":
      return SIZE.test(value) ? null : "form";
    case "rate":
      return RATE.test(value) ? null : "form";
    case "block":
      return value === "" ? null : "form";
    case "url":
      return isUrl(value) ? null : "form";
    case "arn":
      return parseArn(value) === null ? "form" : null;
    case "text":
      return textFault(fact, value);
    case "command":
      return fact.key === "credential_process" && hasOpenQuote(value) ? "form" : null;
    default:
      return null;
  }
}

// `s3/transferconfig.py` of the AWS CLI: whole numbers, units in any case but for what comes last.
const SIZE = /^\d+\s*(?:[kmgt]i?b)?$/i;
const RATE = /^\d+\s*(?:[kmgtKMGT][iI]?)?[bB]\/s$/;

/** Runtimes that compare `true` and `false` with their case (`booleanSelector`; Go for one setting). */
function isExact(fact: SettingFact, runtime: RuntimeName): boolean {
  return runtime === "js" || (runtime === "go" && fact.key === "disable_request_compression");
}

function booleanFault(
  fact: SettingFact,
  value: string,
  runtime: RuntimeName,
): ValueFault | null {
  const values = fact.values.length === 0 ? ["true", "false"] : valuesFor(fact, runtime);
  if (values.includes(value)) return null;
  if (!values.includes(value.toLowerCase())) return "form";
  return isExact(fact, runtime) ? "case" : null;
}

function choiceFault(
  fact: SettingFact,
  value: string,
  runtime: RuntimeName,
): ValueFault | null {
  const values = valuesFor(fact, runtime);
  if (values.includes(value)) return null;
  const typed = value.toLowerCase();
  if (!values.some((one) => one.toLowerCase() === typed)) return "form";
  return fact.anyCase.includes(runtime) ? null : "case";
}

function integerFault(
  fact: SettingFact,
  value: string,
  runtime: RuntimeName,
): ValueFault | null {
  // JavaScript's `parseInt` reads as far as there are digits.
  if (runtime === "js" ? !/^\s*[+-]?\d/.test(value) : !/^[+-]?\d+$/.test(value)) return "form";
  const number = Number.parseInt(value, 10);
  const { min, max } = limitsFor(fact, runtime);
  return (min !== null && number < min) || (max !== null && number > max) ? "range" : null;
}

/** The smallest and largest number that a runtime takes for a setting; null for no limit. */
export function limitsFor(
  fact: SettingFact,
  runtime: RuntimeName,
): { readonly min: number | null; readonly max: number | null } {
  const isBotocore = runtime === "cli" || runtime === "boto3";
  // Narrower than what the SDKs have agreed on.
  if (fact.key === "request_min_compression_size_bytes" && isBotocore) {
    return { min: 1, max: 1_048_576 };
  }
  // Nothing but the default comes of a smaller number there.
  if (fact.key === "max_attempts" && (runtime === "js" || runtime === "go")) {
    return { min: null, max: null };
  }
  return { min: fact.min, max: fact.max };
}

/** A scheme and something behind it, without blanks: what botocore's `is_valid_endpoint_url` asks for. */
function isUrl(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#][^\s]*$/i.test(value) && !/["'<>]/.test(value);
}

/** botocore splits a command as a shell does, and stops at a quote that has no partner. */
function hasOpenQuote(command: string): boolean {
  return !command.endsWith("\\") && splitShellWords(command) === null;
}

const TEXTS: Readonly<Record<string, (text: string) => boolean>> = {
  role_session_name: isRoleSessionName,
  external_id: isExternalId,
  sso_role_name: isRoleName,
};

function textFault(fact: SettingFact, value: string): ValueFault | null {
  const { minLength, maxLength } = fact;
  if (maxLength !== null && value.length > maxLength) return "length";
  if (minLength !== null && value.length < minLength) return "length";
  const fits = TEXTS[fact.key];
  return fits === undefined || fits(value) ? null : "form";
}
