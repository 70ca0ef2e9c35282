/** Which tests mutation testing takes, and how small it makes them. */
import { readdirSync } from "node:fs";
import process from "node:process";

/**
 * Whether to look more closely: survivors are rare and what they cost is all the
 * tests that reach them, so slow tests are kept for a second look.
 */
const isThorough = process.env.AWSCONF_MUTATION_THOROUGH === "1";

/** How many cases a property test tries that names a number, and one that asks the environment. */
export const MOST_CASES = 200;
const ASKED_CASES = 60;

/** What the tests of one mutant may take together, as a share of what all tests take; at least one is run. */
export const SHARE = isThorough ? 1 : 0.05;

/** What a test about the mutated file may take that is run beside these. */
export const LONGEST_SHARE = 0.005;

/** Begins each answer of the process with the tests, as a test may print something too. */
export const ANSWER = "answer ";

const FOLDERS = ["syntax", "model", "engine", "rules", "runtimes", "catalogue", "report", "cli"];

/** Test files that run other programs, or are about space and time or the disk, and so take long. */
const FILES =
  /growth_test|killed_test|completions_test|botocore|hyperlinks_test|watch_test|snapshots_test|differential_test/;

/** Tests about size, which take long for what they see of a mutant. */
const TESTS =
  /20,000|100,000|50,000|a long chain|long chains|in proportion|for ever|whatever builds on it|as large as the chain|ends in time|end of its time|linear in the length|no output shows a secret/;

/** The files with tests, from the root of the project. */
export function testFiles() {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(`tests/${folder}`).sort().filter((name) => name.endsWith("_test.ts"))
      .map((name) => `tests/${folder}/${name}`)
  );
  return [...inFolders, "tests/homes_test.ts"].filter((name) => !FILES.test(name));
}

/** Whether a test is left out, by its file and title. */
export function isLeftOut(id) {
  return TESTS.test(id);
}

const PROPERTIES =
  "DIFF DIFFERENTIAL FIX KEYS NAME PROOF RENAME ROLES SECTIONS SPELLING SSO STRUCTURE VALUE"
    .split(" ");

/** The environment of the tests: few cases, no botocore. */
export const ENVIRONMENT = {
  ...Object.fromEntries(PROPERTIES.map((name) => [`AWSCONF_${name}_CASES`, String(ASKED_CASES)])),
  AWSCONF_PYTHON: "/nonexistent",
};

/** Whether a test is about a file in particular: it has the name of a rule, or stands in the folder for it. */
export function isAbout(id, file) {
  const [, folder, name] = /^(?:lib\/)?(\w+)\/.*?([\w-]+)\.ts$/.exec(file);
  if (folder === "rules") return id.startsWith("tests/rules/") && id.includes(` ${name}`);
  return id.startsWith(`tests/${folder}/`) ||
    (folder === "model" && id.startsWith("tests/runtimes/"));
}
