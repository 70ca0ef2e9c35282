/**
 * Writes `.github/awsconf-matcher.json`, by which GitHub Actions turns the
 * lines of the `concise` format into annotations: run `deno task matcher`
 * after a change of that format.
 *
 * @module
 */
import { writeFileSync } from "node:fs";

/** A line of the `concise` format: path, line, column, severity, message, rule. */
export const CONCISE_LINE =
  "^(.+):(\\d+):(\\d+): (error|warning|info): (.+) \\[([a-z][a-z0-9-]*)\\]$";

/** The matcher (actions/toolkit, `docs/problem-matchers.md`). Its severity `info` is GitHub's notice. */
export function problemMatcher(): unknown {
  return {
    problemMatcher: [{
      owner: "awsconf",
      pattern: [{
        regexp: CONCISE_LINE,
        file: 1,
        line: 2,
        column: 3,
        severity: 4,
        message: 5,
        code: 6,
      }],
    }],
  };
}

/** The text of the file. */
export function matcherText(): string {
  return `${JSON.stringify(problemMatcher(), null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(new URL("../../.github/awsconf-matcher.json", import.meta.url), matcherText());
}
