import { assert, assertEquals, assertNotEquals } from "@std/assert";
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, test } from "node:test";
import { applyEdits } from "../../lib/syntax/edit.ts";
import { Secret } from "../../lib/model/secret.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { report } from "../../lib/report/sarif.ts";
import type { ReportInput, ReportOptions } from "../../lib/report/types.ts";
import {
  file,
  finding,
  fix,
  input,
  KEY_ID,
  options,
  placeOf,
  ruleMeta,
  sample,
  SECRET,
} from "./samples.ts";

// The published schema is draft 04; it differs from what Ajv reads by the name of its id alone.
const { $schema: _draft, id: _id, ...rest } = schema as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
(formats as unknown as (ajv: Ajv) => void)(ajv);
const validate = ajv.compile(rest);

// deno-lint-ignore no-explicit-any
type Log = any;

/** Writes a log, checks it against the schema and reads it. */
function written(all: ReportInput, settings: ReportOptions): Log {
  const log = JSON.parse(report(all, settings));
  validate(log);
  assertEquals(validate.errors ?? [], []);
  return log;
}

function resultsOf(all: ReportInput, settings: ReportOptions): Log[] {
  return written(all, settings).runs[0].results;
}

describe("report()", () => {
  test("is judged by a schema that can say no", () => {
    assert(!validate({ version: "2.1.0", runs: [{ tool: { driver: {} } }] }));
    assert(
      !validate({
        version: "2.1.0",
        runs: [{
          tool: { driver: { name: "x" } },
          results: [{
            message: { text: "x" },
            locations: [{ physicalLocation: { artifactLocation: { uri: "a b" } } }],
          }],
        }],
      }),
    );
  });

  test("describes tool and rules", () => {
    const some = {
      ...input([]),
      rules: [ruleMeta("a"), ruleMeta("b", "info"), ruleMeta("c", "off")],
    };
    const log = written(some, options([]));
    assertEquals(log.version, "2.1.0");
    assertEquals(log.runs.length, 1);
    assertEquals(log.runs[0].columnKind, "utf16CodeUnits");
    const rule = (id: string, defaultConfiguration: unknown) => ({
      id,
      shortDescription: { text: `What ${id} finds.` },
      defaultConfiguration,
      properties: { tags: ["sections"] },
    });
    assertEquals(log.runs[0].tool.driver, {
      name: "awsconf",
      version: "1.2.3",
      rules: [
        rule("a", { level: "error" }),
        rule("b", { level: "note" }),
        rule("c", { enabled: false }),
      ],
    });
  });

  test("writes a finding with all its parts", () => {
    const { config, credentials, findings } = sample();
    const [, result] = resultsOf(input(findings), options([config, credentials]));
    const region = {
      startLine: 9,
      startColumn: 18,
      endLine: 9,
      endColumn: 22,
      charOffset: 95,
      charLength: 4,
    };
    assertEquals(result, {
      ruleId: "dangling-source-profile",
      ruleIndex: 0,
      level: "error",
      message: { text: "The source profile `deev` does not exist. Write `source_profile = dev`." },
      locations: [{
        physicalLocation: {
          artifactLocation: { uri: "file:///home/ann/.aws/config" },
          region,
        },
        logicalLocations: [{ name: "prod", kind: "profile" }],
      }],
      relatedLocations: [{
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: "file:///home/ann/.aws/credentials" },
          region: {
            startLine: 1,
            startColumn: 1,
            endLine: 1,
            endColumn: 6,
            charOffset: 0,
            charLength: 5,
          },
        },
        message: { text: "the nearest name" },
      }, {
        id: 2,
        logicalLocations: [{ name: "AWS_PROFILE", kind: "variable" }],
        message: { text: "uses `prod`" },
      }],
      partialFingerprints: {
        "awsconf/v1": "dangling-source-profile:config:profile%20prod:source_profile:prod:1",
      },
      fixes: [{
        description: { text: "Write `source_profile = dev`" },
        artifactChanges: [{
          artifactLocation: { uri: "file:///home/ann/.aws/config" },
          replacements: [{ deletedRegion: region, insertedContent: { text: "dev" } }],
        }],
      }],
    });
  });

  test("places a finding about a variable by its name", () => {
    const { config, credentials, findings } = sample();
    const result = resultsOf(input(findings), options([config, credentials]))[3];
    assertEquals(result.level, "warning");
    assertEquals(result.locations, [
      { logicalLocations: [{ name: "AWS_REGION", kind: "variable" }] },
    ]);
    assertEquals(
      result.partialFingerprints["awsconf/v1"],
      "shadowed-region:environment:AWS_REGION:::1",
    );
  });

  test("parts what would be a link or an argument in a message", () => {
    const config = file("config", "[a]\n");
    const one = finding(placeOf(config, "a"), { message: "`[a](1)` and `{0}`\n\x1b." });
    assertEquals(
      resultsOf(input([one]), options([config]))[0].message.text,
      "`[a] (1)` and `{{0}}`\\n\\u{{1b}}.",
    );
  });

  test("counts neither a byte order mark nor a line behind the last", () => {
    const config = file("config", "\ufeff[a]\nb = 1\n");
    const regions = resultsOf(
      input([
        finding(placeOf(config, "[a]")),
        finding({ file: config, span: { start: 0, end: 1 } }),
        finding({ file: config, span: { start: 11, end: 11 } }),
      ]),
      options([config]),
    ).map((result) => Object.values(result.locations[0].physicalLocation.region));
    assertEquals(regions, [
      [1, 1, 1, 4, 0, 3],
      [1, 1, 1, 1, 0, 0],
      [2, 7, 2, 7, 10, 0],
    ]);
  });

  test("writes paths as URIs", () => {
    const uri = (path: string, separator: "/" | "\\" = "/") => {
      const config = file("config", "[a]\n", path);
      const settings = options([config], { separator });
      const [result] = resultsOf(input([finding(placeOf(config, "a"))]), settings);
      return result.locations[0].physicalLocation.artifactLocation.uri;
    };
    assertEquals(uri("./aws dir/c#?%:\\.ini"), "aws%20dir/c%23%3F%25%3A%5C.ini");
    assertEquals(uri("a:b/\ud800\u202e"), "a%3Ab/%EF%BF%BD%E2%80%AE");
    assertEquals(uri("/etc/aws"), "file:///etc/aws");
    assertEquals(uri("aws\\config", "\\"), "aws/config");
    assertEquals(uri("C:\\Users\\Ann B\\config", "\\"), "file:///C:/Users/Ann%20B/config");
    assertEquals(uri("\\\\nas\\home\\config", "\\"), "file://nas/home/config");
  });

  test("names an absent file without a region", () => {
    const absent = new SourceFile({ path: "a", kind: "config", text: "", exists: false });
    const [result] = resultsOf(
      input([finding({ file: absent, span: { start: 0, end: 0 } })]),
      options([absent]),
    );
    assertEquals(result.locations, [{ physicalLocation: { artifactLocation: { uri: "a" } } }]);
  });
});

