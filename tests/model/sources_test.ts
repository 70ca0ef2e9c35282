import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { Environment } from "../../lib/model/environment.ts";
import { Home, type HomeInit } from "../../lib/model/home.ts";
import { isRegionName, mentionsRegion, runtimesWithoutRegion } from "../../lib/model/region.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { type FoundValue, lookUp, SOURCE_ORDER } from "../../lib/model/sources.ts";

function homeOf(config: string, credentials: string, rest: Partial<HomeInit> = {}): Home {
  return new Home({
    config: new SourceFile({ path: "config", kind: "config", text: config }),
    credentials: new SourceFile({ path: "credentials", kind: "credentials", text: credentials }),
    ...rest,
  });
}

/** A source in one line: kind, place, value. */
function describeValue(found: FoundValue): string {
  switch (found.source) {
    case "explicit":
      return `explicit ${found.value}`;
    case "environment":
      return `${found.variable} ${found.value}`;
    default: {
      const { line } = found.file.document.position(found.setting.span.start);
      return `${found.file.path}:${line} ${found.value}`;
    }
  }
}

const values = (found: readonly FoundValue[]) => found.map(describeValue);

describe("lookUp()", () => {
  const home = homeOf(
    "[profile dev]\nregion = c\n[profile empty]\nregion =\n[default]\nregion = d\n",
    "[dev]\nregion = k\n",
    {
      environment: new Environment({ AWS_REGION: "r", AWS_DEFAULT_REGION: "n" }),
      explicit: { region: "e" },
    },
  );

  test("gives every source that has a value, the winner first, in the one order", () => {
    const found = lookUp(home, "dev", "region", "cli");
    assertEquals(values(found), [
      "explicit e",
      "AWS_REGION r",
      "AWS_DEFAULT_REGION n",
      "credentials:2 k",
      "config:2 c",
    ]);
    assertEquals([...new Set(found.map(({ source }) => source))], [...SOURCE_ORDER]);
    assertEquals(values(lookUp(home, "dev", "region")), values(found));
  });

  test("looks at the variables that the runtime reads, and at no empty one", () => {
    const variables = (runtime: typeof RUNTIMES[number], names: Record<string, string>) => {
      const one = homeOf("", "", { environment: new Environment(names) });
      return values(lookUp(one, "dev", "region", runtime));
    };
    const both = { AWS_REGION: "r", AWS_DEFAULT_REGION: "n" };
    assertEquals(
      Object.fromEntries(RUNTIMES.map((runtime) => [runtime, variables(runtime, both)])),
      {
        cli: ["AWS_REGION r", "AWS_DEFAULT_REGION n"],
        boto3: ["AWS_DEFAULT_REGION n"],
        js: ["AWS_REGION r"],
        go: ["AWS_REGION r", "AWS_DEFAULT_REGION n"],
        java: ["AWS_REGION r"],
        rust: ["AWS_REGION r", "AWS_DEFAULT_REGION n"],
      },
    );
    assertEquals(variables("cli", { AWS_REGION: "", AWS_DEFAULT_REGION: "n" }), [
      "AWS_DEFAULT_REGION n",
    ]);
  });

  test("inherits nothing from the default profile, and takes no empty value", () => {
    const files = homeOf("[default]\nregion = d\n[profile empty]\nregion =\n", "");
    assertEquals(lookUp(files, "empty", "region"), []);
    assertEquals(lookUp(files, "nobody", "region"), []);
    assertEquals(values(lookUp(files, "default", "region")), ["config:2 d"]);
  });

  test("puts the last of several sections and settings first", () => {
    const files = homeOf("[profile a]\nregion = 1\nregion = 2\n[profile a]\nregion = 3\n", "");
    assertEquals(values(lookUp(files, "a", "region")), ["config:5 3", "config:3 2"]);
  });

  test("finds settings that no variable has, whatever they are called", () => {
    const files = homeOf("[profile a]\noutput = json\nconstructor = x\n", "", {
      environment: new Environment({ AWS_REGION: "r" }),
    });
    assertEquals(values(lookUp(files, "a", "output")), ["config:2 json"]);
    assertEquals(values(lookUp(files, "a", "constructor")), ["config:3 x"]);
    assertEquals(lookUp(files, "a", "toString"), []);
  });
});

test("runtimesWithoutRegion() names those that find none", () => {
  const home = homeOf("[profile a]\noutput = json\n[profile b]\nregion = x\n", "", {
    environment: new Environment({ AWS_DEFAULT_REGION: "n" }),
  });
  assertEquals(runtimesWithoutRegion(home, "a", RUNTIMES), ["js", "java"]);
  assertEquals(runtimesWithoutRegion(home, "b", RUNTIMES), []);
});

test("mentionsRegion() sees what is empty, swallowed or without the word `profile`", () => {
  const home = homeOf(
    [
      "[profile empty]",
      "region =",
      "[profile swallowed]",
      "output = json",
      "  Region = x",
      "[profile other]",
      "output = json",
      "[other]",
      "region = x",
      "[profile none]",
      "output = region",
      "",
    ].join("\n"),
    "[there]\nregion = x\n",
  );
  const mentioning = [...home.profiles.values()].filter((one) => mentionsRegion(home, one));
  assertEquals(mentioning.map(({ name }) => name), ["empty", "swallowed", "other", "there"]);
});

test("isRegionName() accepts the form of all partitions and nothing else", () => {
  const good = ["eu-west-1", "us-gov-west-1", "us-isob-east-1", "eusc-de-east-1", "ap-southeast-7"];
  assertEquals(good.filter((name) => !isRegionName(name)), []);
  const bad = [
    "",
    "Ireland",
    "eu-west-1a",
    "EU-WEST-1",
    "eu_west_1",
    "eu-west-1\n[x]",
    "eu-west-1 ",
  ];
  assertEquals(bad.filter(isRegionName), []);
});
