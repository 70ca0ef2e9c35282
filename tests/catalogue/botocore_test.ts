/**
 * Compares the catalogue with the botocore that is installed. That one may be
 * older, so it is asked whether we know all that it knows, never the reverse.
 */
import { assert, assertEquals } from "@std/assert";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { environmentFact, profileVariables } from "../../lib/catalogue/environment.ts";
import { isRegion, partitionOfRegion, regionName } from "../../lib/catalogue/regions.ts";
import { isServiceId } from "../../lib/catalogue/services.ts";
import { settingFact } from "../../lib/catalogue/settings.ts";
import { botocoreMissing, PYTHON } from "../runtimes/real_readers.ts";

interface Facts {
  readonly version: string;
  readonly settings: readonly {
    readonly keys: readonly string[];
    readonly variables: readonly string[];
    readonly kind: "boolean" | "integer" | null;
  }[];
  readonly regions: readonly {
    readonly code: string;
    readonly name: string;
    readonly partition: string;
  }[];
  readonly services: readonly string[];
}

const missing = botocoreMissing();
if (missing !== null) console.log(`Skipping the comparison with botocore: ${missing}`);

describe("the catalogue against the installed botocore", { skip: missing !== null }, () => {
  const facts = missing === null ? readFacts() : null;

  test("knows every setting that botocore reads, and says that boto3 reads it", () => {
    const unknown = facts!.settings.flatMap(({ keys }) => keys)
      .filter((key) => !settingFact(key)?.runtimes.includes("boto3"));
    assertEquals(unknown, []);
  });

  test("says boolean and integer of what botocore converts", () => {
    const differing = facts!.settings
      .filter(({ keys, kind }) =>
        keys.some((key) => kind !== null && settingFact(key)!.type !== kind)
      )
      .map(({ keys }) => keys.join());
    assertEquals(differing, []);
  });

  test("knows every variable that botocore reads, and the setting that it stands for", () => {
    const variables = facts!.settings.flatMap(({ keys, variables }) =>
      variables.map((name) => ({ name, keys }))
    );
    assert(variables.length > 20);
    for (const { name, keys } of variables) {
      const fact = environmentFact(name);
      assert(fact !== undefined && fact.runtimes.includes("boto3"), name);
      const setting = fact.setting;
      if (keys.length === 0) assertEquals(setting, null, name);
      else assert(keys.some((key) => lastWord(key) === setting || key === setting), name);
    }
    const profile = facts!.settings.find(({ variables }) => variables.includes("AWS_PROFILE"))!;
    assertEquals(profileVariables("boto3"), profile.variables);
  });

  test("knows every region, its name and its partition", () => {
    assert(facts!.regions.length > 25);
    for (const { code, name, partition } of facts!.regions) {
      assert(isRegion(code), code);
      assertEquals(regionName(code), name);
      assertEquals(partitionOfRegion(code)?.id, partition);
      assert(partitionOfRegion(code)!.pattern.test(code), code);
    }
  });

  test("knows every service id", () => {
    assert(facts!.services.length > 300);
    assertEquals(facts!.services.filter((id) => !isServiceId(id)), []);
  });
});

// botocore reads some variables for a nested setting that stands at the top level for other SDKs.
function lastWord(key: string): string {
  return key.slice(key.lastIndexOf(".") + 1);
}

function readFacts(): Facts {
  const script = fileURLToPath(new URL("./list_botocore_facts.py", import.meta.url));
  const { status, stdout, stderr } = spawnSync(PYTHON, [script], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`botocore could not be asked: ${stderr}`);
  return JSON.parse(stdout) as Facts;
}
