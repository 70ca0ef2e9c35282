import { assert, assertEquals } from "@std/assert";
import { Ajv } from "ajv";
import { Validator } from "@umbrelladocs/rdformat-validator";
import { parse as parseJUnit } from "junit2json";
import { SaxesParser } from "saxes";
import { describe, test } from "node:test";
import { Secret } from "../../lib/model/secret.ts";
import { report as agent } from "../../lib/report/agent.ts";
import { report as azure } from "../../lib/report/azure.ts";
import { report as checkstyle } from "../../lib/report/checkstyle.ts";
import { report as gitlab } from "../../lib/report/gitlab.ts";
import { report as json } from "../../lib/report/json.ts";
import { report as jsonl } from "../../lib/report/jsonl.ts";
import { report as junit } from "../../lib/report/junit.ts";
import { report as markdown } from "../../lib/report/markdown.ts";
import { report as rdjson } from "../../lib/report/rdjson.ts";
import type { ReportInput, ReportOptions } from "../../lib/report/types.ts";
import { file, finding, fix, input, options, placeOf, sample, SECRET } from "./samples.ts";

const { config, credentials, findings } = sample();
const usual: [ReportInput, ReportOptions] = [input(findings), options([config, credentials])];
const nothing: [ReportInput, ReportOptions] = [input([]), options([])];

/** A finding whose texts try to break out of every format. */
const nasty = (() => {
  const source = file("config", "[a]\n", 'x,y="1";z]&<b>\n##vso[task.complete]');
  const one = finding(placeOf(source, "a"), {
    message:
      "\u0000\u001b[2J]]>|`<script>\r\n##vso[x]\n::error::\u202e=1+1 @all ![a](http://b)\ufffe",
  });
  return [input([one]), options([source])] as [ReportInput, ReportOptions];
})();

interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of a well-formed document; fails for any other. */
function elementsOf(xml: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => elements.push({ name, attributes }));
  parser.write(xml).close();
  return elements;
}

describe("jsonl", () => {
  test("has the findings of the json format, one a line", () => {
    const lines = jsonl(...usual).trimEnd().split("\n").map((line) => JSON.parse(line));
    assertEquals(lines, JSON.parse(json(...usual)).findings);
    assertEquals(jsonl(...nothing), "");
    assertEquals(jsonl(...nasty).split("\n").length, 2);
  });
});

describe("gitlab", () => {
  // GitLab documentation, "Code Quality report format", 2026-11.
  const validate = new Ajv().compile({
    type: "array",
    items: {
      type: "object",
      required: ["description", "check_name", "fingerprint", "severity", "location"],
      properties: {
        description: { type: "string", minLength: 1 },
        check_name: { type: "string", minLength: 1 },
        fingerprint: { type: "string", minLength: 1 },
        severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
        location: {
          type: "object",
          required: ["path", "lines"],
          properties: {
            path: { type: "string", minLength: 1 },
            lines: {
              type: "object",
              required: ["begin"],
              properties: { begin: { type: "integer", minimum: 1 } },
            },
          },
        },
      },
    },
  });
  const issues = (...args: [ReportInput, ReportOptions]) => {
    const list = JSON.parse(gitlab(...args));
    assert(validate(list), JSON.stringify(validate.errors));
    return list as { fingerprint: string; location: { path: string } }[];
  };

  test("is what GitLab documents", () => {
    assert(!validate([{ description: "x" }]));
    assertEquals(issues(...nothing), []);
    issues(...nasty);
    assertEquals(issues(...usual).map(({ location }) => location), [
      { path: "/home/ann/.aws/config", lines: { begin: 5 } },
      { path: "/home/ann/.aws/config", lines: { begin: 9 } },
      { path: "/home/ann/.aws/credentials", lines: { begin: 3 } },
      { path: "$AWS_REGION", lines: { begin: 1 } },
    ] as unknown as { path: string }[]);
  });

  test("has fingerprints that are unique and stay when lines move", () => {
    const prints = (text: string) => {
      const source = file("config", text);
      const list = [placeOf(source, "x"), placeOf(source, "y")].map((place) => finding(place));
      return issues(input(list), options([source])).map(({ fingerprint }) => fingerprint);
    };
    const [first, second] = prints("[a]\nb = x\nb = y\n");
    assert(first !== second);
    assertEquals(prints("# new\n\n[a]\nc = 1\nb = x\nb = y\n"), [first!, second!]);
  });
});

