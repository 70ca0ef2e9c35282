import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { report } from "../../lib/report/github.ts";
import { file, finding, input, options, placeOf, sample } from "./samples.ts";

describe("report()", () => {
  test("writes a workflow command per finding", () => {
    const { config, credentials, findings } = sample();
    assertEquals(
      report(input(findings.slice(1)), options([config, credentials])),
      "::error file=/home/ann/.aws/config,line=9,col=18,endLine=9,endColumn=22," +
        "title=awsconf (dangling-source-profile)::The source profile `deev` does not exist. " +
        "Write `source_profile = dev`.\n" +
        "::notice file=/home/ann/.aws/credentials,line=3,col=25,endLine=3,endColumn=65," +
        "title=awsconf (long-lived-key)::This key never expires.\n" +
        "::warning title=awsconf (shadowed-region)::$AWS_REGION: `AWS_REGION` lies over every " +
        "profile's region. Unset it.\n",
    );
  });

  test("leaves columns out of a span of several lines", () => {
    const config = file("config", "[a]\nb = c\n", "./aws/config");
    assertEquals(
      report(input([finding(placeOf(config, "[a]\nb"))]), options([config])),
      "::error file=aws/config,line=1,endLine=2,title=awsconf (some-rule)::This is wrong.\n",
    );
  });

  test("lets no name add a property or a command", () => {
    const config = file("config", "[a]\n", "a,line=9::b\n::error ::c%0A\r");
    const one = finding(placeOf(config, "a"), { message: "100 %\r\n::error::x\x1b[2J" });
    assertEquals(
      report(input([one]), options([config])),
      "::error file=a%2Cline=9%3A%3Ab%0A%3A%3Aerror %3A%3Ac%250A%0D,line=1,col=2,endLine=1," +
        "endColumn=3,title=awsconf (some-rule)::100 %25\\r\\n::error::x\\u{1b}[2J\n",
    );
    const variable = finding({ variable: "A\n::error::B" });
    assertEquals(
      report(input([variable]), options([])),
      "::error title=awsconf (some-rule)::$A\\n::error::B: This is wrong.\n",
    );
  });

  test("is empty without findings", () => {
    assertEquals(report(input([]), options([])), "");
  });
});
