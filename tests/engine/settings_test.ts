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
