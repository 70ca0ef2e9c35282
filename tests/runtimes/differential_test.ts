import { assertEquals } from "@std/assert";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { differences, readAsBotocore, readAsJs, shrink } from "./differential.ts";
import { type HomeTexts, sampleHomes } from "./homes.ts";
import { type Recording, RECORDINGS } from "./record.ts";
import { botocoreMissing, jsDiffersHere, readWithBotocore, readWithJs } from "./real_readers.ts";
import { variable } from "./support.ts";

const CASES = Number(variable("AWSCONF_DIFFERENTIAL_CASES") ?? 1000);
const SEED = Number(variable("AWSCONF_DIFFERENTIAL_SEED") ?? 20260101);
const BATCH = 10_000;

const missing = botocoreMissing();
if (missing !== null) {
  console.log(`Skipping the comparison with botocore: ${missing}; its recorded readings are used`);
}

async function compare<Reading>(
  theirs: (homes: readonly HomeTexts[]) => Promise<Reading[]> | Reading[],
  ours: (home: HomeTexts) => Reading,
  isLeftOut: (home: HomeTexts) => boolean = () => false,
): Promise<void> {
  for (let done = 0; done < CASES; done += BATCH) {
    const all = sampleHomes(Math.min(BATCH, CASES - done), SEED + done);
    const homes = all.filter((home) => !isLeftOut(home));
    if (homes.length < all.length) {
      console.log(`Leaving out ${all.length - homes.length} homes, in which this engine differs`);
    }
    const found = differences(homes, await theirs(homes), ours);
    if (found.length === 0) continue;
    const smallest = await shrink(found[0]!.home, theirs, ours);
    assertEquals(
      smallest.ours,
      smallest.theirs,
      `${found.length} of ${homes.length} homes differ, such as ${JSON.stringify(smallest.home)}`,
    );
  }
}

describe("our views of random homes", () => {
  test("are botocore's", { skip: missing !== null }, async () => {
    await compare(readWithBotocore, readAsBotocore);
  });

  test("are those of the SDK for JavaScript", async () => {
    await compare(readWithJs, readAsJs, jsDiffersHere);
  });
});

describe("our views of recorded homes", () => {
  const recordings = JSON.parse(readFileSync(RECORDINGS, "utf8")) as Recording[];
  const homes = recordings.map(({ home }) => home);

  test("are botocore's", () => {
    const theirs = recordings.map(({ botocore }) => botocore);
    assertEquals(differences(homes, theirs, readAsBotocore), []);
  });

  test("are those of the SDK for JavaScript", () => {
    const theirs = recordings.map(({ js }) => js);
    assertEquals(differences(homes, theirs, readAsJs), []);
    assertEquals(recordings.length, 150);
  });
});
