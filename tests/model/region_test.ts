import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { Environment } from "../../lib/model/environment.ts";
import { isRegionName, mentionsRegion, runtimesWithoutRegion } from "../../lib/model/region.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { homeOf } from "./two_texts.ts";

test("runtimesWithoutRegion() names those that find none", () => {
  const home = homeOf("[profile a]\noutput = json\n[profile b]\nregion = x\n", "", {
    environment: new Environment({ AWS_DEFAULT_REGION: "n" }),
  });
  assertEquals(runtimesWithoutRegion(home, "a", RUNTIMES), ["js", "java"]);
  assertEquals(runtimesWithoutRegion(home, "b", RUNTIMES), []);
});

test("isRegionName() is about the shape of a region", () => {
  const names = [
    "us-east-1",
    "us-gov-west-1",
    "ap-southeast-10",
    "us-isob-east-1",
    "eusc-de-east-1",
  ];
  const others = [
    "us-east",
    "us-east-1a",
    "us-east-100",
    "x us-east-1",
    "US-EAST-1",
    "1-us-east-1",
  ];
  assertEquals([...names, ...others].filter(isRegionName), names);
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
