import { assert, assertEquals, assertNotMatch } from "@std/assert";
import { describe, test } from "node:test";
import { Secret } from "../../lib/model/secret.ts";
import { report } from "../../lib/report/json.ts";
import { file, finding, fix, input, KEY_ID, options, placeOf, sample, SECRET } from "./samples.ts";

describe("report()", () => {
  test("writes every part of a finding in a fixed order", () => {
    const { config, credentials, findings } = sample();
    const one = { ...findings[1]!, related: findings[1]!.related.slice(1) };
    assertEquals(
      report(input([one]), options([config, credentials])),
      `\
{
  "version": 1,
  "findings": [
    {
      "rule": "dangling-source-profile",
      "severity": "error",
      "message": "The source profile \`deev\` does not exist. Write \`source_profile = dev\`.",
      "file": "/home/ann/.aws/config",
      "span": {
        "start": {
          "offset": 95,
          "line": 9,
          "column": 18
        },
        "end": {
          "offset": 99,
          "line": 9,
          "column": 22
        }
      },
      "variable": null,
      "related": [
        {
          "message": "uses \`prod\`",
          "file": null,
          "span": null,
          "variable": "AWS_PROFILE"
        }
      ],
      "fix": {
        "title": "Write \`source_profile = dev\`",
        "tier": "safe",
        "reason": null,
        "refused": null,
        "edits": [
          {
            "file": "/home/ann/.aws/config",
            "span": {
              "start": {
                "offset": 95,
                "line": 9,
                "column": 18
              },
              "end": {
                "offset": 99,
                "line": 9,
                "column": 22
              }
            },
            "text": "dev",
            "masked": false
          }
        ],
        "operations": []
      },
      "profile": "prod",
      "runtimes": [
        "cli",
        "boto3"
      ]
    }
  ],
  "summary": {
    "files": 2,
    "profiles": 14,
    "environment": false,
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "fixable": 1,
    "fixableUnsafe": 0,
    "fixed": 0,
    "refused": 0,
    "suppressed": 0,
    "inBaseline": 0
  },
  "resolution": null
}
`,
    );
  });

  test("has neither file nor span for a finding about a variable", () => {
    const { config, credentials, findings } = sample();
    const written = JSON.parse(report(input(findings), options([config, credentials])));
    const { file, span, variable, profile, fix } = written.findings[3];
    assertEquals(
      { file, span, variable, profile, fix },
      { file: null, span: null, variable: "AWS_REGION", profile: null, fix: null },
    );
    assertEquals(written.findings[0].fix.reason, findings[0]!.fix!.reason);
  });

  test("masks what edits write, whether a rule marked it as secret or not", () => {
    const credentials = file("credentials", `[a]\naws_secret_access_key = ${SECRET}\n`);
    const at = { file: credentials, span: { start: 0, end: 0 } };
    const one = finding(placeOf(credentials, "[a]"), {
      fix: {
        ...fix("Move it", [
          { ...at, text: ["aws_secret_access_key = ", new Secret("short"), "\n"] },
          { ...at, text: `x = ${SECRET}\naws_access_key_id = ${KEY_ID}\n` },
          { ...at, text: ["region = ", "eu-west-1"] },
        ]),
        operations: [
          { kind: "reencode", file: credentials },
          { kind: "chmod", file: credentials, mode: 0o600 },
        ],
      },
    });
    const text = report(input([one]), options([credentials]));
    const { edits, operations } = JSON.parse(text).findings[0].fix;
    assertEquals(
      edits.map((edit: { text: string; masked: boolean }) => [edit.text, edit.masked]),
      [
        ["aws_secret_access_key = ****\n", true],
        ["x = ****\naws_access_key_id = AKIA****\n", true],
        ["region = eu-west-1", false],
      ],
    );
    assertEquals(operations, [
      { kind: "reencode", file: "/home/ann/.aws/credentials" },
      { kind: "chmod", file: "/home/ann/.aws/credentials", mode: "0600" },
    ]);
    assert(!text.includes(SECRET.slice(0, 8)) && !text.includes(KEY_ID.slice(4, 10)));
    assert(!text.includes("short"));
  });

  test("escapes what could act on a terminal without changing the data", () => {
    const path = "a\x1b\x9b\u202e\u2028\u{e0041}\ud800/config";
    const config = file("config", "[x]\n", path);
    const one = finding(placeOf(config, "x"), { message: "a\u200bb\nc\u0085d" });
    const text = report(input([one]), options([config]));
    assertNotMatch(text, /[^\x20-\x7e\n]/);
    const read = JSON.parse(text).findings[0];
    assertEquals([read.file, read.message], [path, "a\u200bb\nc\u0085d"]);
  });

  test("does not depend on the order of the summary's keys", () => {
    const some = input([]);
    const reversed = Object.fromEntries(Object.entries(some.summary).reverse());
    assertEquals(
      report({ ...some, summary: reversed as unknown as typeof some.summary }, options([])),
      report(some, options([])),
    );
  });
});
