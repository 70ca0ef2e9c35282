import { assertEquals } from "@std/assert";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { CONCISE_LINE, matcherText } from "../../lib/dev/problem_matcher.ts";
import { report } from "../../lib/report/concise.ts";
import { file, finding, input, options, placeOf, sample } from "../report/samples.ts";

describe("the problem matcher", () => {
  test("is what its generator writes; if not, run `deno task matcher`", () => {
    const path = new URL("../../.github/awsconf-matcher.json", import.meta.url);
    assertEquals(readFileSync(path, "utf8"), matcherText());
  });

  test("reads every line that the concise format writes about a file", () => {
    const { config, credentials, findings } = sample();
    const lines = report(input(findings.slice(0, 3)), options([config, credentials]));
    const matches = lines.trimEnd().split("\n").map((line) => new RegExp(CONCISE_LINE).exec(line));
    assertEquals(matches.map((match) => match?.slice(1, 5)), [
      ["~/.aws/config", "5", "1", "error"],
      ["~/.aws/config", "9", "18", "error"],
      ["~/.aws/credentials", "3", "25", "info"],
    ]);
    assertEquals(matches.map((match) => match?.[6]), findings.slice(0, 3).map(({ rule }) => rule));
  });

  test("is not misled by a path or a message that looks like a place", () => {
    const source = file("config", "[a]\n", "C:/x:1:2: error/config");
    const one = finding(placeOf(source, "a"), { message: "Not 1:2: error: [b] here [c]." });
    const line = report(input([one]), options([source])).trimEnd();
    const match = new RegExp(CONCISE_LINE).exec(line)!;
    assertEquals(match.slice(1), [
      "C:/x:1:2: error/config",
      "1",
      "2",
      "error",
      "Not 1:2: error: [b] here [c].",
      "some-rule",
    ]);
  });
});
