/**
 * Writes recorded.json: random homes and what the real readers make of them,
 * for machines that have none of them. Needs Python with botocore.
 *
 *     bun tests/runtimes/record.ts && deno fmt tests/runtimes/recorded.json
 *
 * Not with Deno, whose objects have no `__proto__` for the loader to stumble over.
 *
 * @module
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type HomeTexts, sampleHomes } from "./homes.ts";
import { type JsReading, readWithBotocore, readWithJs } from "./real_readers.ts";
import type { PlainView } from "./support.ts";

/** A home and its two readings. */
export interface Recording {
  readonly home: HomeTexts;
  readonly botocore: PlainView;
  readonly js: JsReading;
}

/** Where the recordings are kept. */
export const RECORDINGS = fileURLToPath(new URL("./recorded.json", import.meta.url));

const COUNT = 150;
const MAX_LENGTH = 400;

async function record(): Promise<Recording[]> {
  const homes = sampleHomes(1000, 1).filter(isTelling);
  const botocore = readWithBotocore(homes);
  const js = await readWithJs(homes);
  const all = homes.map((home, i) => ({ home, botocore: botocore[i]!, js: js[i]! }));
  // One in three may be a file that botocore refuses; those say little.
  const refused = all.filter((recording) => "error" in recording.botocore);
  const read = all.filter((recording) => !("error" in recording.botocore));
  return [...read.slice(0, COUNT * 2 / 3), ...refused.slice(0, COUNT / 3)];
}

function isTelling({ config, credentials }: HomeTexts): boolean {
  const length = (config ?? "").length + (credentials ?? "").length;
  return length > 80 && length < MAX_LENGTH;
}

if (import.meta.main) {
  // What is not ASCII is escaped, so that odd characters can be seen and survive editors.
  const json = JSON.stringify(await record(), null, 2).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  writeFileSync(RECORDINGS, `${json}\n`);
}
