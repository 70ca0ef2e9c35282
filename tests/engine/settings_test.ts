import { assertEquals, assertRejects } from "@std/assert";
import { describe, test } from "node:test";
import { parseSettings, SettingsError } from "../../lib/engine/settings.ts";
import { rules } from "../../rules/mod.ts";

const severityOf = async (text: string, rule: string) =>
  (await parseSettings(text, "awsconf.ini", rules)).severities.get(rule);

const refusal = async (text: string) =>
  (await assertRejects(() => parseSettings(text, "awsconf.ini", rules), SettingsError)).message;

describe("a rule that is off by default", () => {
  const lists = "[rule forbidden-region]\nallowed = eu-*\n";

  test("is on as soon as it has options", async () => {
    assertEquals(await severityOf(lists, "forbidden-region"), "warning");
    assertEquals(await severityOf("", "forbidden-region"), undefined);
  });

  test("has the severity that is given, before or after the options", async () => {
    for (const severity of ["error", "info", "off"] as const) {
      const own = `[rules]\nforbidden-region = ${severity}\n`;
      assertEquals(await severityOf(own + lists, "forbidden-region"), severity);
      assertEquals(await severityOf(lists + own, "forbidden-region"), severity);
    }
  });

  test("is not switched on by options of another", async () => {
    assertEquals(await severityOf(lists, "forbidden-account"), undefined);
    assertEquals(await severityOf(lists, "missing-region"), undefined);
  });

  test("must have the options that it cannot do without", async () => {
    const message =
      "The rule `forbidden-region` finds nothing without `allowed` or `forbidden` in `[rule forbidden-region]`.";
    assertEquals(
      await refusal("[rules]\nforbidden-region = error\n"),
      `awsconf.ini:2: ${message}`,
    );
    const empty = '[rules]\nforbidden-region = error\n[rule forbidden-region]\nallowed = " "\n';
    assertEquals(await refusal(empty), `awsconf.ini:2: ${message}`);
  });
});

describe("account ids in lists", () => {
  test("keep their zeros in a list, and in quotes when alone", async () => {
    const read = async (value: string) => {
      const text = `[rule forbidden-account]\nallowed = ${value}\n`;
      const settings = await parseSettings(text, "awsconf.ini", rules);
      return settings.ruleOptions.get("forbidden-account");
    };
    assertEquals(await read("012345678901, 210987654321"), {
      allowed: "012345678901, 210987654321",
    });
    assertEquals(await read('"012345678901"'), { allowed: "012345678901" });
  });

  test("are refused where the ini file makes a number of them", async () => {
    assertEquals(
      await refusal("[rule forbidden-account]\nallowed = 012345678901\n"),
      "awsconf.ini:2: `allowed` has no value, or a number. Fill it in, or put the number in double quotes.",
    );
  });
});

describe("what an awsconf.ini is refused for", () => {
  const cases: [text: string, message: string][] = [
    [
      "fail-on = error\n",
      "1: `fail-on` stands before the first section. Put it below `[awsconf]`.",
    ],
    ["\n[awscnf]\na = b\n", "2: There is no section `[awscnf]`. Did you mean `awsconf`?"],
    ["[quite-another]\na = b\n", "1: There is no section `[quite-another]`."],
    [
      "[awsconf]\nfail-om = error\n",
      "2: `[awsconf]` has no setting `fail-om`. Did you mean `fail-on`?",
    ],
    [
      "[awsconf]\n# fail\nfail-on = eror\n",
      "3: `eror` is not a value of `fail-on`: error, warning, info, never. Did you mean `error`?",
    ],
    [
      "[awsconf]\nruntimes = boto\n",
      "2: `boto` is not a runtime: cli, boto3, js, go, java, rust. Did you mean `boto3`?",
    ],
    [
      "[awsconf]\nruntimes = ,\n",
      "2: `runtimes` names no runtime: cli, boto3, js, go, java, rust.",
    ],
    [
      "[rules]\nmissing-regin = off\n",
      "2: There is no rule `missing-regin`. Did you mean `missing-region`? `awsconf rules` lists them.",
    ],
    [
      "[rules]\nmissing-region = high\n",
      "2: `high` is not a value of `missing-region`: error, warning, info, off.",
    ],
    [
      "[rule missing-regin]\nregion = x\n",
      "1: There is no rule `missing-regin`. Did you mean `missing-region`? `awsconf rules` lists them.",
    ],
    [
      "[rule missing-region]\nregin = x\n",
      "2: The rule `missing-region` has no setting `regin`. It has: region. Did you mean `region`?",
    ],
    [
      "[rule empty-value]\nregion = x\n",
      "2: The rule `empty-value` has no setting `region`. It has none.",
    ],
  ];
  for (const [text, message] of cases) {
    test(message, async () => assertEquals(await refusal(text), `awsconf.ini:${message}`));
  }

  test("nothing is said of one that is as it should be", async () => {
    const text = "[awsconf]\nfail-on = info\nruntimes = go, , js\n[rules]\nempty-value = off\n" +
      "[rule missing-region]\nregion = eu-west-1\n";
    const { failOn, runtimes, severities, ruleOptions } = await parseSettings(text, "x", rules);
    assertEquals([failOn, runtimes], ["info", ["go", "js"]]);
    assertEquals([...severities], [["empty-value", "off"]]);
    assertEquals([...ruleOptions], [["missing-region", { region: "eu-west-1" }]]);
  });
});