describe("fixes", () => {
  const text = "[a]\nb = 1\nc = 2\n";

  test("make the same file as the edits that they tell", () => {
    const config = file("config", text);
    const edits = [
      { file: config, span: { start: 10, end: 16 }, text: "" },
      { file: config, span: { start: 4, end: 5 }, text: ["k", "ey"] },
      { file: config, span: { start: 4, end: 4 }, text: "# note\n" },
    ];
    const one = finding(placeOf(config, "b"), { fix: fix("Tidy", edits) });
    const [result] = resultsOf(input([one]), options([config]));
    const { replacements } = result.fixes[0].artifactChanges[0];
    const applied = applyEdits(
      text,
      replacements.map(({ deletedRegion, insertedContent }: Log) => ({
        span: {
          start: deletedRegion.charOffset,
          end: deletedRegion.charOffset + deletedRegion.charLength,
        },
        text: insertedContent.text,
      })),
    );
    assertEquals(applied, "[a]\n# note\nkey = 1\n");
    const starts = replacements.map(({ deletedRegion }: Log) => deletedRegion.charOffset);
    assertEquals(starts, [4, 4, 10]);
  });

  test("are left out where a consumer would break the file", () => {
    const config = file("config", text);
    const told = (one: ReturnType<typeof fix>, source = config) =>
      "fixes" in resultsOf(
        input([finding({ file: source, span: { start: 1, end: 2 } }, { fix: one })]),
        options([source]),
      )[0];
    const edit = { file: config, span: { start: 0, end: 0 }, text: "x = 1\n" };
    const only = (init: Partial<typeof edit>) => fix("Do it", [{ ...edit, ...init }]);
    assert(told(only({})));
    assert(!told(fix("Do it", [])));
    assert(!told(fix("Do it", [edit, { ...edit, text: ["k = ", new Secret("v")] }])));
    assert(!told(only({ text: `k = ${SECRET}` })));
    assert(!told({ ...only({}), operations: [{ kind: "reencode", file: config }] }));
    assert(!told({ ...only({}), operations: [{ kind: "chmod", file: config, mode: 0o600 }] }));
    const other = (init: object) =>
      new SourceFile({ path: "config", kind: "config", text, ...init });
    for (
      const source of [
        other({ exists: false }),
        other({ encoding: "utf-16le" }),
        other({ text: "\ufeff[a]\n" }),
        other({ text: "[a]\n\udcff\n" }),
      ]
    ) {
      assert(!told(only({ file: source }), source));
    }
  });
});

describe("partial fingerprints", () => {
  const of = (source: SourceFile, ...texts: string[]) =>
    resultsOf(input(texts.map((text) => finding(placeOf(source, text)))), options([source]))
      .map((result) => result.partialFingerprints["awsconf/v1"]);

  test("stay when lines move, and tell equal findings apart", () => {
    const before = of(file("config", "[profile a]\nb = 1\nc = 2\n"), "b", "b", "c");
    const after = of(file("config", "# note\n\n[profile a]\nc = 2\nb = 3\n"), "b", "b", "c");
    assertEquals(before, after);
    assertEquals(before, [
      "some-rule:config:profile%20a:b::1",
      "some-rule:config:profile%20a:b::2",
      "some-rule:config:profile%20a:c::1",
    ]);
    assertNotEquals(of(file("credentials", "[profile a]\nb = 1\n"), "b"), before.slice(0, 1));
  });

  test("hold no secret and do not depend on one", () => {
    const make = (secret: string) =>
      of(file("credentials", `[a]\naws_secret_access_key =\n  ${secret}=x\n`), `${secret}=x`);
    const [print] = make("Zq7=Rt");
    assertEquals(make("Zq9=Wv"), [print]);
    assertEquals(print, "some-rule:credentials:a:****::1");
    const named = file("config", `[profile ${SECRET}]\n`);
    assertEquals(of(named, "[profile"), ["some-rule:config:profile%20****:::1"]);
  });

  test("never show a secret anywhere in the log", () => {
    const { config, credentials, findings } = sample();
    const text = report(input(findings), options([config, credentials]));
    assert(!text.includes(SECRET.slice(0, 8)) && !text.includes(KEY_ID.slice(4, 10)));
  });
});