describe("junit", () => {
  test("is read by a real reader: a failed case for each finding, by file", async () => {
    const suites = (await parseJUnit(junit(...usual)))! as {
      tests: number;
      failures: number;
      testsuite: { name: string; testcase: { name: string; failure: { type: string }[] }[] }[];
    };
    assertEquals([suites.tests, suites.failures], [4, 4]);
    assertEquals(suites.testsuite.map(({ name, testcase }) => [name, testcase.length]), [
      ["/home/ann/.aws/config", 2],
      ["/home/ann/.aws/credentials", 1],
      ["environment", 1],
    ]);
    const [first] = suites.testsuite[0]!.testcase;
    assertEquals(first!.name, "unprefixed-profile (~/.aws/config:5:1)");
    assertEquals(first!.failure[0]!.type, "error");
  });

  test("has one case that passes where nothing is found", () => {
    assertEquals(elementsOf(junit(...nothing)).map(({ name }) => name), [
      "testsuites",
      "testsuite",
      "testcase",
    ]);
  });

  test("stays well-formed whatever the names are", () => {
    assertEquals(elementsOf(junit(...nasty)).length, 4);
  });
});

describe("checkstyle", () => {
  test("lists the findings by file", () => {
    const elements = elementsOf(checkstyle(...usual));
    assertEquals(
      elements.map(({ name }) => name).join(" "),
      [
        "checkstyle file error error file error file error",
      ].join(" "),
    );
    assertEquals(elements[2]!.attributes, {
      line: "5",
      column: "1",
      severity: "error",
      message: findings[0]!.message,
      source: "awsconf.unprefixed-profile",
    });
    assertEquals(elements.at(-1)!.attributes.message?.startsWith("$AWS_REGION: "), true);
  });

  test("stays well-formed whatever the names are, and when there is nothing", () => {
    assertEquals(elementsOf(checkstyle(...nasty)).length, 3);
    assertEquals(elementsOf(checkstyle(...nothing)).length, 1);
  });
});

describe("rdjson", () => {
  const validator = new Validator({ strictMode: true });
  const diagnostics = (...args: [ReportInput, ReportOptions]) => {
    const data = JSON.parse(rdjson(...args));
    const result = validator.validate(data);
    assertEquals(result.errors, []);
    return data.diagnostics;
  };

  test("is what a validator of the format accepts", () => {
    assert(!validator.validate({ diagnostics: [{ message: 1 }] }).valid);
    assertEquals(diagnostics(...usual).length, 4);
    diagnostics(...nasty);
  });

  test("counts columns in bytes of UTF-8", () => {
    const source = file("config", "[profile é😀]\nregion = x\n");
    const place = placeOf(source, "]");
    const [one] = diagnostics(input([finding(place)]), options([source]));
    assertEquals(one.location.range, {
      start: { line: 1, column: 16 },
      end: { line: 1, column: 17 },
    });
  });

  test("suggests safe fixes of one edit, and never one that would write a mask", () => {
    const [merge, replace] = diagnostics(...usual);
    assertEquals(merge.suggestions, undefined);
    assertEquals(replace.suggestions, [{
      range: { start: { line: 9, column: 18 }, end: { line: 9, column: 22 } },
      text: "dev",
    }]);
    const place = placeOf(config, "deev");
    const secret = finding(place, {
      fix: fix("Write it", [{ ...place, text: ["a", new Secret(SECRET)] }]),
    });
    assertEquals(diagnostics(input([secret]), usual[1])[0].suggestions, undefined);
  });
});

