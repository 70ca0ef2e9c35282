/**
 * The kinds of sections that some AWS tool reads.
 *
 * Sources: "Shared config and credentials files" and "Service-specific
 * endpoints" (AWS SDKs and Tools Reference Guide), botocore `configloader.py`
 * (`build_profile_map`), AWS CLI `plugin.py`; 2026-11. Dates of `since` are of
 * the first appearance in botocore or the AWS CLI.
 *
 * @module
 */
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";

/** What is known of one kind of section. */
export interface SectionFact {
  readonly type: string;
  /** Whether a name follows the word, as in `[profile NAME]`; otherwise the word is the whole header. */
  readonly isNamed: boolean;
  /** Whether the credentials file may hold it; the config file may hold each. */
  readonly inCredentials: boolean;
  readonly runtimes: readonly RuntimeName[];
  readonly status: "current" | "obsolete" | "third-party";
  /** Year and month of its first appearance, where that is known. */
  readonly since: string | null;
}

// Profiles stand in the credentials file without the word.
const FACTS: readonly SectionFact[] = [
  fact("profile", RUNTIMES, { inCredentials: true }),
  fact("sso-session", RUNTIMES, { since: "2022-04" }),
  fact("services", RUNTIMES, { since: "2023-05" }),
  fact("plugins", ["cli", "boto3"], { isNamed: false }),
  // It switched commands on while these were new.
  fact("preview", [], { isNamed: false, status: "obsolete" }),
  // aws-okta keeps what holds for all profiles here.
  fact("okta", [], { isNamed: false, status: "third-party" }),
];

function fact(
  type: string,
  runtimes: readonly RuntimeName[],
  more: Partial<SectionFact>,
): SectionFact {
  return {
    type,
    runtimes,
    isNamed: true,
    inCredentials: false,
    status: "current",
    since: null,
    ...more,
  };
}

/** All kinds of sections, the most frequent first. */
export function sectionFacts(): readonly SectionFact[] {
  return FACTS;
}

/** What is known of a kind of section, or undefined. */
export function sectionFact(type: string): SectionFact | undefined {
  return FACTS.find((one) => one.type === type);
}
