import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { SourceFile } from "../../lib/model/source_file.ts";
import { report } from "../../lib/report/concise.ts";
import { file, finding, input, options, placeOf, sample } from "./samples.ts";

describe("report()", () => {
  test("writes a line per finding, info included", () => {
    const { config, credentials, findings } = sample();
    assertEquals(
      report(input(findings), options([config, credentials])),
      "~/.aws/config:5:1: error: `[dev]` is not a profile: in the config file a profile's header " +
        "starts with the word `profile`, so no AWS tool reads these settings. Write " +
        "`[profile dev]`. [unprefixed-profile]\n" +
        "~/.aws/config:9:18: error: The source profile `deev` does not exist. Write " +
        "`source_profile = dev`. [dangling-source-profile]\n" +
        "~/.aws/credentials:3:25: info: This key never expires. [long-lived-key]\n" +
        "$AWS_REGION: warning: `AWS_REGION` lies over every profile's region. Unset it. " +
        "[shadowed-region]\n",
    );
  });

  test("is empty without findings", () => {
    assertEquals(report(input([]), options([])), "");
  });

  test("keeps hostile names on their line", () => {
    const config = file("config", "[x]\n", "a\nb\x1b[1m");
    const one = finding(placeOf(config, "x"), { message: "It\r\nis \u202e." });
    assertEquals(
      report(input([one]), options([config])),
      "a\\nb\\u{1b}[1m:1:2: error: It\\r\\nis \\u{202e}. [some-rule]\n",
    );
  });

  test("never starts a line as a workflow command would", () => {
    const config = file("config", "[x]\n", "::stop-commands::y");
    assertEquals(
      report(input([finding(placeOf(config, "x"))]), options([config])),
      "./::stop-commands::y:1:2: error: This is wrong. [some-rule]\n",
    );
  });

  test("names a file that is not there without a position", () => {
    const config = new SourceFile({ path: "x/config", kind: "config", text: "", exists: false });
    const one = finding({ file: config, span: { start: 0, end: 0 } });
    assertEquals(
      report(input([one]), options([config])),
      "x/config: error: This is wrong. [some-rule]\n",
    );
  });
});