describe("azure", () => {
  /** Reads a line as the agent does: `##vso[area.event key=value;...]data`. */
  function commandOf(line: string) {
    const [, name, list, data] = /^##vso\[([\w.]+) ([^\]]*)\](.*)$/.exec(line)!;
    const unescape = (text: string) =>
      text.replaceAll("%3B", ";").replaceAll("%5D", "]").replaceAll("%0D", "\r")
        .replaceAll("%0A", "\n").replaceAll("%AZP25", "%");
    const pairs = list!.split(";").filter((pair) => pair !== "").map((pair) => {
      const mark = pair.indexOf("=");
      return [pair.slice(0, mark), unescape(pair.slice(mark + 1))];
    });
    return { name, properties: Object.fromEntries(pairs), data: unescape(data!) };
  }

  test("writes a command per finding", () => {
    const commands = azure(...usual).trimEnd().split("\n").map(commandOf);
    assertEquals(commands[1], {
      name: "task.logissue",
      properties: {
        type: "error",
        sourcepath: "/home/ann/.aws/config",
        linenumber: "9",
        columnnumber: "18",
        code: "dangling-source-profile",
      },
      data: "The source profile `deev` does not exist. Write `source_profile = dev`.",
    });
    assertEquals(commands[3]!.properties, { type: "warning", code: "shadowed-region" });
  });

  test("lets no name add a property or a command", () => {
    const lines = azure(...nasty).trimEnd().split("\n");
    assertEquals(lines.length, 1);
    const { properties } = commandOf(lines[0]!);
    assertEquals(Object.keys(properties), [
      "type",
      "sourcepath",
      "linenumber",
      "columnnumber",
      "code",
    ]);
    assertEquals(properties.sourcepath, 'x,y="1";z]&<b>\n##vso[task.complete]');
  });
});

describe("markdown", () => {
  test("has a sentence, then a row per finding", () => {
    const lines = markdown(...usual).split("\n");
    assertEquals(
      lines[2],
      "2 errors, 1 warning, 1 info in 2 files (1 fixable with --fix, 1 more with --unsafe-fixes).",
    );
    assertEquals(lines.filter((line) => line.startsWith("| ")).length, 2 + 4);
    assertEquals(markdown(...nothing), "## awsconf\n\nNo problems in 2 files and 14 profiles.\n");
  });

  test("lets no name make a link, a column, an element or a mention", () => {
    const text = markdown(...nasty);
    const row = text.split("\n").filter((line) => line.startsWith("| ❌"))[0]!;
    assertEquals(row.match(/\|/g)!.length, 5);
    for (const bad of ["<script", "@all", "](", "://", "\u202e"]) assert(!row.includes(bad), bad);
  });

  test("says how many it leaves out", () => {
    const many = Array.from({ length: 1002 }, () => findings[0]!);
    assert(markdown(input(many), usual[1]).endsWith("2 more findings are left out here.\n"));
  });
});

describe("agent", () => {
  test("puts the exact fix behind each finding", () => {
    const lines = agent(...usual).trimEnd().split("\n");
    assertEquals(
      lines[0]!.split(" | ")[1],
      "fix (unsafe: the settings become part of a profile that worked without them) " +
        '3:1-3:1 => "output = json\\n", 5:1-8:1 => ""',
    );
    assertEquals(
      lines[1],
      "~/.aws/config:9:18 error [dangling-source-profile] The source profile `deev` does not " +
        'exist. Write `source_profile = dev`. | fix (safe) 9:18-9:22 => "dev"',
    );
    assertEquals(lines[3]!.includes(" | fix"), false);
  });

  test("leaves what holds a secret to the linter", () => {
    const place = placeOf(config, "deev");
    const secret = finding(place, {
      fix: fix("Move it", [{ ...place, text: ["a", new Secret(SECRET)] }]),
    });
    assert(agent(input([secret]), usual[1]).endsWith("| fix (safe) Move it: run awsconf --fix\n"));
  });
});
